package dev.runnable.catalog;

import dev.runnable.data.DataException;
import dev.runnable.journal.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// A folder that nothing leads out of: neither a name nor a link.
final class Boundary {
    private final Path folder;

    /// @param folder absolute
    Boundary(Path folder) {
        this.folder = folder.normalize();
    }

    Path folder() {
        return folder;
    }

    /// Where the file of this name is, or is to be.
    ///
    /// @param name relative, segments separated by `/`
    Path resolve(String name) throws DataException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new DataException(
                    "'" + name + "' leads out of the working directory; that is not allowed");
        }
        return file;
    }

    /// Where a file, which exists, is in truth.
    ///
    /// @throws DataException when that is elsewhere
    Path real(Path file) throws DataException {
        try {
            Path real = file.toRealPath();
            if (!real.startsWith(folder.toRealPath())) {
                throw new DataException(
                        "'%s' is a link that leads out of the working directory, to %s; that is not allowed"
                                .formatted(folder.relativize(file), real));
            }
            return real;
        } catch (IOException e) {
            throw new DataException(
                    "cannot read '" + folder.relativize(file) + "': " + FileTrouble.reason(e));
        }
    }

    /// Makes the folders for a file that is to be written.
    void makeFolderOf(Path file) throws DataException, IOException {
        Files.createDirectories(folder);
        Path parent = file.resolveSibling(".").normalize();
        Path existing = parent;
        while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = existing.resolveSibling(".").normalize();
        }
        Path _ = real(existing);
        Files.createDirectories(parent);
    }
}
