package dev.runnable.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Hashes of files, each computed once as long as the file stays the same. Those of large files are
/// kept on disk for later runs. Thread-safe; several processes may share the file on disk.
public final class KnownHashes {
    /// Smaller ones are hashed again sooner than looked up.
    private static final long SMALLEST_KEPT = 1 << 20;

    private static final int MOST_LINES = 100_000;

    private final Path memory;
    private final InstantSource clock;
    private final Map<String, Known> known = new HashMap<>();
    private boolean loaded;

    private record Known(FileStamp stamp, String sha256) {}

    /// A file's hash, and what the file was when it was computed.
    record Hash(String sha256, FileStamp stamp) {}

    /// @param memory where those of large files are kept; made when there is the first
    public KnownHashes(Path memory, InstantSource clock) {
        this.memory = memory;
        this.clock = clock;
    }

    /// @throws IOException when it cannot be read, or changes all the time
    Hash of(Path file) throws IOException, InterruptedException {
        FileStamp stamp = FileStamp.of(file);
        String before = find(stamp);
        return before == null ? compute(file, stamp) : new Hash(before, stamp);
    }

    private Hash compute(Path file, FileStamp stamp) throws IOException, InterruptedException {
        Instant begun = clock.instant();
        String sha256 = Digest.of(file, stamp.size());
        if (!stamp.equals(FileStamp.of(file))) {
            throw new IOException(
                    "it changes while it is read; does a process in the background still write it?");
        }
        if (stamp.isSettledAt(begun)) {
            remember(stamp, sha256);
        }
        return new Hash(sha256, stamp);
    }

    private synchronized @Nullable String find(FileStamp stamp) throws IOException {
        if (stamp.size() >= SMALLEST_KEPT && !loaded) {
            loaded = true;
            load();
        }
        Known one = known.get(stamp.identity());
        return one != null && one.stamp.equals(stamp) ? one.sha256 : null;
    }

    private synchronized void remember(FileStamp stamp, String sha256) throws IOException {
        known.put(stamp.identity(), new Known(stamp, sha256));
        if (stamp.size() >= SMALLEST_KEPT) {
            Files.createDirectories(memory.resolveSibling("."));
            Files.writeString(
                    memory,
                    line(stamp, sha256),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private static String line(FileStamp stamp, String sha256) {
        return "%s %d %s %s\n".formatted(stamp.identity(), stamp.size(), stamp.change(), sha256);
    }

    /// It is a memory and no record: what cannot be read of it is computed again.
    private void load() throws IOException {
        try {
            List<String> lines =
                    Files.readString(memory, StandardCharsets.ISO_8859_1).lines().toList();
            lines.forEach(this::read);
            if (lines.size() > MOST_LINES) {
                Files.delete(memory);
            }
        } catch (NoSuchFileException _) {
            // there is none yet
        }
    }

    private void read(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 4 || parts[3].length() != 64) {
            return;
        }
        try {
            long size = Long.parseLong(parts[1]);
            FileStamp stamp = new FileStamp(parts[0], size, Instant.parse(parts[2]));
            known.put(stamp.identity(), new Known(stamp, parts[3]));
        } catch (NumberFormatException | DateTimeParseException _) {
            // a torn line
        }
    }
}
