package dev.runnable.reentry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.parameter.JsonText;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What is wrong with a step that was asked for, and what to write instead.
final class StepProblems {
    static final String STEP = "STEP";
    static final String ITERATION = "--iter-variable";

    private static final int MOST_NAMES = 10;

    private StepProblems() {}

    static StepPath in(Optional<BranchPath> where, String step) {
        return where.map(branch -> branch.child(step)).orElseGet(() -> StepPath.root(step));
    }

    static Problem unknownStep(String written, Optional<BranchPath> where, Graph graph) {
        String place =
                where.map(branch -> "in " + Excerpt.quote(branch.text()))
                        .orElse("in this pipeline");
        return noSuchStep("there is no step " + Excerpt.quote(written) + " " + place)
                .withHint(
                        oneOf(
                                written,
                                graph.nodes().keySet(),
                                name -> StepArgument.encode(in(where, name))));
    }

    /// @param written what stands where the step's branch, item or iteration is named
    static Problem noBranch(String written, StepPath step, Node node) {
        String what =
                switch (node) {
                    case Node.Parallel _, Node.Conditional _, Node.Dag _ -> "branch";
                    case Node.Map _ -> "item";
                    case Node.Loop _ -> "iteration";
                    case Node.Task _, Node.Stub _, Node.Success _, Node.Fail _ -> "branch or item";
                };
        String message =
                "the %s step %s has no %s %s"
                        .formatted(
                                node.type(),
                                Excerpt.quote(step.text()),
                                what,
                                Excerpt.quote(written));
        return noSuchStep(message).withHint(branchHint(written, step, node));
    }

    private static String branchHint(String written, StepPath step, Node node) {
        return switch (node) {
            case Node.Parallel _, Node.Conditional _, Node.Dag _ ->
                    oneOf(
                            written,
                            Graph.branchesOf(node).keySet(),
                            name -> child(step, new Segment.Branch(name)));
            case Node.Map _ -> "Write the key of an item: '" + child(step, "i=KEY") + "'.";
            case Node.Loop loop ->
                    "Write an index from 0 to %d, like '%s'."
                            .formatted(
                                    loop.maxIterations() - 1,
                                    child(step, new Segment.Iteration(0)));
            case Node.Task _, Node.Stub _, Node.Success _, Node.Fail _ ->
                    "Write only '" + StepArgument.encode(step) + "'.";
        };
    }

    /// The words end in a branch.
    static Problem stopsAt(BranchPath branch, Graph graph) {
        return noSuchStep(Excerpt.quote(branch.text()) + " is not a step but a branch of one")
                .withHint(
                        oneOf(
                                "",
                                graph.nodes().keySet(),
                                name -> StepArgument.encode(branch.child(name))));
    }

    static Problem ambiguous(String written, Collection<StepPath> candidates) {
        return error(
                        ProblemCode.AMBIGUOUS_STEP,
                        STEP,
                        Excerpt.quote(written) + " may be several steps")
                .withHint(choice(candidates.stream().map(StepArgument::encode).toList()));
    }

    static Problem noIteration(StepPath step, String variable, String branch) {
        return error(
                        ProblemCode.BAD_ITERATION,
                        ITERATION,
                        "nothing tells %s of %s".formatted(variable, Excerpt.quote(step.text())))
                .withHint(
                        "Give --iter-variable '{\"map_variable\": {\"NAME\": {\"value\": ITEM}},"
                                + " \"loop_variable\": [{\"value\": 0}]}' with it, or write '"
                                + child(step, branch)
                                + "' for the placeholder.");
    }

    static Problem noItem(StepPath map, JsonNode value) {
        return noSuchStep(
                        "the map step %s has no item %s"
                                .formatted(
                                        Excerpt.quote(map.text()), Excerpt.of(JsonText.of(value))))
                .withHint("Write the key of an item: '" + child(map, "i=KEY") + "'.");
    }

    static Problem severalItems(StepPath map, JsonNode value, Collection<String> keys) {
        return error(
                        ProblemCode.AMBIGUOUS_STEP,
                        ITERATION,
                        "the map step %s has several items %s"
                                .formatted(
                                        Excerpt.quote(map.text()), Excerpt.of(JsonText.of(value))))
                .withHint(
                        choice(
                                keys.stream()
                                        .map(key -> child(map, new Segment.Item(key)))
                                        .toList()));
    }

    private static Problem noSuchStep(String message) {
        return error(ProblemCode.NO_SUCH_STEP, STEP, message);
    }

    private static Problem error(ProblemCode code, String place, String message) {
        return Problem.error(code, SourceLocation.of(place), message);
    }

    private static String oneOf(
            String written, Collection<String> names, Function<String, String> whole) {
        return Optional.of(written)
                .filter(it -> !it.isEmpty())
                .flatMap(it -> Suggestion.nearest(it, names))
                .map(name -> "Did you mean '" + whole.apply(name) + "'?")
                .orElseGet(() -> choice(names.stream().map(whole).toList()));
    }

    private static String choice(Collection<String> words) {
        String some =
                words.stream()
                        .limit(MOST_NAMES)
                        .map(word -> "'" + word + "'")
                        .collect(Collectors.joining(", "));
        return "Write one of " + some + (words.size() > MOST_NAMES ? ", ..." : ".");
    }

    /// The beginning of what names a step in this branch.
    private static String child(StepPath step, Segment branch) {
        String whole = StepArgument.encode(step.child(branch, ""));
        return whole.substring(0, whole.length() - 1);
    }

    private static String child(StepPath step, String branch) {
        String whole = child(step, new Segment.Branch(""));
        return whole.substring(0, whole.length() - StepArgument.BRANCH.length()) + branch;
    }
}
