package dev.runnable.spi;

import static java.util.Objects.requireNonNull;

import dev.runnable.graph.StepPath;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What came of the steps of an earlier run.
///
/// @param attempts those that succeeded or failed, of tasks and composite steps, in their order
public record RecordedRun(String runId, SequencedMap<StepPath, List<Attempt>> attempts) {
    /// @param outcome a success has the outputs
    public record Attempt(AttemptOutcome outcome, Duration took) {
        public Attempt {
            requireNonNull(outcome, "outcome");
            requireNonNull(took, "took");
        }
    }

    public RecordedRun {
        requireNonNull(runId, "runId");
        attempts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attempts));
    }

    /// @return empty when nothing is recorded of this step
    public Optional<List<Attempt>> find(StepPath step) {
        return Optional.ofNullable(attempts.get(step));
    }
}
