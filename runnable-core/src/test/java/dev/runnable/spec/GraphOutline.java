package dev.runnable.spec;

import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.graph.StepOptions;
import java.util.TreeMap;

/// A pipeline as text, one line for each node and edge, to compare with.
final class GraphOutline {
    private final StringBuilder out = new StringBuilder();

    static String of(Pipeline pipeline) {
        GraphOutline outline = new GraphOutline();
        pipeline.parameters()
                .forEach((name, value) -> outline.line("", "parameter " + name + " = " + value));
        outline.line("", "texts " + pipeline.texts().keySet());
        outline.graph(pipeline.graph(), "");
        return outline.out.toString();
    }

    private void graph(Graph graph, String indent) {
        graph.description().ifPresent(text -> line(indent, "description " + text.strip()));
        line(
                indent,
                graph.isChain()
                        ? "chain from " + graph.startAt().orElseThrow()
                        : "dependency graph" + (graph.failFast() ? ", fail fast" : ""));
        for (Node node : graph.nodes().values()) {
            node(node, indent);
        }
        graph.edges()
                .forEach(edge ->
                        line(
                                indent,
                                "%s -> %s on %s"
                                        .formatted(edge.from(), edge.to(), edge.trigger())));
    }

    private void node(Node node, String indent) {
        line(indent, "%s: %s%s".formatted(node.name(), details(node), options(node.options())));
        Graph.branchesOf(node)
                .forEach((name, branch) -> {
                    line(indent + "    ", "branch " + name);
                    graph(branch, indent + "        ");
                });
    }

    private static String details(Node node) {
        return switch (node) {
            case Node.Task task -> "task " + task.task() + " " + task.catalog();
            case Node.Stub _ -> "stub";
            case Node.Parallel _ -> "parallel";
            case Node.Map map ->
                    "map %s as %s, reducer %s, at most %s"
                            .formatted(
                                    map.iterateOn(),
                                    map.iterateAs(),
                                    map.reducer(),
                                    map.maxConcurrency());
            case Node.Conditional conditional ->
                    "conditional on %s, default %s"
                            .formatted(conditional.parameter(), conditional.defaultBranch());
            case Node.Loop loop ->
                    "loop until %s, at most %d, index %s"
                            .formatted(loop.breakOn(), loop.maxIterations(), loop.indexAs());
            case Node.Dag dag -> "dag from " + dag.file();
            case Node.Success _ -> "success";
            case Node.Fail _ -> "fail";
        };
    }

    private static String options(StepOptions options) {
        if (options.equals(StepOptions.NONE)) {
            return "";
        }
        StringBuilder text = new StringBuilder(" ").append(options.retry());
        options.timeout().ifPresent(timeout -> text.append(" timeout ").append(timeout));
        if (!options.overrides().isEmpty()) {
            text.append(" overrides ").append(new TreeMap<>(options.overrides()));
        }
        options.onError().ifPresent(onError -> text.append(' ').append(onError));
        options.skipIf().ifPresent(condition -> text.append(" skip if ").append(condition));
        return text.toString();
    }

    private void line(String indent, String text) {
        out.append(indent).append(text.replace("\n", "\\n")).append('\n');
    }
}
