package dev.runnable.cli;

import dev.runnable.run.Narration;
import dev.runnable.run.RunListener;

/// Shows a run on the terminal while it goes on.
record RunConsole(Terminal terminal) implements Narration.Screen {
    static RunListener on(Terminal terminal) {
        return new Narration(new RunConsole(terminal));
    }

    @Override
    public void tell(String line) {
        terminal.tell(line);
    }

    @Override
    public void output(String step, String line) {
        terminal.output(terminal.paint(Terminal.Style.DIM, "[" + step + "]") + " | ", line);
    }

    @Override
    public String paint(Narration.Style style, String text) {
        return terminal.paint(Terminal.Style.valueOf(style.name()), text);
    }
}
