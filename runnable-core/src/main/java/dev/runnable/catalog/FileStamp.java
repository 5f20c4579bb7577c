package dev.runnable.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;

/// What tells a file from another, and from itself after a change: its identity, its size and when
/// it was last changed, as the system keeps them.
///
/// @param identity device and inode
/// @param change of content or attributes; no program can set it back
record FileStamp(String identity, long size, Instant change) {
    /// The steps of the coarsest clocks in use: those that count whole seconds, in pairs, and those
    /// that count the ticks of the system.
    private static final Duration SECONDS = Duration.ofMillis(2_100);

    private static final Duration TICKS = Duration.ofMillis(100);

    /// @throws IOException when it cannot be told
    /// @throws UnsupportedOperationException where the system has no such numbers
    static FileStamp of(Path file) throws IOException {
        Map<String, Object> all = Files.readAttributes(file, "unix:dev,ino,size,ctime");
        return new FileStamp(
                all.get("dev") + ":" + all.get("ino"),
                (Long) Objects.requireNonNull(all.get("size")),
                ((FileTime) Objects.requireNonNull(all.get("ctime"))).toInstant());
    }

    /// Whether a change after `instant` would have to show. Two changes within one step of the file
    /// system's clock look like one.
    boolean isSettledAt(Instant instant) {
        boolean isWhole = change.equals(change.truncatedTo(ChronoUnit.SECONDS));
        Duration step = isWhole ? SECONDS : TICKS;
        return change.plus(step).isBefore(instant);
    }
}
