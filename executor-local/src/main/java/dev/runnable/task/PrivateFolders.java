package dev.runnable.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Folders that only this user can enter.
public final class PrivateFolders {
    private PrivateFolders() {}

    /// Makes it, and what is missing above it, unless it is there.
    public static Path make(Path folder) throws IOException {
        return Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
