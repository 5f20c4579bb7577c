package dev.runnable.sdk;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemException;
import java.util.List;

/// What is wrong with a pipeline, or keeps it from running. Each problem says where in the program,
/// what is wrong, and how to fix it.
public final class PipelineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;
    private final int exitCode;

    PipelineException(ProblemException cause) {
        super(cause.getMessage());
        problems = cause.problems().stream().map(Problem::toString).toList();
        exitCode = cause.exitCode();
    }

    /// Every problem, as the command line tells it, errors and warnings.
    public List<String> problems() {
        return problems == null ? List.of(String.valueOf(getMessage())) : problems;
    }

    /// What the command line would end with: 2 for wrong options, 3 for a wrong pipeline or
    /// configuration, 4 where the machine lacks something.
    public int exitCode() {
        return exitCode;
    }
}
