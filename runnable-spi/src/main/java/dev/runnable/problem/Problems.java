package dev.runnable.problem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Collects problems so that they are told all at once. Used by one thread.
///
/// A mistake in a block that several steps share is told for the first of them only. No more than a
/// thousand are kept, so that a hostile file cannot fill the memory with them.
public final class Problems {
    private static final int MOST = 1_000;

    private record Mistake(ProblemCode code, SourceLocation location, String message) {}

    private final List<Problem> found = new ArrayList<>();
    private final Set<Mistake> told = new HashSet<>();
    private boolean failed;

    public void add(Problem problem) {
        boolean firstError = problem.isError() && !failed;
        failed |= problem.isError();
        if ((found.size() < MOST || firstError) && isNew(problem)) {
            found.add(problem);
        }
    }

    /// What concerns a whole file may concern each step in its own way.
    private boolean isNew(Problem problem) {
        SourceLocation place = problem.location();
        return place.line() == 0 || told.add(new Mistake(problem.code(), place, problem.message()));
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
        return found.isEmpty()
                ? List.of()
                : found.stream().distinct().sorted(Problem.BY_PLACE).toList();
    }

    /// @throws ProblemException when any of them is an error
    public void throwIfFailed() {
        if (failed) {
            throw new ProblemException(sorted());
        }
    }
}
