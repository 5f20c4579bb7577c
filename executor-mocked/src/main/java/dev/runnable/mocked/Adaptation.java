package dev.runnable.mocked;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.graph.TaskSpec;
import dev.runnable.graph.TaskSpec.Kind;
import dev.runnable.graph.TaskSpec.ReturnSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Puts patches into a pipeline. What is simulated needs no secrets, and nothing gets or puts
/// files.
record Adaptation(Patches patches) {
    /// The type of a task that was a stub, and runs nothing.
    static final String NOTHING = "stub";

    Pipeline of(Pipeline pipeline) {
        Graph graph = graph(pipeline.graph(), Place.ROOT);
        return new Pipeline(pipeline.source(), graph, pipeline.parameters(), pipeline.texts());
    }

    private Graph graph(Graph graph, Place around) {
        SequencedMap<String, Node> nodes = new LinkedHashMap<>();
        boolean changed = false;
        for (Node node : graph.nodes().values()) {
            Node adapted = node(node, around.step(node));
            nodes.put(node.name(), adapted);
            changed |= !adapted.equals(node);
        }
        return changed
                ? new Graph(
                        graph.description(),
                        graph.startAt(),
                        nodes,
                        graph.edges(),
                        graph.failFast())
                : graph;
    }

    private Node node(Node node, Place place) {
        return switch (node) {
            case Node.Task task -> task(task, place);
            case Node.Stub stub -> stub(stub, place);
            case Node.Success _, Node.Fail _ -> node;
            case Node.Parallel parallel ->
                    new Node.Parallel(
                            parallel.name(), branches(parallel, place), parallel.options());
            case Node.Conditional one ->
                    new Node.Conditional(
                            one.name(),
                            one.parameter(),
                            branches(one, place),
                            one.defaultBranch(),
                            one.options());
            case Node.Map map ->
                    new Node.Map(
                            map.name(),
                            map.iterateOn(),
                            map.iterateAs(),
                            branches(map, place).firstEntry().getValue(),
                            map.reducer(),
                            map.maxConcurrency(),
                            map.options());
            case Node.Loop loop ->
                    new Node.Loop(
                            loop.name(),
                            branches(loop, place).firstEntry().getValue(),
                            loop.maxIterations(),
                            loop.breakOn(),
                            loop.indexAs(),
                            loop.options());
            case Node.Dag dag ->
                    new Node.Dag(
                            dag.name(),
                            branches(dag, place).firstEntry().getValue(),
                            dag.file(),
                            dag.options());
        };
    }

    private SequencedMap<String, Graph> branches(Node node, Place place) {
        SequencedMap<String, Graph> branches = new LinkedHashMap<>();
        Graph.branchesOf(node)
                .forEach((name, branch) ->
                        branches.put(name, graph(branch, place.branch(node, name))));
        return branches;
    }

    private Node.Task task(Node.Task task, Place place) {
        Optional<Patch> patch = patches.find(place.path(), task.name());
        List<Patch> items = patches.ofItems(place);
        boolean isFine =
                patch.isEmpty()
                        && items.isEmpty()
                        && task.catalog().equals(CatalogSpec.NONE)
                        && task.task().secrets().isEmpty();
        if (isFine) {
            return task;
        }
        TaskSpec spec =
                patch.isPresent() && patch.get().runs()
                        ? run(patch.get(), task.task())
                        : simulated(task.task(), patch, items);
        return new Node.Task(task.name(), spec, CatalogSpec.OUTSIDE, task.options());
    }

    private Node stub(Node.Stub stub, Place place) {
        Optional<Patch> patch = patches.find(place.path(), stub.name());
        if (patch.isEmpty() && patches.ofItems(place).isEmpty()) {
            return stub;
        }
        TaskSpec nothing =
                new TaskSpec(
                        patch.filter(Patch::runs).isPresent() ? "python" : NOTHING,
                        "",
                        List.of(),
                        List.of(),
                        new LinkedHashMap<>());
        return task(
                new Node.Task(stub.name(), nothing, CatalogSpec.OUTSIDE, stub.options()), place);
    }

    /// What the patch does not say stays; settings of another command type do not.
    private static TaskSpec run(Patch patch, TaskSpec task) {
        String type = patch.type().orElse(task.type());
        SequencedMap<String, JsonNode> settings = new LinkedHashMap<>();
        if (type.equals(task.type())) {
            settings.putAll(task.settings());
        }
        settings.putAll(patch.settings());
        return new TaskSpec(
                type,
                patch.command().orElse(task.command()),
                patch.declared().orElse(task.returns()),
                patch.secrets().orElse(task.secrets()),
                settings);
    }

    private static TaskSpec simulated(TaskSpec task, Optional<Patch> patch, List<Patch> items) {
        SequencedMap<String, ReturnSpec> returns = new LinkedHashMap<>();
        task.returns().forEach(it -> returns.put(it.name(), it));
        Stream.concat(patch.stream(), items.stream())
                .flatMap(it -> it.values().keySet().stream())
                .forEach(name -> returns.putIfAbsent(name, new ReturnSpec(name, Kind.JSON)));
        return new TaskSpec(
                task.type(),
                task.command(),
                List.copyOf(returns.values()),
                List.of(),
                task.settings());
    }
}
