package dev.runnable.testkit.reference;

import static java.util.Objects.requireNonNull;

import dev.runnable.event.StepState;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Parameter;
import dev.runnable.testkit.reference.ReferenceEvaluator.StepEnd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The way through one graph.
final class Walk {
    /// @param view what its end sees
    record End(StepState status, View view, boolean ran) {}

    private final ReferenceEvaluator steps;
    private final Graph graph;
    private final Optional<BranchPath> place;
    private final boolean fresh;

    Walk(ReferenceEvaluator steps, Graph graph, Optional<BranchPath> place, boolean fresh) {
        this.steps = steps;
        this.graph = graph;
        this.place = place;
        this.fresh = fresh;
    }

    End go(View view) {
        return graph.isChain() ? chain(view) : dependencies(view);
    }

    private StepPath path(String name) {
        return place.map(it -> it.child(name)).orElseGet(() -> StepPath.root(name));
    }

    private static boolean isEnd(String name) {
        return name.equals(Node.Success.NAME) || name.equals(Node.Fail.NAME);
    }

    private End end(String name, View view, boolean ran) {
        boolean success = name.equals(Node.Success.NAME);
        StepEnd end = steps.step(path(name), graph.node(name), view, true);
        return new End(success ? StepState.SUCCESS : StepState.FAILED, view, ran || end.ran());
    }

    // --- chains ---

    private End chain(View initial) {
        View view = initial;
        boolean ran = fresh;
        String name = graph.startAt().orElseThrow();
        while (!isEnd(name)) {
            StepEnd end = steps.step(path(name), graph.node(name), view, ran);
            ran |= end.ran();
            view = view.after(end.outputs());
            name = next(name, end.state());
        }
        return end(name, view, ran);
    }

    private String next(String name, StepState state) {
        boolean failed = state == StepState.FAILED;
        return graph.edges().stream()
                .filter(edge -> edge.from().equals(name))
                .filter(edge -> (edge.trigger() == Edge.Trigger.FAILURE) == failed)
                .map(Edge::to)
                .findFirst()
                .orElse(failed ? Node.Fail.NAME : Node.Success.NAME);
    }

    // --- dependencies ---

    private End dependencies(View initial) {
        Map<String, StepEnd> ends = new HashMap<>();
        boolean stopped = false;
        for (String name : inOrderOfReadiness()) {
            boolean ran =
                    fresh || needs(name).stream().anyMatch(edge -> endOf(ends, edge.from()).ran());
            boolean blocked =
                    stopped
                            || needs(name).stream()
                                    .anyMatch(edge -> blocks(edge, endOf(ends, edge.from())));
            View view = initial.after(written(ancestors(name), ends));
            StepEnd end =
                    blocked
                            ? steps.leaveOut(path(name), ran)
                            : steps.step(path(name), graph.node(name), view, ran);
            ends.put(name, end);
            stopped |= graph.failFast() && end.state() == StepState.FAILED;
        }
        boolean failed = ends.values().stream().anyMatch(end -> end.state() == StepState.FAILED);
        boolean ran = fresh || ends.values().stream().anyMatch(StepEnd::ran);
        View view = initial.after(written(inTopologicalOrder(), ends));
        return end(failed ? Node.Fail.NAME : Node.Success.NAME, view, ran);
    }

    private static StepEnd endOf(Map<String, StepEnd> ends, String name) {
        return requireNonNull(ends.get(name), name);
    }

    private static boolean blocks(Edge edge, StepEnd need) {
        return need.state() == StepState.FAILED
                || (need.state() == StepState.SKIPPED && edge.trigger() == Edge.Trigger.SUCCESS);
    }

    /// Those that need nothing first; then whatever becomes ready by the first of them, and so on.
    private List<String> inOrderOfReadiness() {
        List<String> order = new ArrayList<>();
        for (String name : graph.nodes().keySet()) {
            if (!isEnd(name) && needs(name).isEmpty()) {
                order.add(name);
            }
        }
        for (int i = 0; i < order.size(); i++) {
            String settled = order.get(i);
            for (Edge edge : graph.edges()) {
                if (edge.from().equals(settled)
                        && !order.contains(edge.to())
                        && order.subList(0, i + 1).containsAll(namesOfNeeds(edge.to()))) {
                    order.add(edge.to());
                }
            }
        }
        return order;
    }

    private List<Edge> needs(String name) {
        return graph.edges().stream().filter(edge -> edge.to().equals(name)).toList();
    }

    private List<String> namesOfNeeds(String name) {
        return needs(name).stream().map(Edge::from).toList();
    }

    private List<String> inTopologicalOrder() {
        return graph.topologicalOrder().stream().filter(name -> !isEnd(name)).toList();
    }

    /// All that a step needs, directly or not, in topological order.
    private List<String> ancestors(String name) {
        List<String> found = new ArrayList<>(List.of(name));
        for (int i = 0; i < found.size(); i++) {
            for (Edge edge : needs(found.get(i))) {
                if (!found.contains(edge.from())) {
                    found.add(edge.from());
                }
            }
        }
        return inTopologicalOrder().stream()
                .filter(it -> found.contains(it) && !it.equals(name))
                .toList();
    }

    private static Map<String, Parameter> written(List<String> names, Map<String, StepEnd> ends) {
        Map<String, Parameter> written = new LinkedHashMap<>();
        names.forEach(name -> written.putAll(endOf(ends, name).outputs()));
        return written;
    }

    // --- a branch that succeeded in an earlier part ---

    /// What its end saw.
    View again(View initial) {
        if (!graph.isChain()) {
            View view = initial;
            for (String name : inTopologicalOrder()) {
                view = view.after(steps.endBefore(path(name)).outputs());
            }
            return view;
        }
        View view = initial;
        String name = graph.startAt().orElseThrow();
        while (!isEnd(name)) {
            Earlier.End end = steps.endBefore(path(name));
            view = view.after(end.outputs());
            name = next(name, end.state());
        }
        return view;
    }
}
