package dev.runnable.graph;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiConsumer;

/// Steps and the edges between them: acyclic, every edge between two of its steps, with one
/// `success` and one `fail`. Whoever builds one has checked that; the constructor checks it again
/// and throws for a programmer's mistake.
///
/// In a chain one step is active at a time: it starts at `startAt`, follows the edge that fits how
/// the step ended, and is over at `success` or `fail`. In a dependency graph a step starts when all
/// steps before it have ended well; `success` or `fail` ends it when nothing is left.
///
/// @param startAt the first step of a chain; empty for a dependency graph
/// @param nodes by name, in declaration order, with `success` and `fail` last
/// @param failFast dependency graphs: nothing new starts after the first failure
public record Graph(
        Optional<String> description,
        Optional<String> startAt,
        SequencedMap<String, Node> nodes,
        List<Edge> edges,
        boolean failFast) {
    public Graph {
        requireNonNull(description, "description");
        requireNonNull(startAt, "startAt");
        nodes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(nodes));
        edges = List.copyOf(edges);
        for (Edge edge : edges) {
            if (!nodes.containsKey(edge.from()) || !nodes.containsKey(edge.to())) {
                throw new IllegalArgumentException("an edge leaves the graph: " + edge);
            }
        }
        if (!nodes.containsKey(Node.Success.NAME) || !nodes.containsKey(Node.Fail.NAME)) {
            throw new IllegalArgumentException("a graph has a success and a fail node");
        }
        if (startAt.isPresent() && !nodes.containsKey(startAt.get())) {
            throw new IllegalArgumentException("the first step is not in the graph");
        }
        if (order(nodes, edges).size() != nodes.size()) {
            throw new IllegalArgumentException("a graph has no cycle");
        }
    }

    public boolean isChain() {
        return startAt.isPresent();
    }

    /// The step called `name`.
    ///
    /// @throws IllegalArgumentException when there is none
    public Node node(String name) {
        Node node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("no step '" + name + "'");
        }
        return node;
    }

    /// The names in topological order, steps that are free of each other in declaration order.
    public List<String> topologicalOrder() {
        return order(nodes, edges);
    }

    /// The steps that lead to this one, however far and by whatever edges.
    public Set<String> stepsBefore(String step) {
        Map<String, List<String>> leading = new HashMap<>();
        for (Edge edge : edges) {
            leading.computeIfAbsent(edge.to(), _ -> new ArrayList<>(2)).add(edge.from());
        }
        Set<String> before = new HashSet<>();
        ArrayDeque<String> open = new ArrayDeque<>(List.of(step));
        for (String at = open.poll(); at != null; at = open.poll()) {
            leading.getOrDefault(at, List.of()).stream().filter(before::add).forEach(open::add);
        }
        return before;
    }

    private static List<String> order(SequencedMap<String, Node> nodes, List<Edge> edges) {
        List<String> names = new ArrayList<>(nodes.keySet());
        Map<String, Integer> place = HashMap.newHashMap(names.size());
        names.forEach(name -> place.put(name, place.size()));
        int[] waiting = new int[names.size()];
        List<List<Integer>> after = new ArrayList<>(names.size());
        names.forEach(name -> after.add(new ArrayList<>(2)));
        for (Edge edge : edges) {
            int to = requireNonNull(place.get(edge.to()));
            after.get(requireNonNull(place.get(edge.from()))).add(to);
            waiting[to]++;
        }
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < waiting.length; i++) {
            if (waiting[i] == 0) {
                ready.add(i);
            }
        }
        List<String> order = new ArrayList<>(names.size());
        for (Integer next = ready.poll(); next != null; next = ready.poll()) {
            order.add(names.get(next));
            for (int to : after.get(next)) {
                if (--waiting[to] == 0) {
                    ready.add(to);
                }
            }
        }
        return order;
    }

    /// The composite branches that stand directly in `node`, by name; none for a leaf.
    public static SequencedMap<String, Graph> branchesOf(Node node) {
        return switch (node) {
            case Node.Parallel parallel -> parallel.branches();
            case Node.Conditional conditional -> conditional.branches();
            case Node.Map map -> single("branch", map.branch());
            case Node.Loop loop -> single("branch", loop.branch());
            case Node.Dag dag -> single(Node.Dag.BRANCH, dag.branch());
            case Node.Task _, Node.Stub _, Node.Success _, Node.Fail _ ->
                    Collections.unmodifiableSequencedMap(new LinkedHashMap<>());
        };
    }

    /// The graph that a step of this pipeline stands in.
    ///
    /// @throws IllegalArgumentException when the way to it leaves the graph
    public Graph around(StepPath step) {
        return step.branch().map(this::of).orElse(this);
    }

    private Graph of(BranchPath branch) {
        Node node = around(branch.step()).node(branch.step().name());
        SequencedMap<String, Graph> branches = branchesOf(node);
        Graph found =
                branch.segment() instanceof StepPath.Segment.Branch(String name)
                        ? branches.get(name)
                        : branches.isEmpty() ? null : branches.firstEntry().getValue();
        if (found == null) {
            throw new IllegalArgumentException("no branch '" + branch.text() + "'");
        }
        return found;
    }

    private static SequencedMap<String, Graph> single(String name, Graph branch) {
        SequencedMap<String, Graph> branches = new LinkedHashMap<>();
        branches.put(name, branch);
        return branches;
    }

    /// Shows every node of this graph and of the graphs inside it, each before those inside it.
    ///
    /// @param visitor gets the dot path of a node's step without items and iterations, for instance
    ///   `par.left.train` or `map.branch.train`
    public void visit(BiConsumer<String, Node> visitor) {
        visit("", visitor);
    }

    private void visit(String prefix, BiConsumer<String, Node> visitor) {
        nodes.forEach((name, node) -> {
            String path = prefix + name;
            visitor.accept(path, node);
            branchesOf(node)
                    .forEach((branch, inner) -> inner.visit(path + "." + branch + ".", visitor));
        });
    }

    /// Every node of this graph and of the graphs inside it, outer before inner.
    public List<Node> allNodes() {
        List<Node> all = new ArrayList<>();
        ArrayDeque<Graph> open = new ArrayDeque<>(List.of(this));
        for (Graph graph = open.poll(); graph != null; graph = open.poll()) {
            for (Node node : graph.nodes().values()) {
                all.add(node);
                open.addAll(branchesOf(node).values());
            }
        }
        return all;
    }
}
