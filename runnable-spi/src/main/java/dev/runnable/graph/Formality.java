package dev.runnable.graph;

/// Composite steps whose beginning and end decide nothing that a platform would have to know: all
/// branches run, and none of them is chosen, reduced, tried again or left out. A platform runs
/// nothing for them: a process that runs a step inside begins such a step where nobody has, and the
/// first that comes after it ends it.
public final class Formality {
    private Formality() {}

    /// Whether this is such a step.
    public static boolean is(Node node) {
        StepOptions options = node.options();
        return (node instanceof Node.Parallel || node instanceof Node.Dag)
                && options.retry().maxAttempts() == 1
                && options.skipIf().isEmpty()
                && options.onError().isEmpty()
                && options.timeout().isEmpty()
                && Graph.branchesOf(node).values().stream().anyMatch(Formality::runsAnything);
    }

    /// Somebody must come by.
    private static boolean runsAnything(Graph graph) {
        return graph.startAt().map(start -> !start.equals(Node.Success.NAME)).orElse(true)
                && graph.nodes().values().stream().anyMatch(node -> !node.isEnd());
    }
}
