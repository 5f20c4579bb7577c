package dev.runnable.engine;

import static java.util.Objects.requireNonNull;

import dev.runnable.event.StepState;
import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every step when all that it needs has ended; `success` or `fail` when nothing is left.
final class DependencyTraversal implements Traversal {
    private final Graph graph;
    private final Ranks ranks;
    private final Map<String, List<Edge>> needs;
    private final Map<String, List<Edge>> dependants;
    private final Map<String, Integer> missing = new HashMap<>();
    private final Map<String, StepState> outcomes = new HashMap<>();
    private Optional<String> firstFailure = Optional.empty();
    private int running;

    DependencyTraversal(Graph graph) {
        this.graph = graph;
        this.ranks = new Ranks(graph);
        this.needs = new LinkedHashMap<>();
        this.dependants = new HashMap<>();
        for (Node node : graph.nodes().values()) {
            if (!Node.isEnd(node.name())) {
                needs.put(node.name(), new ArrayList<>(2));
            }
        }
        for (Edge edge : graph.edges()) {
            requireNonNull(needs.get(edge.to()), edge.to()).add(edge);
            dependants.computeIfAbsent(edge.from(), _ -> new ArrayList<>(2)).add(edge);
        }
        needs.forEach((name, edges) -> missing.put(name, edges.size()));
    }

    private DependencyTraversal(DependencyTraversal same) {
        this.graph = same.graph;
        this.ranks = same.ranks;
        this.needs = same.needs;
        this.dependants = same.dependants;
        needs.forEach((name, edges) -> missing.put(name, edges.size()));
    }

    @Override
    public Traversal anew() {
        return new DependencyTraversal(this);
    }

    @Override
    public List<Decision> start() {
        List<Decision> decisions = new ArrayList<>();
        needs.forEach((name, edges) -> {
            if (edges.isEmpty()) {
                run(name, decisions);
            }
        });
        closeIfNothingRuns(decisions);
        return decisions;
    }

    @Override
    public List<Decision> settled(String step, StepState outcome) {
        if (Node.isEnd(step)) {
            boolean success = step.equals(Node.Success.NAME);
            return List.of(new Decision.End(success ? StepState.SUCCESS : StepState.FAILED));
        }
        running--;
        if (outcome == StepState.FAILED && firstFailure.isEmpty()) {
            firstFailure = Optional.of(step);
        }
        List<Decision> decisions = new ArrayList<>();
        spread(step, outcome, decisions);
        closeIfNothingRuns(decisions);
        return decisions;
    }

    /// Follows skips as far as they reach, without recursion: a chain of skips may be long.
    private void spread(String step, StepState outcome, List<Decision> decisions) {
        outcomes.put(step, outcome);
        ArrayDeque<String> settled = new ArrayDeque<>(List.of(step));
        for (String next = settled.poll(); next != null; next = settled.poll()) {
            for (Edge edge : dependants.getOrDefault(next, List.of())) {
                if (requireNonNull(missing.merge(edge.to(), -1, Integer::sum)) == 0) {
                    decide(edge.to(), decisions, settled);
                }
            }
        }
    }

    private void decide(String step, List<Decision> decisions, ArrayDeque<String> settled) {
        Optional<String> obstacle = obstacle(step);
        if (obstacle.isPresent()) {
            skip(step, obstacle.get(), decisions);
            settled.add(step);
        } else if (holdsBack(step).isEmpty()) {
            run(step, decisions);
        }
    }

    private Optional<String> obstacle(String step) {
        for (Edge edge : needsOf(step)) {
            StepState outcome = outcomes.get(edge.from());
            if (outcome == StepState.FAILED) {
                return Optional.of("it needs '" + edge.from() + "', which failed");
            }
            if (outcome == StepState.SKIPPED && edge.trigger() == Edge.Trigger.SUCCESS) {
                return Optional.of("it needs '" + edge.from() + "', which was skipped");
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> holdsBack(String step) {
        return graph.failFast() && !Node.isEnd(step)
                ? firstFailure.map(cause -> "fail_fast: '" + cause + "' failed before it started")
                : Optional.empty();
    }

    private void run(String step, List<Decision> decisions) {
        running++;
        decisions.add(new Decision.Run(graph.node(step), predecessors(step)));
    }

    private void skip(String step, String reason, List<Decision> decisions) {
        outcomes.put(step, StepState.SKIPPED);
        decisions.add(new Decision.Skip(graph.node(step), predecessors(step), reason));
    }

    private void closeIfNothingRuns(List<Decision> decisions) {
        if (running > 0) {
            return;
        }
        for (String step : ranks.sorted(needs.keySet())) {
            if (!outcomes.containsKey(step)) {
                skip(step, holdsBack(step).orElseThrow(), decisions);
            }
        }
        String end = firstFailure.isPresent() ? Node.Fail.NAME : Node.Success.NAME;
        decisions.add(new Decision.Run(graph.node(end), lastSteps()));
    }

    private List<String> lastSteps() {
        return ranks.sorted(
                needs.keySet().stream().filter(name -> !dependants.containsKey(name)).toList());
    }

    private List<String> predecessors(String step) {
        return ranks.sorted(needsOf(step).stream().map(Edge::from).toList());
    }

    private List<Edge> needsOf(String step) {
        return requireNonNull(needs.get(step), step);
    }

    @Override
    public int rank(String step) {
        return ranks.of(step);
    }
}
