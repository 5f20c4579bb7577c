package dev.runnable.catalog;

import dev.runnable.data.DataFile;
import dev.runnable.journal.FileTrouble;
import dev.runnable.spi.Catalog;
import dev.runnable.spi.ExecutionLogs;
import dev.runnable.store.FileExecutionLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;

/// Files in a folder: each content once, in `.objects/` under its hash and read-only, and a folder
/// for each run in which it stands under the names that the steps gave it. Those are hard links, or
/// copies where the file system has none.
///
/// A copy is left to the system, which makes it without copying where the file system can share
/// content between files. Between the working directory and the catalog nothing is linked: a step
/// may write to its file as it likes.
public final class FileCatalog implements Catalog {
    /// The `type` of a configuration.
    public static final String TYPE = "file-system";

    private static final String OBJECTS = ".objects";
    private static final AtomicLong COUNTER = new AtomicLong();

    private final Path location;

    /// @param location absolute; made when the first file comes
    public FileCatalog(Path location) {
        this.location = location.normalize();
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public ExecutionLogs executionLogs(String runId) {
        return new FileExecutionLogs(location, runId);
    }

    @Override
    public void put(DataFile file, Content content) throws IOException {
        Path object = object(file.sha256(), file.isExecutable());
        Path shown = location.resolve(file.place()).normalize();
        if (!shown.startsWith(location)) {
            throw new IOException("'" + file.place() + "' leads out of the catalog");
        }
        try {
            if (!isThere(object, file.size())) {
                keep(object, content, file.isExecutable());
            }
            Files.createDirectories(shown.resolveSibling("."));
            show(object, shown);
        } catch (IOException e) {
            throw FileTrouble.of("store '" + file.name() + "' in the catalog", location, e);
        }
    }

    private Path object(String sha256, boolean executable) {
        return location.resolve(OBJECTS)
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2) + (executable ? "x" : ""));
    }

    /// One that lost its content with the power is stored again.
    private static boolean isThere(Path object, long size) throws IOException {
        return Files.isRegularFile(object) && Files.size(object) == size;
    }

    private static void keep(Path object, Content content, boolean executable) throws IOException {
        Files.createDirectories(object.resolveSibling("."));
        Path temporary = temporary(object);
        try {
            Files.copy(content.file(), temporary, StandardCopyOption.REPLACE_EXISTING);
            content.checkUnchanged();
            protect(temporary, executable);
            Files.move(temporary, object, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Against mistakes. Where the file system has no permissions there is none.
    private static void protect(Path object, boolean executable) {
        boolean _ = object.toFile().setReadOnly();
        boolean _ = object.toFile().setExecutable(executable, false);
    }

    /// Of two links to one file the system calls a move of one onto the other done and leaves both.
    private static void show(Path object, Path shown) throws IOException {
        Path temporary = temporary(shown);
        try {
            link(object, temporary);
            Files.move(temporary, shown, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// A file has only so many links, and some file systems have none.
    private static void link(Path object, Path link) throws IOException {
        try {
            Files.createLink(link, object);
        } catch (IOException | UnsupportedOperationException _) {
            Files.copy(object, link, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    @Override
    public void get(DataFile file, Path target) throws IOException {
        Path temporary = temporary(target);
        try {
            Path object = read(file.sha256(), file.isExecutable(), file.size());
            Files.copy(object, temporary, StandardCopyOption.REPLACE_EXISTING);
            makeOwn(temporary, file.isExecutable());
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw FileTrouble.of("get '" + file.name() + "' from the catalog to", target, e);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void makeOwn(Path file, boolean executable) throws IOException {
        if (file.toFile().setWritable(true) && (!executable || file.toFile().setExecutable(true))) {
            return;
        }
        throw new IOException("its permissions cannot be set");
    }

    @Override
    public Path read(String sha256) throws IOException {
        Path object = object(sha256, false);
        if (!Files.isRegularFile(object)) {
            throw new NoSuchFileException(object.toString());
        }
        return object;
    }

    private Path read(String sha256, boolean executable, long size) throws IOException {
        Path object = object(sha256, executable);
        if (!isThere(object, size)) {
            throw new IOException("its content is not in " + object + " any more");
        }
        return object;
    }

    private static Path temporary(Path file) {
        return file.resolveSibling(
                ".%s-%d.tmp".formatted(ProcessHandle.current().pid(), COUNTER.getAndIncrement()));
    }
}
