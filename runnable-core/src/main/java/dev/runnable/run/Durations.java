package dev.runnable.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Durations as people read them.
public final class Durations {
    private Durations() {}

    public static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 60_000) {
            return seconds(millis);
        }
        long seconds = duration.toSeconds();
        return seconds < 3600
                ? "%dm %02ds".formatted(seconds / 60, seconds % 60)
                : "%dh %02dm".formatted(seconds / 3600, seconds / 60 % 60);
    }

    /// With two decimals. Every step's line has one, and a format would cost more than the rest.
    private static String seconds(long millis) {
        long hundredths = (Math.abs(millis) + 5) / 10;
        long fraction = hundredths % 100;
        String sign = millis < 0 ? "-" : "";
        return sign + hundredths / 100 + (fraction < 10 ? ".0" : ".") + fraction + "s";
    }

    public static String between(Optional<Instant> from, Optional<Instant> to) {
        return from.isPresent() && to.isPresent()
                ? text(Duration.between(from.get(), to.get()))
                : "";
    }
}
