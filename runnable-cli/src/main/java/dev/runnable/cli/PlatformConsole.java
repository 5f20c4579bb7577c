package dev.runnable.cli;

import dev.runnable.event.RunEvent;
import dev.runnable.graph.StepPath;
import dev.runnable.run.RunListener;
import dev.runnable.spi.PlatformListener;
import dev.runnable.spi.TaskOutput;
import java.util.Optional;

/// Shows a run on a platform as one in this process is shown.
record PlatformConsole(Terminal terminal, RunListener console) implements PlatformListener {
    static PlatformConsole on(Terminal terminal) {
        return new PlatformConsole(terminal, RunConsole.on(terminal));
    }

    @Override
    public void event(RunEvent event) {
        console.event(event);
    }

    @Override
    public void line(StepPath step, int attempt, TaskOutput.Stream stream, String line) {
        console.line(step, attempt, stream, line);
    }

    @Override
    public void notice(Optional<StepPath> step, String text) {
        String head =
                step.map(it -> terminal.paint(Terminal.Style.DIM, "[" + it.text() + "]") + " ")
                        .orElse("");
        terminal.tell(head + terminal.paint(Terminal.Style.WARN, text));
    }
}
