package dev.runnable.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Folders that a process elsewhere shares, whoever it runs as there. On this machine only their
/// owner can reach them: the folder around them is private.
public final class SharedFolders {
    private static final Set<PosixFilePermission> ANYBODY =
            PosixFilePermissions.fromString("rwxrwxrwx");
    private static final Set<PosixFilePermission> ANYBODYS_FILE =
            PosixFilePermissions.fromString("rw-rw-rw-");

    private final Path parent;
    private final AtomicLong count = new AtomicLong();

    /// @param parent made when it is needed, within a folder of mode 0700
    public SharedFolders(Path parent) {
        this.parent = parent;
    }

    /// Makes an empty one.
    public Path make(String kind) throws IOException {
        makeParent();
        return within(parent, kind + "-" + count.incrementAndGet());
    }

    /// Who shares all of them may be anybody as well.
    private synchronized void makeParent() throws IOException {
        if (!Files.isDirectory(parent)) {
            PrivateFolders.make(parent.resolveSibling("."));
            within(parent.resolveSibling("."), String.valueOf(parent.getFileName()));
        }
    }

    /// The folder that they are all in.
    public Path parent() {
        return parent;
    }

    /// Makes a folder inside of one.
    public static Path within(Path folder, String name) throws IOException {
        Path made = Files.createDirectory(folder.resolve(name));
        return Files.setPosixFilePermissions(made, ANYBODY);
    }

    /// Lets whoever has the folder read and write a file in it.
    public static Path open(Path file) throws IOException {
        return Files.setPosixFilePermissions(file, ANYBODYS_FILE);
    }
}
