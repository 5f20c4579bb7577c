package dev.runnable.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/// Writes entries of an archive below a folder and nowhere else: whoever made the archive may have
/// put names and links in it that lead out.
record Unpacking(Path folder) {
    /// Where an entry belongs.
    ///
    /// @param name begins with the folder's own
    Path place(String name) throws IOException {
        Path place = folder.resolveSibling(".").resolve(name).normalize();
        if (!place.startsWith(folder)) {
            throw new IOException("the container's files lead out of " + folder + ": " + name);
        }
        return place;
    }

    /// @param compares whether the file here is to stay when its content is the same
    void take(TarArchiveEntry entry, InputStream content, Path file, boolean compares)
            throws IOException {
        if (!file.equals(folder) && leadsOut(file)) {
            throw new IOException("a link in the container's files leads out of " + folder);
        }
        if (entry.isDirectory()) {
            if (!Files.isDirectory(file)) {
                permit(Files.createDirectories(file), entry);
            }
        } else if (entry.isSymbolicLink()) {
            link(Path.of(entry.getLinkName()), file);
        } else if (entry.isLink()) {
            Path original = place(entry.getLinkName());
            if (!Files.exists(file) || Files.mismatch(original, file) >= 0) {
                Files.copy(original, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } else if (entry.isFile()) {
            write(entry, content, file, compares);
        }
    }

    private boolean leadsOut(Path file) throws IOException {
        Path parent = file.resolveSibling(".").normalize();
        while (!Files.exists(parent, LinkOption.NOFOLLOW_LINKS)) {
            parent = parent.resolveSibling(".").normalize();
        }
        return !parent.toRealPath().startsWith(folder.toRealPath());
    }

    private static void link(Path target, Path link) throws IOException {
        if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target)) {
            return;
        }
        if (!Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, target);
        }
    }

    private static void write(
            TarArchiveEntry entry, InputStream content, Path file, boolean compares)
            throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Path arrived = Files.createTempFile(file.resolveSibling("."), ".arriving-", "");
        try {
            try (OutputStream out = Files.newOutputStream(arrived)) {
                content.transferTo(out);
            }
            permit(arrived, entry);
            if (!compares || Files.mismatch(arrived, file) >= 0) {
                Files.setLastModifiedTime(
                        arrived, FileTime.from(entry.getLastModifiedTime().toInstant()));
                Files.move(arrived, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(arrived);
        }
    }

    private static void permit(Path file, TarArchiveEntry entry) throws IOException {
        PosixFilePermission[] all = PosixFilePermission.values();
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < all.length; i++) { // from OWNER_READ to OTHERS_EXECUTE, as the bits are
            if ((entry.getMode() & (0400 >> i)) != 0) {
                permissions.add(all[i]);
            }
        }
        Files.setPosixFilePermissions(file, permissions);
    }
}
