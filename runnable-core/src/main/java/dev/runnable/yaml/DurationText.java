package dev.runnable.yaml;

import dev.runnable.problem.ProblemCode;
import dev.runnable.settings.WrittenDuration;
import java.time.Duration;
import java.util.Optional;

/// Durations as people write them: `500ms`, `30s`, `5m`, `1h30m`, `2d`, or ISO-8601 `PT5M`.
public final class DurationText {
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
        Optional<Duration> duration = WrittenDuration.parse(scalar.text().strip());
        if (duration.isEmpty()) {
            tellUnit(fields, key, scalar, expected);
            return duration;
        }
        if (duration.get().compareTo(least) < 0
                || duration.get().compareTo(WrittenDuration.LONGEST) > 0) {
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
}
