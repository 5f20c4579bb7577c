package dev.runnable.event;

import static java.util.Objects.requireNonNull;

import dev.runnable.graph.BranchPath;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Written;
import java.util.Optional;

/// What an earlier part of a run has left to the part that resumes it.
public interface History {
    /// A run that begins.
    History NONE =
            new History() {
                @Override
                public int attempts(StepPath step) {
                    return 0;
                }

                @Override
                public Optional<Kept> kept(StepPath step) {
                    return Optional.empty();
                }

                @Override
                public Optional<Written> written(BranchPath branch) {
                    return Optional.empty();
                }
            };

    /// How many attempts the step has had.
    int attempts(StepPath step);

    /// How a step ended that need not run again as long as nothing before it does: one that
    /// succeeded, or whose failure was turned into a skip. Empty for all others.
    Optional<Kept> kept(StepPath step);

    /// What the steps of a branch have written, of a branch that succeeded.
    Optional<Written> written(BranchPath branch);

    /// @param state SUCCESS or SKIPPED
    /// @param written by the step
    record Kept(StepState state, Written written) {
        public Kept {
            requireNonNull(state, "state");
            requireNonNull(written, "written");
        }
    }
}
