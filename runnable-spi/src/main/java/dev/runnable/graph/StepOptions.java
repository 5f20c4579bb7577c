package dev.runnable.graph;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What every step but the two ends may say.
///
/// @param timeout of one attempt
/// @param overrides from an executor's type to a key of its `overrides` section
/// @param onError what a failure means to the rest of a dependency graph
/// @param skipIf evaluated when the step is ready, in a dependency graph
public record StepOptions(
        RetryPolicy retry,
        Optional<Duration> timeout,
        Map<String, String> overrides,
        Optional<OnError> onError,
        Optional<Condition> skipIf) {
    public static final StepOptions NONE =
            new StepOptions(
                    RetryPolicy.ONCE,
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty());

    public StepOptions {
        requireNonNull(retry, "retry");
        requireNonNull(timeout, "timeout");
        overrides = Map.copyOf(overrides);
        requireNonNull(onError, "onError");
        requireNonNull(skipIf, "skipIf");
    }
}
