package dev.runnable.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Hashes of files, each computed once as long as the file stays the same. Those of large files are
/// kept on disk for later runs: a memory and no record, so what cannot be written or read of it is
/// computed again. Thread-safe; several processes may share the file on disk.
public final class KnownHashes {
    /// Smaller ones are hashed again sooner than looked up.
    private static final long SMALLEST_KEPT = 1 << 20;

    private static final int MOST_LINES = 100_000;
    private static final Pattern LINE =
            Pattern.compile("([0-9]+:[0-9]+) ([0-9]{1,18}) (\\S+) ([0-9a-f]{64})");

    private final Optional<Path> memory;
    private final InstantSource clock;
    private final Map<String, Known> known = new HashMap<>();
    private final ExecutorService processors = processors();
    private boolean loaded;

    private record Known(FileStamp stamp, String sha256) {}

    /// A file's hash, and what the file was when it was computed.
    record Hash(String sha256, FileStamp stamp) {}

    /// @param memory where those of large files are kept; made when there is the first
    public KnownHashes(Path memory, InstantSource clock) {
        this(Optional.of(memory), clock);
    }

    /// That are not kept.
    public KnownHashes(InstantSource clock) {
        this(Optional.empty(), clock);
    }

    private KnownHashes(Optional<Path> memory, InstantSource clock) {
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
        String sha256 = digest(file, stamp.size());
        if (!stamp.equals(FileStamp.of(file))) {
            throw new IOException(
                    "it changes while it is read; does a process in the background still write it?");
        }
        if (stamp.isSettledAt(begun)) {
            remember(stamp, sha256);
        }
        return new Hash(sha256, stamp);
    }

    /// Large ones on a thread of their own, which are as many as there are processors: attempts run
    /// on virtual threads, and whoever hashes a gigabyte on one of those holds up the others.
    private String digest(Path file, long size) throws IOException, InterruptedException {
        if (size < SMALLEST_KEPT) {
            return Digest.of(file, size);
        }
        Future<String> digest = processors.submit(() -> Digest.of(file, size));
        try {
            return digest.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            digest.cancel(true);
        }
    }

    private static ExecutorService processors() {
        int count = Runtime.getRuntime().availableProcessors();
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(
                        count,
                        count,
                        1,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().daemon().name("hash-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private synchronized @Nullable String find(FileStamp stamp) {
        if (stamp.size() >= SMALLEST_KEPT && !loaded) {
            loaded = true;
            memory.ifPresent(this::load);
        }
        Known one = known.get(stamp.identity());
        return one != null && one.stamp.equals(stamp) ? one.sha256 : null;
    }

    private synchronized void remember(FileStamp stamp, String sha256) {
        known.put(stamp.identity(), new Known(stamp, sha256));
        if (stamp.size() >= SMALLEST_KEPT && memory.isPresent()) {
            try {
                Files.createDirectories(memory.get().resolveSibling("."));
                Files.writeString(
                        memory.get(),
                        line(stamp, sha256),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException _) {
                // a full disk is told by what has to be written
            }
        }
    }

    private static String line(FileStamp stamp, String sha256) {
        return "%s %d %s %s\n".formatted(stamp.identity(), stamp.size(), stamp.change(), sha256);
    }

    private void load(Path memory) {
        try {
            List<String> lines =
                    Files.readString(memory, StandardCharsets.ISO_8859_1).lines().toList();
            lines.forEach(this::read);
            if (lines.size() > MOST_LINES) {
                Files.delete(memory);
            }
        } catch (IOException _) {
            // most often there is none yet
        }
    }

    private void read(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return; // torn
        }
        try {
            FileStamp stamp =
                    new FileStamp(
                            parts.group(1),
                            Long.parseLong(parts.group(2)),
                            Instant.parse(parts.group(3)));
            known.put(stamp.identity(), new Known(stamp, parts.group(4)));
        } catch (DateTimeParseException _) {
            // torn, and the next one behind it
        }
    }
}
