package dev.runnable.container;

import java.util.List;

/// What a container does that waits for processes: it reads from an input that nobody writes to. It
/// does not listen to SIGTERM, which is sent to all processes of a step that is to end.
final class Idle {
    private static final String BY_SHELL = "trap '' TERM; read _";
    private static final String BY_PYTHON =
            "import signal, sys; signal.signal(signal.SIGTERM, signal.SIG_IGN); sys.stdin.read()";

    private Idle() {}

    /// By the program that the image has for the first process: it may have no other.
    static List<String> by(List<String> first) {
        String program = first.getFirst();
        return program.endsWith("sh")
                ? List.of(program, "-c", BY_SHELL)
                : List.of(program, "-c", BY_PYTHON);
    }
}
