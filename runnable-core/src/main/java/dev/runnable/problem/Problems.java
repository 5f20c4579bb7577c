package dev.runnable.problem;

import java.util.ArrayList;
import java.util.List;

/// Collects problems so that they are told all at once. Used by one thread.
public final class Problems {
    private final List<Problem> found = new ArrayList<>();
    private boolean failed;

    public void add(Problem problem) {
        found.add(problem);
        failed |= problem.isError();
    }

    public void addAll(Iterable<Problem> problems) {
        problems.forEach(this::add);
    }

    /// Whether any of them is an error.
    public boolean failed() {
        return failed;
    }

    /// All of them, by place, each once.
    public List<Problem> sorted() {
        return found.stream().distinct().sorted(Problem.BY_PLACE).toList();
    }

    /// @throws ProblemException when any of them is an error
    public void throwIfFailed() {
        if (failed) {
            throw new ProblemException(sorted());
        }
    }
}
