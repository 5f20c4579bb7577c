package dev.runnable.event;

import static java.util.Objects.requireNonNull;

import dev.runnable.graph.BranchPath;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Scope;
import java.util.List;
import java.util.Optional;

/// What is known of a run at an instant, so that a process may take a part in it that has not seen
/// it from its beginning.
///
/// A step that a further try of the step around it visits anew has neither started nor ended, until
/// it does so again.
public interface Progress extends History {
    /// How a step ended; empty while it has not.
    Optional<Ended> ended(StepPath step);

    /// A step that has started and not ended.
    Optional<UnderWay> underWay(StepPath step);

    /// Whether a branch has begun in the latest try of the step around it.
    boolean hasBegun(BranchPath branch);

    /// The parameters that a step sees which comes after these steps of its graph.
    Scope scopeAfter(StepPath step, List<String> after);

    /// The parameters that this step saw when it started; empty when it has not.
    Optional<Scope> scopeOf(StepPath step);

    /// @param state SUCCESS, SKIPPED, FAILED or CANCELLED
    /// @param message empty when there is nothing to say
    record Ended(StepState state, String message) {
        public Ended {
            requireNonNull(state, "state");
            requireNonNull(message, "message");
        }
    }

    /// @param tries how often it was tried since it started
    /// @param trying whether the last of them has not ended
    /// @param message why the last of them failed; empty while it has not
    record UnderWay(int tries, boolean trying, String message) {
        public UnderWay {
            requireNonNull(message, "message");
        }
    }
}
