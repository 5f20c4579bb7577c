package dev.runnable.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Durations as people write them: `500ms`, `30s`, `5m`, `1h30m`, `2d`, or ISO-8601 `PT5M`.
public final class WrittenDuration {
    /// The shortest that is longer than none at all.
    public static final Duration SHORTEST = Duration.ofMillis(1);

    /// Nobody means a longer one.
    public static final Duration LONGEST = Duration.ofDays(3650);

    private WrittenDuration() {}

    /// @return empty when the text is no duration
    public static Optional<Duration> parse(String text) {
        if (text.isEmpty() || text.length() > 64) {
            return Optional.empty();
        }
        try {
            return text.charAt(0) == 'P' || text.charAt(0) == 'p'
                    ? Optional.of(Duration.parse(text))
                    : parseUnits(text);
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// As short as it can be written.
    static String write(Duration duration) {
        return duration.isZero() ? "0s" : duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private static Optional<Duration> parseUnits(String text) {
        Duration sum = Duration.ZERO;
        int at = 0;
        while (at < text.length()) {
            int digits = end(text, at, true);
            int unit = end(text, digits, false);
            Duration one = unit(text.substring(digits, unit));
            if (digits == at || one == null) {
                return Optional.empty();
            }
            sum = sum.plus(one.multipliedBy(Long.parseLong(text.substring(at, digits))));
            at = unit;
        }
        return Optional.of(sum);
    }

    private static int end(String text, int start, boolean digits) {
        int at = start;
        while (at < text.length() && (text.charAt(at) >= '0' && text.charAt(at) <= '9') == digits) {
            at++;
        }
        return at;
    }

    private static @Nullable Duration unit(String name) {
        return switch (name) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> null;
        };
    }
}
