package dev.runnable.task.python;

import java.time.Duration;

/// Looks at processes from outside.
final class Processes {
    private Processes() {}

    static boolean isAlive(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).map(WorkerTree::isAlive).orElse(false);
    }

    static boolean endsWithin(Duration time, String pid) {
        return WorkerTree.waitFor(() -> !isAlive(pid), time);
    }
}
