package dev.runnable.engine;

import static java.util.Objects.requireNonNull;

import dev.runnable.graph.Graph;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One graph under way: its traversal and the parameters behind each of its steps. Belongs to the
/// engine's thread.
final class GraphRun {
    private final Traversal traversal;
    private final Scope initial;
    private final Map<String, Scope> scopes = new HashMap<>();

    GraphRun(Graph graph, Scope initial) {
        this.traversal = Traversal.of(graph);
        this.initial = initial;
    }

    Traversal traversal() {
        return traversal;
    }

    StepPath path(String step) {
        return StepPath.root(step);
    }

    /// What a step sees that comes after these.
    Scope scopeAfter(List<String> steps) {
        return steps.isEmpty() ? initial : Scope.merge(steps.stream().map(this::behind).toList());
    }

    private Scope behind(String step) {
        return requireNonNull(scopes.get(step), step);
    }

    /// Keeps what those see that come after `step`.
    void leave(String step, Scope scope) {
        scopes.put(step, scope);
    }
}
