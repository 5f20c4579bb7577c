package dev.runnable.engine;

import static java.util.Objects.requireNonNull;

import dev.runnable.event.StepState;

/// What has come of the branches of a composite step.
///
/// @param state how the step ended; RUNNING for a loop that goes on
public record FannedIn(StepState state) {
    public FannedIn {
        requireNonNull(state, "state");
    }

    /// Whether a loop has another iteration.
    public boolean goesOn() {
        return state == StepState.RUNNING;
    }
}
