package dev.runnable.sdk;

import dev.runnable.problem.ProblemCode;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// How long a step waits between its attempts: at first this long, then each time `factor` times as
/// long, never longer than `max`.
public final class Backoff {
    private final SequencedMap<String, @Nullable Object> fields;

    private Backoff(SequencedMap<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    /// Twice as long after each attempt, and 5 minutes at most, unless said otherwise.
    public static Backoff of(Duration initial) {
        return new Backoff(new LinkedHashMap<>())
                .with("initial", Durations.text(initial, "backoff", Mistake.here()));
    }

    /// @param factor 1 or more
    public Backoff factor(double factor) {
        return with("factor", number(factor, "factor", 1, 1000));
    }

    public Backoff max(Duration max) {
        return with("max", Durations.text(max, "backoff", Mistake.here()));
    }

    /// By which part of itself a wait is made longer or shorter by chance, from 0 to 1.
    public Backoff jitter(double jitter) {
        return with("jitter", number(jitter, "jitter", 0, 1));
    }

    private static double number(double value, String what, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw Mistake.here()
                    .of(
                            ProblemCode.BAD_VALUE,
                            "a backoff's %s is %.0f to %.0f, found %s"
                                    .formatted(what, least, most, value),
                            "Correct it.");
        }
        return value;
    }

    private Backoff with(String key, Object value) {
        SequencedMap<String, @Nullable Object> more = new LinkedHashMap<>(fields);
        more.put(key, value);
        return new Backoff(Collections.unmodifiableSequencedMap(more));
    }

    SequencedMap<String, @Nullable Object> fields() {
        return fields;
    }
}
