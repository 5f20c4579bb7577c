package dev.runnable.yaml;

import dev.runnable.problem.ProblemCode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Durations as people write them: `500ms`, `30s`, `5m`, `1h30m`, `2d`, or ISO-8601 `PT5M`.
public final class DurationText {
    private static final Duration LONGEST = Duration.ofDays(3650);

    private DurationText() {}

    /// @param least the shortest that is allowed
    public static Optional<Duration> read(Fields fields, String key, Duration least) {
        Optional<Located> value = fields.value(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String expected = "a duration such as '30s', '5m', '1h30m' or 'PT5M'";
        if (!(value.get() instanceof Located.Scalar scalar) || scalar.isNull()) {
            fields.wrongType(key, value.get(), expected, Optional.empty());
            return Optional.empty();
        }
        Optional<Duration> duration = parse(scalar.text().strip());
        if (duration.isEmpty()) {
            tellUnit(fields, key, scalar, expected);
            return duration;
        }
        if (duration.get().compareTo(least) < 0 || duration.get().compareTo(LONGEST) > 0) {
            fields.badValue(key, scalar, "a duration above zero and below ten years");
            return Optional.empty();
        }
        return duration;
    }

    private static void tellUnit(
            Fields fields, String key, Located.Scalar scalar, String expected) {
        CoreSchema type = CoreSchema.of(scalar.text());
        Optional<String> hint =
                type == CoreSchema.WHOLE || type == CoreSchema.DECIMAL
                        ? Optional.of("Add a unit: '" + scalar.text() + "s' for seconds.")
                        : Optional.empty();
        fields.reporter()
                .error(
                        ProblemCode.BAD_VALUE,
                        scalar.location(),
                        "'" + key + "' must be " + expected + ", found " + scalar.describe(),
                        hint);
    }

    static Optional<Duration> parse(String text) {
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
