package dev.runnable.spi;

import static java.util.Objects.requireNonNull;

import dev.runnable.event.StepState;
import java.time.Instant;
import java.util.Optional;

/// A run as its platform knows it.
///
/// @param name the platform's
/// @param runId as the run log has it
/// @param state CANCELLED when somebody has stopped it
/// @param message the platform's own words about the state, may be empty
public record PlatformRun(
        String name,
        String runId,
        StepState state,
        String message,
        Optional<Instant> started,
        Optional<Instant> finished) {
    public PlatformRun {
        requireNonNull(name, "name");
        requireNonNull(runId, "runId");
        requireNonNull(state, "state");
        requireNonNull(message, "message");
        requireNonNull(started, "started");
        requireNonNull(finished, "finished");
    }
}
