package dev.runnable.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Where text goes: results to `out`, everything for people to `err`, always as UTF-8, so that what
/// a task prints arrives as it was, whatever the locale.
///
/// @param colour whether `err` is a terminal that shows colours and the user wants them
record Terminal(ResultStream out, PrintStream err, boolean colour) {
    /// @param terminal whether `err` is one
    static Terminal ofThisProcess(Map<String, String> environment, boolean terminal) {
        boolean wanted =
                environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(
                new ResultStream(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                terminal && wanted);
    }

    /// A writer onto one of the streams, for libraries that want one.
    static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    String paint(Style style, String text) {
        return colour ? "\u001b[" + style.code + "m" + text + "\u001b[0m" : text;
    }

    enum Style {
        GOOD("32"),
        BAD("31"),
        WARN("33"),
        DIM("2"),
        BOLD("1");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }
}
