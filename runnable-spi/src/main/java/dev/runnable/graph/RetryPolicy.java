package dev.runnable.graph;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/// How often a step is tried and how long to wait in between.
///
/// @param maxAttempts total tries, at least 1
/// @param initial the wait after the first failure
/// @param factor by which each wait is longer than the one before, at least 1
/// @param max the longest wait
/// @param jitter 0 to 1: the share of a wait by which chance makes it longer or shorter
public record RetryPolicy(
        int maxAttempts, Duration initial, double factor, Duration max, double jitter) {
    /// One try.
    public static final RetryPolicy ONCE = immediate(1);

    public RetryPolicy {
        requireNonNull(initial, "initial");
        requireNonNull(max, "max");
        if (maxAttempts < 1 || factor < 1 || jitter < 0 || jitter > 1) {
            throw new IllegalArgumentException(
                    "maxAttempts >= 1, factor >= 1, jitter in 0..1: %d, %s, %s"
                            .formatted(maxAttempts, factor, jitter));
        }
    }

    public static RetryPolicy immediate(int maxAttempts) {
        return new RetryPolicy(maxAttempts, Duration.ZERO, 1, Duration.ZERO, 0);
    }

    /// The wait after a failed attempt.
    ///
    /// @param failedAttempt 1-based
    /// @param chance in 0..1, 0.5 leaves the wait as it is
    public Duration delayAfter(int failedAttempt, double chance) {
        double nanos = (double) initial.toNanos() * Math.pow(factor, failedAttempt - 1.0);
        double capped = Math.min(nanos, (double) max.toNanos());
        return Duration.ofNanos((long) (capped * (1 + jitter * (2 * chance - 1))));
    }
}
