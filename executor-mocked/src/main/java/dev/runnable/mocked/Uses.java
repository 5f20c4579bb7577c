package dev.runnable.mocked;

import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.TaskSpec.ReturnSpec;
import dev.runnable.reduce.BuiltIn;
import dev.runnable.reduce.Reducer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a pipeline does with parameters, by their names: what they have to be like for it to go on.
final class Uses {
    private final Map<String, Node.Map> iterated = new HashMap<>();
    private final Map<String, Node.Conditional> choosing = new HashMap<>();
    private final Map<String, Node.Loop> breaking = new HashMap<>();
    private final Map<String, BuiltIn> reduced = new HashMap<>();

    Uses(Graph graph) {
        graph.visit((_, node) -> add(node));
    }

    /// Of several uses of a name the first counts; of reducers around each other the inner one,
    /// which comes later.
    private void add(Node node) {
        switch (node) {
            case Node.Map map -> {
                iterated.putIfAbsent(map.iterateOn(), map);
                if (Reducer.parse(map.reducer()) instanceof BuiltIn reducer) {
                    map.branch().visit((_, inner) -> addReturns(inner, reducer));
                }
            }
            case Node.Conditional one -> choosing.putIfAbsent(one.parameter(), one);
            case Node.Loop loop -> breaking.putIfAbsent(loop.breakOn(), loop);
            case Node.Task _,
                    Node.Stub _,
                    Node.Success _,
                    Node.Fail _,
                    Node.Parallel _,
                    Node.Dag _ -> {}
        }
    }

    private void addReturns(Node node, BuiltIn reducer) {
        if (node instanceof Node.Task task) {
            for (ReturnSpec output : task.task().returns()) {
                reduced.put(output.name(), reducer);
            }
        }
    }

    /// The map that iterates on it.
    Optional<Node.Map> iterated(String name) {
        return Optional.ofNullable(iterated.get(name));
    }

    /// The step that chooses a branch by it.
    Optional<Node.Conditional> choosing(String name) {
        return Optional.ofNullable(choosing.get(name));
    }

    boolean isBreaking(String name) {
        return breaking.containsKey(name);
    }

    /// What the values of a map's items are reduced by.
    Optional<BuiltIn> reduced(String name) {
        return Optional.ofNullable(reduced.get(name));
    }
}
