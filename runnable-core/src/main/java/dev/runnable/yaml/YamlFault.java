package dev.runnable.yaml;

import dev.runnable.problem.Problem;

/// Ends the reading of a document: what comes after this problem cannot be understood.
final class YamlFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    YamlFault(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
