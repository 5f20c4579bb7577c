package dev.runnable.problem;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// Tells problems to a collector, each with the step that is being looked at.
public record Reporter(Problems problems, Optional<String> step) {
    public Reporter {
        requireNonNull(problems, "problems");
        requireNonNull(step, "step");
    }

    public Reporter(Problems problems) {
        this(problems, Optional.empty());
    }

    /// A reporter to the same collector for what is inside this step.
    public Reporter inStep(String path) {
        return new Reporter(problems, Optional.of(path));
    }

    public void error(ProblemCode code, SourceLocation location, String message) {
        tell(Problem.error(code, location, message));
    }

    public void error(ProblemCode code, SourceLocation location, String message, String hint) {
        tell(Problem.error(code, location, message).withHint(hint));
    }

    public void error(
            ProblemCode code, SourceLocation location, String message, Optional<String> hint) {
        Problem problem = Problem.error(code, location, message);
        tell(hint.isEmpty() ? problem : problem.withHint(hint.get()));
    }

    public void warning(ProblemCode code, SourceLocation location, String message, String hint) {
        tell(Problem.warning(code, location, message).withHint(hint));
    }

    private void tell(Problem problem) {
        problems.add(step.isEmpty() ? problem : problem.inStep(step.get()));
    }
}
