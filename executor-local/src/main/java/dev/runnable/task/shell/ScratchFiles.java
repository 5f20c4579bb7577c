package dev.runnable.task.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Files of a run that nobody else may read.
final class ScratchFiles {
    private final Path folder;
    private final AtomicLong count = new AtomicLong();

    ScratchFiles(Path folder) {
        this.folder = folder;
    }

    /// Makes an empty file, mode 0600.
    Path create(String kind) throws IOException {
        Files.createDirectories(folder, mode("rwx------"));
        Path file = next(kind);
        while (Files.exists(file)) {
            file = next(kind); // somebody else's
        }
        return Files.createFile(file, mode("rw-------"));
    }

    private Path next(String kind) {
        return folder.resolve(kind + "-" + count.incrementAndGet());
    }

    private static FileAttribute<Set<PosixFilePermission>> mode(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
