package dev.runnable.process;

import java.util.Map;

/// What an exit code says to a person.
public final class ExitCode {
    private static final int SIGNALLED = 128;
    private static final Map<Integer, String> SIGNALS =
            Map.ofEntries(
                    Map.entry(1, "SIGHUP"),
                    Map.entry(2, "SIGINT"),
                    Map.entry(3, "SIGQUIT"),
                    Map.entry(4, "SIGILL"),
                    Map.entry(5, "SIGTRAP"),
                    Map.entry(6, "SIGABRT"),
                    Map.entry(8, "SIGFPE"),
                    Map.entry(9, "SIGKILL"),
                    Map.entry(11, "SIGSEGV"),
                    Map.entry(13, "SIGPIPE"),
                    Map.entry(14, "SIGALRM"),
                    Map.entry(15, "SIGTERM"));

    private ExitCode() {}

    /// `exit code 3`, or `killed by signal 9 (SIGKILL)` for what a shell and the system report so.
    public static String text(int code) {
        String signal = SIGNALS.get(code - SIGNALLED);
        return signal == null
                ? "exit code " + code
                : "killed by signal " + (code - SIGNALLED) + " (" + signal + ")";
    }
}
