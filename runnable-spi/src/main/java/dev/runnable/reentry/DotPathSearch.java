package dev.runnable.reentry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Graph;
import dev.runnable.graph.ItemKeys;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.problem.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All steps of a graph whose dot path is a given text, where placeholders stand for the iteration.
/// Names may hold dots: every way to take the text apart is tried.
final class DotPathSearch {
    private final String text;
    private final Graph root;
    private final MapItems items;
    private final Optional<IterVariable> iteration;
    private final SequencedSet<StepPath> found = new LinkedHashSet<>();
    private int furthest = -1;
    private @Nullable Problem miss;

    DotPathSearch(String text, Graph root, MapItems items, Optional<IterVariable> iteration) {
        this.text = text;
        this.root = root;
        this.items = items;
        this.iteration = iteration;
    }

    /// @param step where the text of the step begins
    /// @param loops placeholders of loops before it
    private record Place(Graph graph, Optional<BranchPath> where, int step, int loops) {}

    SequencedSet<StepPath> find() {
        steps(new Place(root, Optional.empty(), 0, 0));
        return found;
    }

    /// Why nothing was found: what the longest attempt stopped at.
    Optional<Problem> miss() {
        return Optional.ofNullable(miss);
    }

    private void steps(Place at) {
        boolean any = false;
        for (Node node : at.graph().nodes().values()) {
            int end = at.step() + node.name().length();
            if (isPart(node.name(), at.step())) {
                any = true;
                StepPath step = StepProblems.in(at.where(), node.name());
                if (end == text.length()) {
                    found.add(step);
                } else {
                    branches(node, step, end + 1, at.loops());
                }
            }
        }
        if (!any) {
            missed(
                    at.step(),
                    () -> StepProblems.unknownStep(part(at.step()), at.where(), at.graph()));
        }
    }

    private void branches(Node node, StepPath step, int from, int loops) {
        switch (node) {
            case Node.Parallel _, Node.Conditional _, Node.Dag _ -> named(node, step, from, loops);
            case Node.Map map ->
                    item(map, step, from).ifPresent(it -> go(map.branch(), step, it, from, loops));
            case Node.Loop loop -> {
                boolean placeholder = part(from).equals(OriginalForm.LOOP_PLACEHOLDER);
                index(loop, step, from, placeholder, loops)
                        .ifPresent(it ->
                                go(loop.branch(), step, it, from, placeholder ? loops + 1 : loops));
            }
            case Node.Task _, Node.Stub _, Node.Success _, Node.Fail _ ->
                    missed(from, () -> StepProblems.noBranch(part(from), step, node));
        }
    }

    private void named(Node node, StepPath step, int from, int loops) {
        boolean any = false;
        for (Map.Entry<String, Graph> branch : Graph.branchesOf(node).entrySet()) {
            String name = branch.getKey();
            if (isPart(name, from)) {
                any = true;
                Segment segment = new Segment.Branch(name);
                enter(branch.getValue(), step, segment, from + name.length(), loops);
            }
        }
        if (!any) {
            missed(from, () -> StepProblems.noBranch(part(from), step, node));
        }
    }

    private Optional<Segment> item(Node.Map map, StepPath step, int from) {
        if (part(from).equals(OriginalForm.MAP_PLACEHOLDER)) {
            return toldItem(map, step, from);
        }
        if (ItemKeys.mayBeKey(part(from))) {
            return Optional.of(new Segment.Item(part(from)));
        }
        return missed(from, () -> StepProblems.noBranch(part(from), step, map));
    }

    private Optional<Segment> toldItem(Node.Map map, StepPath step, int from) {
        Optional<JsonNode> told = iteration.map(it -> it.mapVariable().get(map.iterateAs()));
        if (told.isEmpty()) {
            String variable = "the item '" + map.iterateAs() + "'";
            return missed(from, () -> StepProblems.noIteration(step, variable, "i=KEY"));
        }
        JsonNode value = told.get();
        List<String> keys = items.keysOf(step, map.iterateAs(), value);
        return switch (keys.size()) {
            case 0 -> missed(from, () -> StepProblems.noItem(step, value));
            case 1 -> Optional.of(new Segment.Item(keys.getFirst()));
            default -> missed(from, () -> StepProblems.severalItems(step, value, keys));
        };
    }

    private Optional<Segment> index(
            Node.Loop loop, StepPath step, int from, boolean placeholder, int loops) {
        Optional<Integer> index = placeholder ? told(loops) : StepArgumentReader.index(part(from));
        if (placeholder && index.isEmpty()) {
            return missed(from, () -> StepProblems.noIteration(step, "the iteration", "n=0"));
        }
        if (index.filter(it -> StepWalk.hasIteration(loop, it)).isEmpty()) {
            String written = index.map(String::valueOf).orElse(part(from));
            return missed(from, () -> StepProblems.noBranch(written, step, loop));
        }
        return index.map(Segment.Iteration::new);
    }

    private Optional<Integer> told(int loop) {
        return iteration
                .map(IterVariable::loopVariable)
                .filter(indices -> loop < indices.size())
                .map(indices -> indices.get(loop));
    }

    private void go(Graph graph, StepPath step, Segment segment, int from, int loops) {
        enter(graph, step, segment, from + part(from).length(), loops);
    }

    /// @param end of the text of the branch
    private void enter(Graph graph, StepPath step, Segment segment, int end, int loops) {
        BranchPath branch = new BranchPath(step, segment);
        if (end == text.length()) {
            missed(end, () -> StepProblems.stopsAt(branch, graph));
        } else {
            steps(new Place(graph, Optional.of(branch), end + 1, loops));
        }
    }

    private boolean isPart(String name, int from) {
        int end = from + name.length();
        return text.startsWith(name, from) && (end == text.length() || text.charAt(end) == '.');
    }

    /// Up to the next dot.
    private String part(int from) {
        int dot = text.indexOf('.', from);
        return text.substring(from, dot < 0 ? text.length() : dot);
    }

    private Optional<Segment> missed(int at, Supplier<Problem> problem) {
        if (at > furthest) {
            furthest = at;
            miss = problem.get();
        }
        return Optional.empty();
    }
}
