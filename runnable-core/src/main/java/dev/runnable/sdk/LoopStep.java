package dev.runnable.sdk;

import dev.runnable.problem.ProblemCode;
import java.util.List;

/// A branch that is repeated until a parameter is true, but not without end:
/// `loop("improve").atMost(10).until("good").as("round").run(...)`.
public final class LoopStep extends StepBase<LoopStep> {
    LoopStep(Draft draft) {
        super(draft);
    }

    @Override
    LoopStep with(Draft changed) {
        return new LoopStep(changed);
    }

    /// The parameter that ends it when it is true.
    public LoopStep until(String parameter) {
        return field("break_on", Names.parameter(parameter, draft().mistake()));
    }

    /// After how many iterations it ends at the latest.
    public LoopStep atMost(int iterations) {
        if (iterations < 1) {
            throw draft().mistake()
                    .of(
                            ProblemCode.BAD_VALUE,
                            "a loop has at least one iteration, found " + iterations,
                            "Leave the step out instead.");
        }
        return field("max_iterations", iterations);
    }

    /// What the steps of the branch call the number of the iteration, from 0.
    public LoopStep as(String variable) {
        return field("index_as", Names.parameter(variable, draft().mistake()));
    }

    /// The steps of an iteration, one after the other.
    public LoopStep run(Step first, Step... more) {
        return run(Branch.of(first, more));
    }

    /// The steps of an iteration.
    public LoopStep run(Branch branch) {
        return with(draft().branch(MapStep.BRANCH, branch, "run() is said twice"));
    }

    @Override
    void complete() {
        Missing missing = new Missing(this);
        missing.require("max_iterations", "atMost", "after how many iterations it ends");
        missing.require("break_on", "until", "the parameter that ends it");
        missing.require("index_as", "as", "what the branch calls the iteration's number");
        missing.requireBranch("run", List.of(MapStep.BRANCH));
    }
}
