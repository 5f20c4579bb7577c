package dev.runnable.task.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Looks at processes from outside.
final class Processes {
    private Processes() {}

    /// A zombie that nobody has waited for is dead.
    static boolean isAlive(String pid) {
        boolean known =
                ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
        return known && !isZombie(pid);
    }

    private static boolean isZombie(String pid) {
        try {
            String stat = Files.readString(Path.of("/proc", pid, "stat"));
            return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
        } catch (IOException _) {
            return false;
        }
    }

    static boolean endsWithin(Duration time, String pid) {
        return WorkerTree.waitFor(() -> !isAlive(pid), time);
    }
}
