package dev.runnable.container;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// Files on their way to a container and back, as archives. Remembers what was sent, so that what
/// comes back unchanged is not written over what others have written meanwhile.
final class Parcel {
    private final Selection selection;
    private final Map<Path, Stamp> sent = new HashMap<>();

    Parcel(Selection selection) {
        this.selection = selection;
    }

    /// What tells that nobody has written to a file. Engines tell seconds.
    private record Stamp(long size, FileTime modified) {
        static Stamp of(BasicFileAttributes attributes) {
            return new Stamp(attributes.size(), attributes.lastModifiedTime());
        }

        boolean isThatOf(TarArchiveEntry entry) {
            return entry.getSize() == size
                    && entry.getLastModifiedTime().toInstant().getEpochSecond()
                            == modified.toInstant().getEpochSecond();
        }
    }

    /// Writes an archive of folders and files, by their absolute paths, and closes it.
    void pack(List<Path> roots, OutputStream out) {
        Set<Path> packed = new HashSet<>();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (Path root : roots) {
                if (packed.add(root)) {
                    Files.walkFileTree(root, new Packing(root, tar));
                    for (Path content : selection.contents(root).toList()) {
                        add(content, read(content), tar);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BasicFileAttributes read(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private final class Packing extends SimpleFileVisitor<Path> {
        private final Path root;
        private final TarArchiveOutputStream tar;

        Packing(Path root, TarArchiveOutputStream tar) {
            this.root = root;
            this.tar = tar;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                throws IOException {
            if (!selection.takes(folder, root)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            add(folder, attributes, tar);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            if (selection.takes(file, root) && !attributes.isOther()) {
                try {
                    add(file, attributes, tar);
                } catch (NoSuchFileException _) { // others work in this folder
                }
            }
            return FileVisitResult.CONTINUE;
        }
    }

    private void add(Path file, BasicFileAttributes attributes, TarArchiveOutputStream tar)
            throws IOException {
        String name = file.toString().substring(1) + (attributes.isDirectory() ? "/" : "");
        TarArchiveEntry entry =
                attributes.isSymbolicLink()
                        ? new TarArchiveEntry(name, TarConstants.LF_SYMLINK)
                        : new TarArchiveEntry(name);
        entry.setIds(number("unix:uid", file), number("unix:gid", file));
        entry.setMode(number("unix:mode", file) & 07777);
        entry.setLastModifiedTime(attributes.lastModifiedTime());
        if (attributes.isSymbolicLink()) {
            entry.setLinkName(Files.readSymbolicLink(file).toString());
            put(entry, InputStream.nullInputStream(), tar);
        } else if (attributes.isDirectory()) {
            put(entry, InputStream.nullInputStream(), tar);
        } else {
            try (InputStream content = Files.newInputStream(file)) {
                entry.setSize(attributes.size());
                sent.put(file, Stamp.of(attributes));
                put(entry, content, tar);
            }
        }
    }

    private static int number(String attribute, Path file) throws IOException {
        return (Integer)
                requireNonNull(Files.getAttribute(file, attribute, LinkOption.NOFOLLOW_LINKS));
    }

    /// As many bytes as were promised, also of a file to which others write.
    private static void put(TarArchiveEntry entry, InputStream content, TarArchiveOutputStream tar)
            throws IOException {
        tar.putArchiveEntry(entry);
        byte[] buffer = new byte[1 << 16];
        long left = entry.getSize();
        while (left > 0) {
            int read = content.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                buffer = new byte[buffer.length];
                read = (int) Math.min(buffer.length, left);
            }
            tar.write(buffer, 0, read);
            left -= read;
        }
        tar.closeArchiveEntry();
    }

    /// Writes what has changed in a folder to the folder here. What was deleted there stays here.
    ///
    /// @param archive its entries begin with the folder's own name
    void unpack(InputStream archive, Path folder) throws IOException {
        Unpacking unpacking = new Unpacking(folder);
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(archive, StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path file = unpacking.place(entry.getName());
                if (!entry.isFile() || entry.isLink() || !isUntouched(file, entry)) {
                    unpacking.take(entry, tar, file, isAsSent(file));
                }
            }
        }
    }

    /// Whether it certainly has not changed there, since it has here.
    private boolean isUntouched(Path file, TarArchiveEntry entry) throws IOException {
        Stamp stamp = sent.get(file);
        return stamp != null && stamp.isThatOf(entry) && !isAsSent(file);
    }

    private boolean isAsSent(Path file) throws IOException {
        Stamp stamp = sent.get(file);
        return stamp != null && Files.isRegularFile(file) && Stamp.of(read(file)).equals(stamp);
    }
}
