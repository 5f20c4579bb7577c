package dev.runnable.spec;

import dev.runnable.graph.RetryPolicy;
import dev.runnable.problem.ProblemCode;
import dev.runnable.yaml.DurationText;
import dev.runnable.yaml.Fields;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads `max_attempts` and `retry: {max_attempts, backoff: {initial, factor, max, jitter}}`.
final class RetrySpecReader {
    private static final Duration INITIAL = Duration.ofSeconds(1);
    private static final Duration MAX = Duration.ofMinutes(5);
    private static final double FACTOR = 2;

    RetryPolicy read(Fields step) {
        OptionalInt attempts = step.number("max_attempts", 1);
        Optional<Fields> retry = step.fields("retry");
        return retry.isEmpty() ? immediate(attempts.orElse(1)) : read(retry.get(), step, attempts);
    }

    private static RetryPolicy immediate(int attempts) {
        return attempts == 1 ? RetryPolicy.ONCE : RetryPolicy.immediate(attempts);
    }

    private static RetryPolicy read(Fields retry, Fields step, OptionalInt outside) {
        OptionalInt inside = retry.number("max_attempts", 1);
        Optional<Fields> backoff = retry.fields("backoff");
        if (!retry.has("max_attempts") && !step.has("max_attempts")) {
            retry.missing("max_attempts", "Add it: how often the step is tried in all.");
        }
        retry.rejectOthers(CommonMistakes::inRetry);
        if (inside.isPresent() && outside.isPresent() && !inside.equals(outside)) {
            step.reporter()
                    .error(
                            ProblemCode.CONFLICTING_PROPERTIES,
                            retry.value("max_attempts").orElseThrow().location(),
                            "'max_attempts' is %d here and %d on the step"
                                    .formatted(inside.getAsInt(), outside.getAsInt()),
                            "Remove one of them.");
        }
        int attempts = inside.orElse(outside.orElse(1));
        return backoff.isEmpty() ? immediate(attempts) : withBackoff(attempts, backoff.get());
    }

    private static RetryPolicy withBackoff(int attempts, Fields backoff) {
        Optional<Duration> initial = DurationText.read(backoff, "initial", Duration.ZERO);
        double factor = backoff.decimal("factor", 1, 1_000).orElse(FACTOR);
        Optional<Duration> max = DurationText.read(backoff, "max", Duration.ZERO);
        double jitter = backoff.decimal("jitter", 0, 1).orElse(0);
        backoff.rejectOthers(CommonMistakes::inRetry);
        Duration first = initial.orElse(INITIAL);
        if (initial.isPresent() && max.isPresent() && max.get().compareTo(first) < 0) {
            backoff.reporter()
                    .error(
                            ProblemCode.CONFLICTING_PROPERTIES,
                            backoff.value("max").orElseThrow().location(),
                            "'max' is shorter than 'initial'",
                            "Make 'max' the longest wait.");
        }
        Duration usual = first.compareTo(MAX) > 0 ? first : MAX;
        return new RetryPolicy(attempts, first, factor, max.orElse(usual), jitter);
    }
}
