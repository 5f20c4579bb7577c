package dev.runnable.problem;

import java.util.List;
import java.util.stream.Collectors;

/// Carries problems to the edge where they are told. Never caught to go on silently.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ProblemException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public ProblemException(Problem problem) {
        this(List.of(problem));
    }

    public ProblemException(Problem problem, Throwable cause) {
        this(List.of(problem));
        initCause(cause);
    }

    public List<Problem> problems() {
        return problems;
    }

    /// The exit code of the worst error: our own bug, then the environment, then the rest.
    public int exitCode() {
        return problems.stream()
                .filter(Problem::isError)
                .mapToInt(problem -> problem.code().category().exitCode())
                .max()
                .orElse(ProblemCode.Category.INTERNAL.exitCode());
    }
}
