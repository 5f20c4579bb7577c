package dev.runnable.reentry;

import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.problem.Problem;
import dev.runnable.problem.Problems;
import java.util.List;
import java.util.Optional;

/// Follows a path through a graph, as far as the graph has it.
final class StepWalk {
    private StepWalk() {}

    static Node toOrThrow(StepPath path, Graph graph) {
        Problems problems = new Problems();
        Optional<Node> node = to(path, graph, problems);
        problems.throwIfFailed();
        return node.orElseThrow();
    }

    /// @return the step, or nothing, with the reason told
    static Optional<Node> to(StepPath path, Graph root, Problems problems) {
        List<Segment> way = path.segments();
        Graph graph = root;
        Optional<BranchPath> where = Optional.empty();
        for (int i = 0; ; i += 2) {
            String name = way.get(i).text();
            Optional<Node> node = Optional.ofNullable(graph.nodes().get(name));
            if (node.isEmpty()) {
                problems.add(StepProblems.unknownStep(name, where, graph));
            }
            if (node.isEmpty() || i + 1 == way.size()) {
                return node;
            }
            StepPath step = StepProblems.in(where, name);
            Segment segment = way.get(i + 1);
            Optional<Graph> inside = inside(node.get(), segment);
            if (inside.isEmpty()) {
                problems.add(lost(node.get(), step, segment));
                return Optional.empty();
            }
            graph = inside.get();
            where = Optional.of(new BranchPath(step, segment));
        }
    }

    private static Problem lost(Node node, StepPath step, Segment segment) {
        return StepProblems.noBranch(segment.text(), step, node);
    }

    /// The graph that stands in this part of the step, if it can have such a part.
    private static Optional<Graph> inside(Node node, Segment segment) {
        return switch (node) {
            case Node.Map map when segment instanceof Segment.Item -> Optional.of(map.branch());
            case Node.Loop loop when segment instanceof Segment.Iteration(int index) ->
                    hasIteration(loop, index) ? Optional.of(loop.branch()) : Optional.empty();
            case Node.Parallel _, Node.Conditional _, Node.Dag _
                    when segment instanceof Segment.Branch(String name) ->
                    Optional.ofNullable(Graph.branchesOf(node).get(name));
            case Node.Parallel _,
                    Node.Conditional _,
                    Node.Dag _,
                    Node.Map _,
                    Node.Loop _,
                    Node.Task _,
                    Node.Stub _,
                    Node.Success _,
                    Node.Fail _ ->
                    Optional.empty();
        };
    }

    static boolean hasIteration(Node.Loop loop, int index) {
        return index >= 0 && index < loop.maxIterations();
    }
}
