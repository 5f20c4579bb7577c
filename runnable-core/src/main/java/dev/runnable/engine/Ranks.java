package dev.runnable.engine;

import static java.util.Objects.requireNonNull;

import dev.runnable.graph.Graph;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The topological order of a graph's steps, as numbers.
final class Ranks {
    private final Map<String, Integer> byName;

    Ranks(Graph graph) {
        List<String> order = graph.topologicalOrder();
        byName = HashMap.newHashMap(order.size());
        order.forEach(name -> byName.put(name, byName.size()));
    }

    int of(String step) {
        return requireNonNull(byName.get(step), step);
    }

    List<String> sorted(Collection<String> steps) {
        return steps.stream().distinct().sorted(Comparator.comparingInt(this::of)).toList();
    }
}
