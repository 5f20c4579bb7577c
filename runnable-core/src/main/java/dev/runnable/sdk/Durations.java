package dev.runnable.sdk;

import dev.runnable.problem.ProblemCode;
import java.time.Duration;

/// Durations as pipeline files have them: `1h30m`, `30s`, `500ms`.
final class Durations {
    private Durations() {}

    static String text(Duration duration, String what, Mistake mistake) {
        if (duration.isNegative() || duration.isZero()) {
            throw mistake.of(
                    ProblemCode.BAD_VALUE,
                    "a " + what + " is longer than nothing, found " + duration,
                    "Write for instance Duration.ofSeconds(30).");
        }
        return text(duration);
    }

    private static String text(Duration duration) {
        if (duration.toNanosPart() % 1_000_000 != 0) {
            return duration.toString();
        }
        StringBuilder text = new StringBuilder();
        add(duration.toHours(), "h", text);
        add(duration.toMinutesPart(), "m", text);
        add(duration.toSecondsPart(), "s", text);
        add(duration.toMillisPart(), "ms", text);
        return text.toString();
    }

    private static void add(long count, String unit, StringBuilder text) {
        if (count > 0) {
            text.append(count).append(unit);
        }
    }
}
