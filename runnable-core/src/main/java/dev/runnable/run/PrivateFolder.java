package dev.runnable.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// The run's temporary folder, removed with all that is in it when the run is over.
record PrivateFolder(Path path) implements AutoCloseable {
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
