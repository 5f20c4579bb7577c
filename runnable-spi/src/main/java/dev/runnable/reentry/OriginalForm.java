package dev.runnable.reentry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A step as the original names it to a child process: a dot path in which spaces are `%` and maps
/// and loops have placeholders, and apart from it the iteration.
///
/// Says less than a path does: names that hold `.` or `%`, equal items of a map, and nested maps
/// that share a variable may not lead back. [StepArgument] always does.
public record OriginalForm(String step, IterVariable iteration) {
    static final String MAP_PLACEHOLDER = "map_variable_placeholder";
    static final String LOOP_PLACEHOLDER = "loop_variable_placeholder";

    /// @param path a step of this graph
    /// @param item the item behind a branch of a map
    /// @throws dev.runnable.problem.ProblemException when the graph has no such step
    public static OriginalForm of(Graph graph, StepPath path, Function<BranchPath, JsonNode> item) {
        SequencedMap<String, JsonNode> items = new LinkedHashMap<>();
        List<Integer> indices = new ArrayList<>();
        for (BranchPath branch : outwards(path).reversed()) {
            if (StepWalk.toOrThrow(branch.step(), graph) instanceof Node.Map map) {
                items.putLast(map.iterateAs(), item.apply(branch));
            } else if (branch.segment() instanceof Segment.Iteration iteration) {
                indices.add(iteration.index());
            }
        }
        return new OriginalForm(text(path), new IterVariable(items, indices));
    }

    private static List<BranchPath> outwards(StepPath path) {
        List<BranchPath> branches = new ArrayList<>();
        for (var at = path.branch(); at.isPresent(); at = at.get().step().branch()) {
            branches.add(at.get());
        }
        return branches;
    }

    private static String text(StepPath path) {
        return path.segments().stream()
                .map(OriginalForm::part)
                .collect(Collectors.joining("."))
                .replace(' ', '%');
    }

    private static String part(Segment segment) {
        return switch (segment) {
            case Segment.Step step -> step.name();
            case Segment.Branch branch -> branch.name();
            case Segment.Item _ -> MAP_PLACEHOLDER;
            case Segment.Iteration _ -> LOOP_PLACEHOLDER;
        };
    }
}
