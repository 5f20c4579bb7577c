package dev.runnable.sdk;

import dev.runnable.definition.Definitions;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemException;
import java.util.List;
import java.util.Objects;

/// What is wrong with a pipeline, or keeps it from running. Each problem says where in the program,
/// what is wrong, and how to fix it.
public final class PipelineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static {
        provide();
    }

    /// Lets the rest of the program look into pipelines and exceptions.
    static void provide() {
        Definitions.provide(
                pipeline -> ((Pipeline) pipeline).definition(),
                thrown -> thrown instanceof PipelineException e ? e.found() : List.of());
    }

    private final transient List<Problem> found;
    private final int exitCode;

    PipelineException(ProblemException cause) {
        super(cause.getMessage());
        found = cause.problems();
        exitCode = cause.exitCode();
    }

    /// None where it has travelled as bytes.
    private List<Problem> found() {
        return Objects.requireNonNullElse(found, List.of());
    }

    /// Every problem, as the command line tells it, errors and warnings.
    public List<String> problems() {
        return String.valueOf(getMessage()).lines().toList();
    }

    /// What the command line would end with: 2 for wrong options, 3 for a wrong pipeline or
    /// configuration, 4 where the machine lacks something.
    public int exitCode() {
        return exitCode;
    }
}
