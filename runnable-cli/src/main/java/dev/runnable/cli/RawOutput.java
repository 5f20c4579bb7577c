package dev.runnable.cli;

import dev.runnable.event.RunEvent;
import dev.runnable.graph.StepPath;
import dev.runnable.run.RunListener;
import dev.runnable.spi.TaskOutput;

/// Passes on what a task writes, each line to the stream that it came from, for a host that keeps
/// it.
record RawOutput(Terminal terminal) implements RunListener {
    @Override
    public void event(RunEvent event) {
        // the host knows
    }

    @Override
    public void line(StepPath step, int attempt, TaskOutput.Stream stream, String line) {
        switch (stream) {
            case OUT -> terminal.out().println(line);
            case ERR -> terminal.err().println(line);
        }
    }
}
