package dev.runnable.plugin;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import java.nio.file.Path;

/// Why one plugin cannot be used; the others can.
final class UnusablePluginException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    UnusablePluginException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    UnusablePluginException(ProblemCode code, Path file, String message, String hint) {
        this(Problem.error(code, SourceLocation.of(file.toString()), message).withHint(hint));
    }

    Problem problem() {
        return problem;
    }
}
