package dev.runnable.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Where text goes: results to `out`, everything for people to `err`, always as UTF-8, so that what
/// a task prints arrives as it was, whatever the locale.
///
/// Lines for people leave by [#tell], [#result] and [#output], which see to it that no terminal
/// obeys what they quote. The streams are for documents and libraries.
record Terminal(ResultStream out, PrintStream err, Screen screen) {
    private static final char END_OF_STYLE = '\ufddf';

    static Terminal ofThisProcess(Screen screen) {
        return new Terminal(
                new ResultStream(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                screen);
    }

    /// A writer onto one of the streams, for libraries that want one.
    static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /// A line for people on the standard error.
    void tell(String line) {
        err.println(styled(Visible.line(line)));
    }

    /// A line for people on the standard output.
    void result(String line) {
        out.println(Visible.line(line));
    }

    /// A line that a task printed, on the standard error: as it is, unless a terminal shows it.
    void output(String prefix, String line) {
        String shown = screen.terminal() ? Visible.output(line) : line;
        err.println(styled(Visible.line(prefix)) + shown);
    }

    /// A line that a user's program printed, on the standard error.
    void printed(String line) {
        err.println(screen.terminal() ? Visible.output(line) : line);
    }

    /// The text as a part of a line to [#tell].
    String paint(Style style, String text) {
        return screen.colour() ? style.mark + text + END_OF_STYLE : text;
    }

    private String styled(String line) {
        if (!screen.colour()) {
            return line;
        }
        String styled = line.replace(String.valueOf(END_OF_STYLE), "\u001b[0m");
        for (Style style : Style.values()) {
            styled = styled.replace(String.valueOf(style.mark), "\u001b[" + style.code + "m");
        }
        return styled;
    }

    enum Style {
        GOOD("32", '\ufdd0'),
        BAD("31", '\ufdd1'),
        WARN("33", '\ufdd2'),
        DIM("2", '\ufdd3'),
        BOLD("1", '\ufdd4');

        private final String code;

        /// Stands for the style inside a line until that leaves: Unicode keeps these characters for
        /// the inside of programs.
        private final char mark;

        Style(String code, char mark) {
            this.code = code;
            this.mark = mark;
        }
    }
}
