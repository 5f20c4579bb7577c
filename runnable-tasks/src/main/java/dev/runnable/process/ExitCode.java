package dev.runnable.process;

import java.util.Map;
import java.util.Optional;

/// What an exit code says to a person.
public final class ExitCode {
    private static final int SIGNALLED = 128;
    private static final Map<Integer, Signal> SIGNALS =
            Map.ofEntries(
                    Map.entry(1, new Signal("SIGHUP", "")),
                    Map.entry(2, new Signal("SIGINT", "")),
                    Map.entry(3, new Signal("SIGQUIT", "")),
                    Map.entry(4, new Signal("SIGILL", "illegal instruction")),
                    Map.entry(5, new Signal("SIGTRAP", "")),
                    Map.entry(6, new Signal("SIGABRT", "aborted")),
                    Map.entry(7, new Signal("SIGBUS", "bus error")),
                    Map.entry(8, new Signal("SIGFPE", "arithmetic error")),
                    Map.entry(9, new Signal("SIGKILL", "perhaps the system was out of memory")),
                    Map.entry(11, new Signal("SIGSEGV", "segmentation fault")),
                    Map.entry(13, new Signal("SIGPIPE", "")),
                    Map.entry(14, new Signal("SIGALRM", "")),
                    Map.entry(15, new Signal("SIGTERM", "")));

    private ExitCode() {}

    /// @param meaning why it is mostly sent; empty where the name says all
    private record Signal(String name, String meaning) {
        String explained() {
            return meaning.isEmpty() ? name : name + ": " + meaning;
        }
    }

    /// `exit code 3`, or `killed by signal 9 (SIGKILL)` for what a shell and the system report so.
    public static String text(int code) {
        return signal(code)
                .map(signal -> killed(code, signal.name()))
                .orElseGet(() -> "exit code " + code);
    }

    /// How a process ended that a signal ended: `killed by signal 11 (SIGSEGV: segmentation
    /// fault)`.
    ///
    /// @return empty for an exit code of the process itself
    public static Optional<String> death(int code) {
        return signal(code).map(signal -> killed(code, signal.explained()));
    }

    private static Optional<Signal> signal(int code) {
        return Optional.ofNullable(SIGNALS.get(code - SIGNALLED));
    }

    private static String killed(int code, String signal) {
        return "killed by signal %d (%s)".formatted(code - SIGNALLED, signal);
    }
}
