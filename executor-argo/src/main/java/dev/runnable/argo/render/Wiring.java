package dev.runnable.argo.render;

import dev.runnable.graph.Edge;
import dev.runnable.graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;

/// What the tasks of a flow are called, and what each of them waits for.
///
/// Where a failure is handled, or a step runs although another one did not, the flow needs a task
/// that ends it: Argo takes what was left out after a failure for failed.
final class Wiring {
    private final Flow flow;
    private final Map<String, List<Edge>> into;
    private final Map<String, List<Edge>> outOf;
    private final SequencedMap<String, String> tasks = new LinkedHashMap<>();
    private final Names names = new Names();

    /// @param called what the task of a step is called, unless another one has the name
    Wiring(Flow flow, UnaryOperator<String> called) {
        this.flow = flow;
        this.into = flow.into();
        this.outOf = flow.outOf();
        flow.steps().forEach(step -> tasks.put(step, names.give(called.apply(step))));
    }

    /// The names of the tasks by that of their step, in the order of the flow.
    SequencedMap<String, String> tasks() {
        return tasks;
    }

    /// What the task of a step waits for; empty for one that starts at once.
    String depends(String step) {
        List<String> conditions = new ArrayList<>();
        into.getOrDefault(step, List.of()).forEach(edge -> conditions.add(condition(edge)));
        return flow.chain() ? Results.or(conditions) : Results.and(conditions);
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

    /// What the task that ends the flow waits for: true exactly when all has gone well, and
    /// mentions all that nobody else waits for. Empty for a flow that needs none.
    Optional<String> end() {
        if (tasks.isEmpty()) {
            return Optional.of("");
        }
        if (flow.edges().stream().allMatch(edge -> edge.trigger() == Edge.Trigger.SUCCESS)) {
            return Optional.empty();
        }
        return Optional.of(flow.chain() ? endOfChain() : endOfDependencies());
    }

    private String endOfChain() {
        List<String> conditions = new ArrayList<>();
        into.getOrDefault(Node.Success.NAME, List.of())
                .forEach(edge -> conditions.add(condition(edge)));
        for (String step : leaves()) {
            if (!outOf.containsKey(step)) {
                conditions.add(Results.never(task(step)));
            }
        }
        return Results.or(conditions);
    }

    /// A failed step fails the graph. What depends on it is omitted, down to a leaf or to a step
    /// that runs all the same; so these tell.
    private String endOfDependencies() {
        SequencedSet<String> telling = new LinkedHashSet<>();
        SequencedSet<String> leaves = leaves();
        for (String step : tasks.keySet()) {
            boolean runsAllTheSame =
                    outOf.getOrDefault(step, List.of()).stream()
                            .anyMatch(edge -> edge.trigger() == Edge.Trigger.SUCCESS_OR_SKIP);
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
                        .anyMatch(edge -> tasks.containsKey(edge.to())));
        return leaves;
    }
}
