package dev.runnable.catalog;

import dev.runnable.spi.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Each content once, in a file under its hash that nobody writes to any more: `ab/cdef...`, with
/// an `x` behind it where it is a program.
final class Contents {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    private final TemporaryFile.Names names;
    private final Object[] locks = new Object[64];

    Contents(Path folder, TemporaryFile.Names names) {
        this.folder = folder;
        this.names = names;
        Arrays.setAll(locks, _ -> new Object());
    }

    /// The file of a content that may be there.
    Path file(String sha256, boolean executable) throws IOException {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IOException("'" + sha256 + "' is no hash");
        }
        return folder.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2) + (executable ? "x" : ""));
    }

    /// @throws NoSuchFileException when it is not there, or not whole
    Path find(String sha256, boolean executable, long size) throws IOException {
        Path file = file(sha256, executable);
        if (!isThere(file, size)) {
            throw new NoSuchFileException(file.toString());
        }
        return file;
    }

    /// Keeps a content that is not there yet. Of those who come with the same one at once the first
    /// copies it.
    Path keep(String sha256, boolean executable, long size, Catalog.Content content)
            throws IOException {
        Path file = file(sha256, executable);
        synchronized (locks[Math.floorMod(file.hashCode(), locks.length)]) {
            if (!isThere(file, size)) {
                Files.createDirectories(file.resolveSibling("."));
                write(file, executable, size, content);
            }
        }
        return file;
    }

    /// One that lost its content with the power is stored again.
    private static boolean isThere(Path file, long size) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) == size;
    }

    private void write(Path file, boolean executable, long size, Catalog.Content content)
            throws IOException {
        try (TemporaryFile temporary = names.in(folder)) {
            Files.copy(content.file(), temporary.path());
            names.tidyUpAround(temporary);
            if (!content.isUnchanged()) {
                throw new IOException(
                        "it changes while it is stored; does a process in the background still"
                                + " write it?");
            }
            protect(temporary.path(), executable);
            place(temporary.path(), file, size);
        }
    }

    /// Against mistakes. Where the file system has no permissions there is none.
    private static void protect(Path file, boolean executable) {
        boolean _ = file.toFile().setReadOnly();
        boolean _ = file.toFile().setExecutable(executable, false);
    }

    /// What another process has placed in the meantime stays, with all links to it.
    private static void place(Path temporary, Path file, long size) throws IOException {
        try {
            Files.createLink(file, temporary);
        } catch (IOException | UnsupportedOperationException _) {
            if (!isThere(file, size)) {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }
}
