package dev.runnable.spi;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// Which lines of a run are wanted.
///
/// @param step the dot path of a step, all those below it included; empty for all
/// @param follow whether to wait for more until the run ends
public record LogRequest(Optional<String> step, boolean follow) {
    public LogRequest {
        requireNonNull(step, "step");
    }
}
