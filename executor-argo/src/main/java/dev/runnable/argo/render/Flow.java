package dev.runnable.argo.render;

import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Steps that can run and how they follow each other, as far as Argo has to know.
///
/// `success` is no step here, but edges lead to it. `fail` is one where a step leads to it by
/// `next`; that a step without `on_failure` fails its graph needs no edge.
///
/// @param chain whether one edge into a step suffices to run it; otherwise all have to hold
/// @param steps in the order of the graph
/// @param edges between steps, and from steps to `success`
record Flow(boolean chain, List<String> steps, List<Edge> edges) {
    Flow {
        steps = List.copyOf(steps);
        edges = List.copyOf(edges);
    }

    static Flow of(Graph graph) {
        List<Edge> edges = new ArrayList<>(graph.edges().size());
        for (Edge edge : graph.edges()) {
            if (edge.trigger() != Edge.Trigger.FAILURE || !edge.to().equals(Node.Fail.NAME)) {
                edges.add(edge);
            }
        }
        Set<String> reached = reached(graph, edges);
        List<String> steps = new ArrayList<>(graph.nodes().keySet());
        steps.removeIf(step -> step.equals(Node.Success.NAME) || !reached.contains(step));
        edges.removeIf(edge -> !reached.contains(edge.from()));
        return new Flow(graph.isChain(), steps, edges);
    }

    /// Nobody waits for an unreachable step of a chain, so Argo would run it.
    private static Set<String> reached(Graph graph, List<Edge> edges) {
        if (graph.startAt().isEmpty()) {
            Set<String> all = new HashSet<>(graph.nodes().keySet());
            all.remove(Node.Fail.NAME);
            return all;
        }
        Map<String, List<Edge>> outOf = new HashMap<>();
        edges.forEach(
                edge -> outOf.computeIfAbsent(edge.from(), _ -> new ArrayList<>(2)).add(edge));
        Set<String> reached = new HashSet<>(List.of(graph.startAt().get()));
        ArrayDeque<String> open = new ArrayDeque<>(reached);
        for (String step = open.poll(); step != null; step = open.poll()) {
            for (Edge edge : outOf.getOrDefault(step, List.of())) {
                if (reached.add(edge.to())) {
                    open.add(edge.to());
                }
            }
        }
        return reached;
    }

    Map<String, List<Edge>> into() {
        Map<String, List<Edge>> into = HashMap.newHashMap(steps.size());
        edges.forEach(edge -> into.computeIfAbsent(edge.to(), _ -> new ArrayList<>(1)).add(edge));
        return into;
    }

    Map<String, List<Edge>> outOf() {
        Map<String, List<Edge>> outOf = HashMap.newHashMap(steps.size());
        edges.forEach(
                edge -> outOf.computeIfAbsent(edge.from(), _ -> new ArrayList<>(2)).add(edge));
        return outOf;
    }
}
