package dev.runnable.run;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// What is to be simulated.
///
/// @param pipeline as the user calls it; empty: that of the recorded run
/// @param from the run to go by; empty: none
/// @param failures whether attempts fail that failed there
public record SimulationRequest(
        Optional<String> pipeline, Optional<String> from, boolean failures) {
    public SimulationRequest {
        requireNonNull(pipeline, "pipeline");
        requireNonNull(from, "from");
        if (pipeline.isEmpty() && from.isEmpty()) {
            throw new IllegalArgumentException("what is to be simulated?");
        }
    }
}
