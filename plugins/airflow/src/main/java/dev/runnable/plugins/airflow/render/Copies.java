package dev.runnable.plugins.airflow.render;

import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;

/// How many steps are written for one: Airflow has no loops and tries no groups again, so
/// iterations and tries are written one by one.
final class Copies {
    /// Beyond this Airflow takes minutes to read the file.
    static final long MOST = 10_000;

    private Copies() {}

    static long of(Node node) {
        return switch (node) {
            case Node.Task _, Node.Stub _ -> 1;
            case Node.Success _, Node.Fail _ -> 0;
            case Node.Loop loop -> times(loop.maxIterations(), tries(loop));
            case Node.Parallel _, Node.Conditional _, Node.Map _, Node.Dag _ -> tries(node);
        };
    }

    private static long tries(Node node) {
        long inside =
                Graph.branchesOf(node).values().stream()
                        .flatMap(graph -> graph.nodes().values().stream())
                        .map(Copies::of)
                        .reduce(1L, Copies::sum);
        return times(node.options().retry().maxAttempts(), inside);
    }

    /// Without an end: what is too much stays too much.
    static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    private static long times(long one, long other) {
        return one > Long.MAX_VALUE / other ? Long.MAX_VALUE : one * other;
    }
}
