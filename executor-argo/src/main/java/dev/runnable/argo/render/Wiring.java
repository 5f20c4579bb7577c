package dev.runnable.argo.render;

import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/// Which steps of a graph are tasks, and what each of them waits for.
///
/// `success` is no task. `fail` is one where a step leads to it by `next`; a step that failed needs
/// no task to tell that. Where a failure is handled, or a step runs although another one did not,
/// the graph needs a task that ends it: Argo takes what was left out after a failure for failed.
final class Wiring {
    private final Graph graph;
    private final Map<String, List<Edge>> into = new HashMap<>();
    private final Map<String, List<Edge>> outOf = new HashMap<>();
    private final SequencedMap<String, String> tasks = new LinkedHashMap<>();
    private final Names names = new Names();

    Wiring(Graph graph) {
        this.graph = graph;
        for (Edge edge : graph.edges()) {
            into.computeIfAbsent(edge.to(), _ -> new ArrayList<>(1)).add(edge);
            outOf.computeIfAbsent(edge.from(), _ -> new ArrayList<>(2)).add(edge);
        }
        Set<String> reached = reached();
        for (String step : graph.nodes().keySet()) {
            if (reached.contains(step) && !step.equals(Node.Success.NAME)) {
                tasks.put(step, names.give(step));
            }
        }
    }

    /// The names of the tasks by that of their step, in the order of the graph.
    SequencedMap<String, String> tasks() {
        return tasks;
    }

    /// Steps that can run. Nobody waits for an unreachable step of a chain, so Argo would run it.
    private Set<String> reached() {
        if (graph.startAt().isEmpty()) {
            Set<String> all = new HashSet<>(graph.nodes().keySet());
            all.remove(Node.Fail.NAME);
            return all;
        }
        Set<String> reached = new HashSet<>(List.of(graph.startAt().get()));
        ArrayDeque<String> open = new ArrayDeque<>(reached);
        for (String step = open.poll(); step != null; step = open.poll()) {
            for (Edge edge : outOf.getOrDefault(step, List.of())) {
                if (!isPlainFailure(edge) && reached.add(edge.to())) {
                    open.add(edge.to());
                }
            }
        }
        return reached;
    }

    private static boolean isPlainFailure(Edge edge) {
        return edge.trigger() == Edge.Trigger.FAILURE && edge.to().equals(Node.Fail.NAME);
    }

    /// What the task of a step waits for; empty for one that starts at once.
    String depends(String step) {
        List<String> conditions = new ArrayList<>();
        for (Edge edge : into.getOrDefault(step, List.of())) {
            if (tasks.containsKey(edge.from()) && !isPlainFailure(edge)) {
                conditions.add(condition(edge));
            }
        }
        return graph.isChain() ? Results.or(conditions) : Results.and(conditions);
    }

    private String condition(Edge edge) {
        String task = task(edge.from());
        return switch (edge.trigger()) {
            case SUCCESS -> task;
            case FAILURE -> Results.failed(task);
            case SUCCESS_OR_SKIP -> Results.succeededOrNotRun(task);
        };
    }

    private String task(String step) {
        return Objects.requireNonNull(tasks.get(step), step);
    }

    /// The name of one more task.
    String anotherTask(String wanted) {
        return names.give(wanted);
    }

    /// What the task that ends the graph waits for: true exactly when the graph has succeeded, and
    /// mentions all that nobody else waits for. Empty for a graph that needs none.
    Optional<String> end() {
        if (tasks.isEmpty()) {
            return Optional.of("");
        }
        if (graph.edges().stream().noneMatch(this::needsEnd)) {
            return Optional.empty();
        }
        return Optional.of(graph.isChain() ? endOfChain() : endOfDependencies());
    }

    private boolean needsEnd(Edge edge) {
        return tasks.containsKey(edge.from())
                && switch (edge.trigger()) {
                    case SUCCESS -> false;
                    case FAILURE -> !isPlainFailure(edge);
                    case SUCCESS_OR_SKIP -> true;
                };
    }

    private String endOfChain() {
        List<String> conditions = new ArrayList<>(List.of(depends(Node.Success.NAME)));
        conditions.removeIf(String::isEmpty);
        for (String step : leaves()) {
            boolean leadsToSuccess =
                    outOf.getOrDefault(step, List.of()).stream()
                            .anyMatch(edge -> edge.to().equals(Node.Success.NAME));
            if (!leadsToSuccess) {
                conditions.add(Results.never(task(step)));
            }
        }
        return Results.or(conditions);
    }

    /// A failed step fails the graph. What depends on it is omitted, down to a leaf or to a step
    /// that runs all the same; so these tell.
    private String endOfDependencies() {
        SequencedSet<String> telling = new LinkedHashSet<>();
        Set<String> leaves = leaves();
        for (String step : tasks.keySet()) {
            boolean runsAllTheSame =
                    outOf.getOrDefault(step, List.of()).stream()
                            .anyMatch(it -> it.trigger() == Edge.Trigger.SUCCESS_OR_SKIP);
            if (runsAllTheSame || leaves.contains(step)) {
                telling.add(task(step));
            }
        }
        return Results.and(telling);
    }

    /// Steps after whose task no other one comes.
    private SequencedSet<String> leaves() {
        SequencedSet<String> leaves = new LinkedHashSet<>(tasks.keySet());
        leaves.removeIf(step ->
                outOf.getOrDefault(step, List.of()).stream()
                        .anyMatch(edge -> tasks.containsKey(edge.to()) && !isPlainFailure(edge)));
        return leaves;
    }
}
