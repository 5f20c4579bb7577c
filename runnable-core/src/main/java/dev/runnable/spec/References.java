package dev.runnable.spec;

import dev.runnable.problem.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/// Who leads to whom in one graph, by the steps' numbers, and where that is written.
final class References {
    /// @param to the step that comes after
    /// @param place where the file says so
    record Reference(int to, SourceLocation place) {}

    private final List<List<Reference>> after;

    References(int steps) {
        after = new ArrayList<>(steps);
        for (int i = 0; i < steps; i++) {
            after.add(new ArrayList<>(2));
        }
    }

    void add(int from, int to, SourceLocation place) {
        after.get(from).add(new Reference(to, place));
    }

    int steps() {
        return after.size();
    }

    List<Reference> after(int step) {
        return after.get(step);
    }
}
