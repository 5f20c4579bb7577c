package dev.runnable.sdk;

import java.util.List;

/// Branches that run side by side. What they return goes on, in the order in which they are listed.
public final class ParallelStep extends StepBase<ParallelStep> {
    ParallelStep(Draft draft) {
        super(draft);
    }

    @Override
    ParallelStep with(Draft changed) {
        return new ParallelStep(changed);
    }

    /// One more branch, of steps that run one after the other.
    public ParallelStep branch(String name, Step first, Step... more) {
        return branch(name, Branch.of(first, more));
    }

    /// One more branch.
    public ParallelStep branch(String name, Branch branch) {
        Names.check("branch", name, draft().mistake());
        return with(draft().branch(name, branch));
    }

    @Override
    void complete() {
        new Missing(this).requireBranch("branch", List.copyOf(draft().branches().keySet()));
    }
}
