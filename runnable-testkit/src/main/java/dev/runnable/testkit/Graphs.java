package dev.runnable.testkit;

import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepOptions;
import dev.runnable.graph.TaskSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Builds graphs for tests, without a pipeline file.
public final class Graphs {
    private final SequencedMap<String, Node> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private Optional<String> startAt = Optional.empty();
    private boolean failFast;

    private Graphs() {}

    /// Steps that are wired by [#needs].
    public static Graphs dependencies() {
        return new Graphs();
    }

    /// Tasks one after the other, each on to `fail` when it fails.
    public static Graphs chain(String... steps) {
        Graphs graph = new Graphs();
        graph.startAt = Optional.of(steps[0]);
        for (int i = 0; i < steps.length; i++) {
            String next = i + 1 < steps.length ? steps[i + 1] : Node.Success.NAME;
            graph.task(steps[i], StepOptions.NONE);
            graph.edges.add(new Edge(steps[i], next, Edge.Trigger.SUCCESS));
        }
        return graph;
    }

    /// Any steps one after the other, each on to `fail` when it fails.
    public static Graphs chain(Node... steps) {
        Graphs graph = new Graphs();
        graph.startAt = Optional.of(steps[0].name());
        for (int i = 0; i < steps.length; i++) {
            String next = i + 1 < steps.length ? steps[i + 1].name() : Node.Success.NAME;
            graph.node(steps[i]);
            graph.edges.add(new Edge(steps[i].name(), next, Edge.Trigger.SUCCESS));
        }
        return graph;
    }

    /// A task that declares what it returns.
    public static Node.Task taskNode(String name, StepOptions options, String... returns) {
        List<TaskSpec.ReturnSpec> declared =
                Arrays.stream(returns)
                        .map(it -> new TaskSpec.ReturnSpec(it, TaskSpec.Kind.JSON))
                        .toList();
        TaskSpec spec = new TaskSpec("shell", "true", declared, List.of(), new LinkedHashMap<>());
        return new Node.Task(name, spec, CatalogSpec.NONE, options);
    }

    public static Node.Task taskNode(String name, String... returns) {
        return taskNode(name, StepOptions.NONE, returns);
    }

    /// Adds a step of any kind.
    public Graphs node(Node node) {
        nodes.put(node.name(), node);
        return this;
    }

    public Graphs task(String name, StepOptions options) {
        return node(taskNode(name, options));
    }

    public Graphs task(String name) {
        return task(name, StepOptions.NONE);
    }

    public Graphs stub(String name) {
        nodes.put(name, new Node.Stub(name, StepOptions.NONE));
        return this;
    }

    public Graphs needs(String step, String... needed) {
        for (String one : needed) {
            edges.add(new Edge(one, step, Edge.Trigger.SUCCESS));
        }
        return this;
    }

    public Graphs edge(String from, String to, Edge.Trigger trigger) {
        edges.add(new Edge(from, to, trigger));
        return this;
    }

    public Graphs failFast() {
        failFast = true;
        return this;
    }

    public Graph build() {
        SequencedMap<String, Node> all = new LinkedHashMap<>(nodes);
        all.put(Node.Success.NAME, new Node.Success());
        all.put(Node.Fail.NAME, new Node.Fail());
        List<Edge> wired = new ArrayList<>(edges);
        if (startAt.isPresent()) {
            for (String name : nodes.keySet()) {
                if (edges.stream().noneMatch(edge -> isFailureOf(edge, name))) {
                    wired.add(new Edge(name, Node.Fail.NAME, Edge.Trigger.FAILURE));
                }
            }
        }
        return new Graph(Optional.empty(), startAt, all, wired, failFast);
    }

    private static boolean isFailureOf(Edge edge, String step) {
        return edge.from().equals(step) && edge.trigger() == Edge.Trigger.FAILURE;
    }
}
