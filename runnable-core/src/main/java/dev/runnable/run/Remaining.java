package dev.runnable.run;

import dev.runnable.event.History;
import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// What is left to do of a pipeline whose run goes on: its graph without the steps that have
/// succeeded and come after nothing that is to run again. Steps inside of composite ones are left
/// to those who begin them.
final class Remaining {
    private final Graph graph;
    private final History history;
    private final Map<String, String> afterSuccess = new HashMap<>();
    private final Map<String, List<String>> before = new HashMap<>();

    private Remaining(Graph graph, History history) {
        this.graph = graph;
        this.history = history;
        for (Edge edge : graph.edges()) {
            before.computeIfAbsent(edge.to(), _ -> new ArrayList<>(2)).add(edge.from());
            if (edge.trigger() != Edge.Trigger.FAILURE) {
                afterSuccess.put(edge.from(), edge.to());
            }
        }
    }

    static Graph of(Graph graph, History history) {
        Remaining remaining = new Remaining(graph, history);
        return graph.startAt().map(remaining::chainFrom).orElseGet(remaining::dependencies);
    }

    private boolean isDone(String step) {
        return history.kept(StepPath.root(step)).isPresent();
    }

    /// The last step stays where all are done: somebody has to come by for the end.
    private Graph chainFrom(String start) {
        String at = start;
        String next = after(at);
        while (isDone(at) && !Node.isEnd(next)) {
            at = next;
            next = after(at);
        }
        Set<String> left = new HashSet<>();
        String first = at;
        for (String name : graph.topologicalOrder()) {
            if (name.equals(first) || comesAfterAny(name, left)) {
                left.add(name);
            }
        }
        return only(left, first);
    }

    private String after(String step) {
        return afterSuccess.getOrDefault(step, Node.Success.NAME);
    }

    private boolean comesAfterAny(String step, Set<String> steps) {
        return before.getOrDefault(step, List.of()).stream().anyMatch(steps::contains);
    }

    private Graph dependencies() {
        Set<String> left = new HashSet<>();
        List<String> order = graph.topologicalOrder();
        for (String name : order) {
            if (!Node.isEnd(name) && (comesAfterAny(name, left) || !isDone(name))) {
                left.add(name);
            }
        }
        if (left.isEmpty()) {
            left.add(order.stream().filter(name -> !Node.isEnd(name)).toList().getLast());
        }
        return only(left, "");
    }

    /// @param start of a chain
    private Graph only(Set<String> left, String start) {
        SequencedMap<String, Node> nodes = new LinkedHashMap<>();
        graph.nodes()
                .forEach((name, node) -> {
                    if (left.contains(name) || node.isEnd()) {
                        nodes.put(name, node);
                    }
                });
        List<Edge> edges =
                graph.edges().stream()
                        .filter(edge ->
                                nodes.containsKey(edge.from()) && nodes.containsKey(edge.to()))
                        .toList();
        return new Graph(
                graph.description(),
                graph.startAt().map(_ -> start),
                nodes,
                edges,
                graph.failFast());
    }
}
