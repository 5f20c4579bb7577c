package dev.runnable.task.shell;

import dev.runnable.task.PrivateFolders;
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
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;
    private final AtomicLong count = new AtomicLong();

    ScratchFiles(Path folder) {
        this.folder = folder;
    }

    /// Makes an empty file, mode 0600.
    Path create(String kind) throws IOException {
        PrivateFolders.make(folder);
        Path file = next(kind);
        while (Files.exists(file)) {
            file = next(kind); // somebody else's
        }
        return Files.createFile(file, OWNER_ALONE);
    }

    private Path next(String kind) {
        return folder.resolve(kind + "-" + count.incrementAndGet());
    }
}
