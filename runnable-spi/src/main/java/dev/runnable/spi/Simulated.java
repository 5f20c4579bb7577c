package dev.runnable.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/// What would come of work that was not done.
///
/// @param took how long it would have taken
/// @param note for people, a line of the attempt's output; empty when there is nothing to say
public record Simulated(AttemptOutcome outcome, Duration took, String note) {
    public Simulated {
        requireNonNull(outcome, "outcome");
        requireNonNull(took, "took");
        requireNonNull(note, "note");
        if (took.isNegative()) {
            throw new IllegalArgumentException("time goes forward: " + took);
        }
    }
}
