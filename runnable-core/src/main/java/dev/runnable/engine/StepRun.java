package dev.runnable.engine;

import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Scope;
import java.util.List;

/// A step that was decided to run. Belongs to the engine's thread.
final class StepRun {
    final GraphRun graph;
    final Node node;
    final StepPath path;
    final List<String> after;
    final int rank;
    final Scope scope;
    int attempts;

    StepRun(GraphRun graph, Node node, List<String> after) {
        this.graph = graph;
        this.node = node;
        this.path = graph.path(node.name());
        this.after = after;
        this.rank = graph.traversal().rank(node.name());
        this.scope = graph.scopeAfter(after);
    }

    boolean started() {
        return attempts > 0;
    }

    boolean mayTryAgain() {
        return attempts < node.options().retry().maxAttempts();
    }
}
