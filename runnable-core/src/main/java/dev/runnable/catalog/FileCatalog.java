package dev.runnable.catalog;

import dev.runnable.data.DataFile;
import dev.runnable.journal.FileTrouble;
import dev.runnable.spi.Catalog;
import dev.runnable.spi.ExecutionLogs;
import dev.runnable.store.FileExecutionLogs;
import dev.runnable.store.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

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

    private final Path location;
    private final Path objects;
    private final TemporaryFile.Names names;
    private final Contents contents;

    /// @param location absolute; made when the first file comes
    /// @param process lowercase letters and digits that no other process has, on any machine
    public FileCatalog(Path location, String process) {
        this.location = location.normalize();
        this.objects = this.location.resolve(OBJECTS);
        this.names = new TemporaryFile.Names(process);
        this.contents = new Contents(objects, names);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public List<Path> folders() {
        return List.of(location);
    }

    @Override
    public ExecutionLogs executionLogs(String runId) {
        return new FileExecutionLogs(location, runId);
    }

    @Override
    public void put(DataFile file, Content content) throws IOException {
        Path shown = location.resolve(file.place()).normalize();
        if (!shown.startsWith(location) || shown.equals(location) || shown.startsWith(objects)) {
            throw new IOException("'" + file.place() + "' leads out of the catalog");
        }
        try {
            show(contents.keep(file.sha256(), file.isExecutable(), file.size(), content), shown);
        } catch (IOException e) {
            throw FileTrouble.of("store '" + file.name() + "' in the catalog", location, e);
        }
    }

    /// Of two links to one file the system calls a move of one onto the other done and leaves both.
    private void show(Path object, Path shown) throws IOException {
        makeWay(shown);
        Files.createDirectories(shown.resolveSibling("."));
        try (TemporaryFile temporary = names.in(objects)) {
            link(object, temporary.path());
            Files.move(temporary.path(), shown, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// What was a file before may be a folder now, and the other way round. What went by the old
    /// names can still be got.
    private void makeWay(Path shown) throws IOException {
        for (Path at = shown.resolveSibling(".").normalize();
                !at.equals(location);
                at = at.resolveSibling(".").normalize()) {
            if (Files.isRegularFile(at, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(at);
            }
        }
        if (Files.isDirectory(shown, LinkOption.NOFOLLOW_LINKS)) {
            new PrivateFolder(shown).close();
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
        Path object = contents.find(file.sha256(), file.isExecutable(), file.size());
        try (TemporaryFile temporary = names.in(target.resolveSibling(".").normalize())) {
            Files.copy(object, temporary.path());
            names.tidyUpAround(temporary);
            makeOwn(temporary.path(), file.isExecutable());
            Files.move(temporary.path(), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw FileTrouble.of("get '" + file.name() + "' from the catalog to", target, e);
        }
    }

    private static void makeOwn(Path file, boolean executable) throws IOException {
        boolean done =
                file.toFile().setWritable(true)
                        && (!executable || file.toFile().setExecutable(true));
        if (!done) {
            throw new IOException("its permissions cannot be set");
        }
    }

    @Override
    public Path read(String sha256) throws IOException {
        Path object = contents.file(sha256, false);
        if (!Files.isRegularFile(object)) {
            throw new NoSuchFileException(object.toString());
        }
        return object;
    }
}
