package dev.runnable.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// A folder that only this user can enter, removed with all that is in it when it is closed.
public record PrivateFolder(Path path) implements AutoCloseable {
    private static final FileAttribute<?> OURS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /// Makes a new one below `parent`, which is made where it is missing.
    public static PrivateFolder in(Path parent, String prefix) throws IOException {
        Files.createDirectories(parent, OURS);
        return new PrivateFolder(Files.createTempDirectory(parent, prefix));
    }

    /// Removes what it can: what a stray process of a task still holds must not fail the run.
    @Override
    public void close() {
        if (!Files.exists(path)) {
            return;
        }
        try {
            remove();
        } catch (IOException _) {
            path.toFile().deleteOnExit();
        }
    }

    private void remove() throws IOException {
        Files.walkFileTree(
                path,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path folder, @Nullable IOException failure) throws IOException {
                        Files.deleteIfExists(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
