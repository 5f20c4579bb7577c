package dev.runnable.argo.render;

import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a run of a graph takes in which nothing fails.
final class SuccessfulWay {
    private SuccessfulWay() {}

    /// @param counts of the steps that are tasks
    static PodCount count(Graph graph, Map<String, PodCount> counts) {
        return graph.startAt()
                .map(start -> ofChain(start, graph, counts))
                .orElseGet(() -> counts.values().stream().reduce(PodCount.NONE, PodCount::plus));
    }

    private static PodCount ofChain(String start, Graph graph, Map<String, PodCount> counts) {
        Map<String, String> next = new HashMap<>();
        for (Edge edge : graph.edges()) {
            if (edge.trigger() == Edge.Trigger.SUCCESS) {
                next.put(edge.from(), edge.to());
            }
        }
        PodCount all = PodCount.NONE;
        Optional<String> step = Optional.of(start);
        while (step.isPresent()) {
            all = all.plus(counts.getOrDefault(step.get(), PodCount.NONE));
            step = Optional.ofNullable(next.get(step.get()));
        }
        return all;
    }
}
