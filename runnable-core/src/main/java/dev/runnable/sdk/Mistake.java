package dev.runnable.sdk;

import dev.runnable.definition.CallSite;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import java.util.Optional;

/// Where mistakes come from: a line of the user's program, and a step.
record Mistake(CallSite site, Optional<String> step) {
    private static final String SDK = Mistake.class.getPackageName();

    /// Of the call that is under way, outside steps.
    static Mistake here() {
        return new Mistake(callSite(), Optional.empty());
    }

    static Mistake inStep(String name) {
        return new Mistake(callSite(), Optional.of(name));
    }

    static CallSite callSite() {
        return CallSite.outside(SDK);
    }

    PipelineException of(ProblemCode code, String message, String hint) {
        Problem problem = Problem.error(code, site.location(), message).withHint(hint);
        Problem placed = step.isPresent() ? problem.inStep(step.get()) : problem;
        return new PipelineException(new ProblemException(placed));
    }
}
