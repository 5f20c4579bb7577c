package dev.runnable.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/// Folders that only this user can enter.
public final class PrivateFolders {
    /// The system's limit for the path of a socket is 108 bytes, on some 104.
    private static final int LONGEST_FOR_SOCKETS = 90;

    private PrivateFolders() {}

    /// Makes it, and what is missing above it, unless it is there.
    public static Path make(Path folder) throws IOException {
        return Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /// Makes one whose path is short enough to have sockets in it: the run's own folder may lie too
    /// deep for them.
    ///
    /// @param base the run's own folder
    public static Path forSockets(Path base, String name) throws IOException {
        if (base.toString().getBytes(StandardCharsets.UTF_8).length
                > LONGEST_FOR_SOCKETS - name.length()) {
            return Files.createTempDirectory("rnb");
        }
        make(base);
        return make(base.resolve(name));
    }

    /// Removes what it can of a folder that nobody needs any more.
    public static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(PrivateFolders::removeFile);
        } catch (IOException | UncheckedIOException _) { // it is temporary, and so is its parent
        }
    }

    private static void removeFile(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
