package dev.runnable.mocked;

import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Where a step stands in a pipeline, and what it may be called in a run.
///
/// @param path dot path, as [Graph#visit] tells it
/// @param inRun what matches its dot paths in a run, where items and iterations have their names
/// @param repeated whether it has items or iterations
record Place(String path, String inRun, boolean repeated) {
    static final Place ROOT = new Place("", "", false);

    /// Of a step of the graph that this is the place of.
    Place step(Node node) {
        String dot = path.isEmpty() ? "" : ".";
        String dotInRun = path.isEmpty() ? "" : "\\.";
        return new Place(
                path + dot + node.name(), inRun + dotInRun + Pattern.quote(node.name()), repeated);
    }

    /// Of the graph in a branch of the composite step that this is the place of.
    Place branch(Node node, String branch) {
        boolean any = node instanceof Node.Map || node instanceof Node.Loop;
        return new Place(
                path + "." + branch,
                inRun + "\\." + (any ? "[^.]+" : Pattern.quote(branch)),
                repeated || any);
    }

    /// Whether it is called so in one of its items or iterations.
    boolean isCalled(String text) {
        return repeated && !text.equals(path) && text.indexOf('.') > 0 && text.matches(inRun);
    }

    /// Shows every step of a graph, and of the graphs in it.
    static void visit(Graph graph, Place around, Consumer<Visited> visitor) {
        for (Node node : graph.nodes().values()) {
            Place place = around.step(node);
            visitor.accept(new Visited(place, node));
            Graph.branchesOf(node)
                    .forEach((name, branch) -> visit(branch, place.branch(node, name), visitor));
        }
    }

    record Visited(Place place, Node node) {}
}
