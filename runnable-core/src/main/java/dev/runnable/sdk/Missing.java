package dev.runnable.sdk;

import dev.runnable.problem.ProblemCode;
import java.util.List;
import java.util.Optional;

/// Tells what was not said of a step that has branches, in the line where the step was begun.
record Missing(StepBase<?> step) {
    void require(String key, String method, String what) {
        if (!step.draft().fields().containsKey(key)) {
            throw mistake()
                    .of(
                            ProblemCode.MISSING_PROPERTY,
                            "it is not said " + what(what),
                            "Add ." + method + "(...).");
        }
    }

    private static String what(String what) {
        return what.startsWith("the ") ? "which is " + what : what;
    }

    void requireBranch(String method, List<String> branches) {
        if (branches.isEmpty() || !step.draft().branches().keySet().containsAll(branches)) {
            throw mistake()
                    .of(
                            ProblemCode.MISSING_PROPERTY,
                            "it is not said which steps it runs",
                            "Add ." + method + "(...) with at least one step.");
        }
    }

    private Mistake mistake() {
        return new Mistake(step.draft().site(), Optional.of(step.name()));
    }
}
