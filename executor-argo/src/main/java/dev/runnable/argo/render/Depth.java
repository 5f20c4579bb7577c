package dev.runnable.argo.render;

import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// How deep templates call each other in a run. Every iteration of a loop is a level: it is called
/// by the one before.
final class Depth {
    /// Of Argo's controller, unless it is configured.
    static final int LIMIT = 100;

    private final SequencedMap<String, Integer> loops = new LinkedHashMap<>();

    private Depth() {}

    /// The loops that may come too deep, by dot path, with the levels.
    static SequencedMap<String, Integer> tooDeep(Graph graph) {
        Depth depth = new Depth();
        depth.below(graph, "", 1);
        return depth.loops;
    }

    /// @param above levels down to the graph's own template
    /// @return the deepest level below
    private int below(Graph graph, String prefix, int above) {
        int deepest = above;
        for (Node node : graph.nodes().values()) {
            deepest = Math.max(deepest, below(node, prefix + node.name(), above + 1));
        }
        return deepest;
    }

    private int below(Node node, String path, int level) {
        int iterations = node instanceof Node.Loop loop ? loop.maxIterations() : 0;
        int deepest = level;
        for (Map.Entry<String, Graph> branch : Graph.branchesOf(node).entrySet()) {
            String prefix = path + "." + branch.getKey() + ".";
            deepest = Math.max(deepest, below(branch.getValue(), prefix, level + iterations + 1));
        }
        if (iterations > 0 && deepest >= LIMIT) {
            loops.put(path, deepest);
        }
        return deepest;
    }
}
