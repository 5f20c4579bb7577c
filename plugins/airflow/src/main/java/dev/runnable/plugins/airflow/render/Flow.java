package dev.runnable.plugins.airflow.render;

import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The steps of a graph that can come to run, and the edges between them, as far as Airflow has to
/// know. `success` is none of them, and `fail` is where a step leads to it by `next`: that a step
/// without `on_failure` fails its graph is known to the run log.
///
/// @param chain whether one edge into a step suffices to run it; otherwise all have to hold
/// @param steps each after those that lead to it
/// @param into edges by the step that they lead to
record Flow(boolean chain, List<Node> steps, Map<String, List<Edge>> into) {
    Flow {
        steps = List.copyOf(steps);
        into = Map.copyOf(into);
    }

    static Flow of(Graph graph) {
        Set<String> reached = new HashSet<>();
        List<Node> steps = new ArrayList<>();
        Map<String, List<Edge>> into = new HashMap<>();
        for (String name : graph.topologicalOrder()) {
            List<Edge> edges =
                    graph.edges().stream()
                            .filter(edge -> edge.to().equals(name) && counts(edge))
                            .filter(edge -> reached.contains(edge.from()))
                            .toList();
            if (begins(graph, name) || !edges.isEmpty()) {
                reached.add(name);
                steps.add(graph.node(name));
                into.put(name, edges);
            }
        }
        steps.removeIf(step -> step instanceof Node.Success);
        return new Flow(graph.isChain(), steps, into);
    }

    private static boolean counts(Edge edge) {
        return edge.trigger() != Edge.Trigger.FAILURE || !edge.to().equals(Node.Fail.NAME);
    }

    private static boolean begins(Graph graph, String step) {
        return graph.startAt().map(step::equals).orElse(!Node.isEnd(step));
    }

    List<Edge> into(String step) {
        return into.getOrDefault(step, List.of());
    }

    /// The steps that must have ended for all to have ended. Others have when what comes after them
    /// alone has.
    List<String> last() {
        Set<String> waitedFor = new HashSet<>();
        for (Node step : steps) {
            List<Edge> edges = into(step.name());
            if (chain || edges.size() == 1) {
                edges.forEach(edge -> waitedFor.add(edge.from()));
            }
        }
        return steps.stream().map(Node::name).filter(name -> !waitedFor.contains(name)).toList();
    }

    /// Whether a step may be left out although those before it have run.
    boolean mayLeaveOut(Node step) {
        return !chain || step.options().skipIf().isPresent();
    }
}
