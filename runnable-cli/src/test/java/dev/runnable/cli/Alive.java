package dev.runnable.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether processes run.
final class Alive {
    private Alive() {}

    /// A process that has ended but whose parent has not asked for its exit code does not run.
    static boolean process(long pid) throws IOException {
        if (!ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
            return false;
        }
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (!Files.exists(stat)) {
            return Files.notExists(Path.of("/proc/self"));
        }
        String text = Files.readString(stat);
        return text.charAt(text.lastIndexOf(')') + 2) != 'Z';
    }
}
