package dev.runnable.testkit.random;

import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.testkit.random.RandomPipeline.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;

/// Graphs of 1 to 5 steps, of either wiring, nested up to four deep. Bounds how many steps there
/// are, and how often the innermost may be repeated.
final class RandomGraphs {
    private static final int MOST_STEPS = 5;
    private static final int MOST_NESTED = 4;
    private static final int MOST_NODES = 45;

    private final Random random;
    private final Kind kind;
    private final RandomNodes nodes;
    private int made;

    RandomGraphs(Random random, Kind kind) {
        this.random = random;
        this.kind = kind;
        this.nodes = new RandomNodes(random, kind, this);
    }

    Graph graph() {
        return graph(0, 1);
    }

    /// @param repeats how often the graph may run in the run, about
    Graph graph(int depth, int repeats) {
        boolean failFast = kind == Kind.ORDERED && random.nextInt(5) == 0;
        boolean chain = !failFast && random.nextBoolean();
        int size = 1 + random.nextInt(MOST_STEPS);
        List<Node> steps = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String name = "s" + i;
            boolean leaf = failFast || depth == MOST_NESTED || made > MOST_NODES || repeats > 30;
            made++;
            steps.add(
                    failFast
                            ? nodes.plainTask(name)
                            : leaf
                                    ? nodes.leaf(name, !chain)
                                    : nodes.any(name, !chain, depth, repeats));
        }
        return chain ? chain(steps) : dependencies(steps, failFast);
    }

    private Graph chain(List<Node> steps) {
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            String name = steps.get(i).name();
            edges.add(new Edge(name, later(steps, i, 6, Node.Success.NAME), Edge.Trigger.SUCCESS));
            boolean handled = kind != Kind.UNHANDLED && random.nextInt(3) == 0;
            String onFailure = handled ? later(steps, i, 2, Node.Success.NAME) : Node.Fail.NAME;
            edges.add(new Edge(name, onFailure, Edge.Trigger.FAILURE));
        }
        return graph(Optional.of("s0"), steps, edges, false);
    }

    /// The step after this one, or once in so many times any later one or an end.
    private String later(List<Node> steps, int from, int rarity, String end) {
        int place = from + 1;
        if (random.nextInt(rarity) == 0) {
            place += random.nextInt(steps.size() - from);
        }
        if (place < steps.size()) {
            return steps.get(place).name();
        }
        return kind != Kind.UNHANDLED && random.nextInt(12) == 0 ? Node.Fail.NAME : end;
    }

    private Graph dependencies(List<Node> steps, boolean failFast) {
        List<Edge> edges = new ArrayList<>();
        for (int to = 0; to < steps.size(); to++) {
            for (int from = 0; from < to; from++) {
                if (random.nextInt(5) < 2) {
                    boolean onSkip = random.nextInt(3) == 0;
                    edges.add(
                            new Edge(
                                    steps.get(from).name(),
                                    steps.get(to).name(),
                                    onSkip ? Edge.Trigger.SUCCESS_OR_SKIP : Edge.Trigger.SUCCESS));
                }
            }
        }
        return graph(Optional.empty(), steps, edges, failFast);
    }

    private Graph graph(
            Optional<String> startAt, List<Node> steps, List<Edge> edges, boolean failFast) {
        List<Node> declared = new ArrayList<>(steps);
        if (random.nextInt(3) == 0) {
            java.util.Collections.shuffle(declared, random);
        }
        SequencedMap<String, Node> all = new LinkedHashMap<>();
        declared.forEach(step -> all.put(step.name(), step));
        all.put(Node.Success.NAME, new Node.Success());
        all.put(Node.Fail.NAME, new Node.Fail());
        return new Graph(Optional.empty(), startAt, all, edges, failFast);
    }
}
