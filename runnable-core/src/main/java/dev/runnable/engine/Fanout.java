package dev.runnable.engine;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.data.DataFile;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.parameter.Scope;
import dev.runnable.parameter.Written;
import dev.runnable.reduce.Reducer;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// One try of a composite step: which branches it has, when each may begin, and what comes of their
/// ends. Decides from the step's scope and the ends that it was told, in whatever order they come.
/// Used by one thread.
sealed interface Fanout permits SideBySide, Items, Iterations, Refused {
    /// A branch that is to begin.
    record Opening(
            BranchPath place, Graph graph, Scope scope, SequencedMap<String, JsonNode> variables) {}

    /// How a branch ended.
    sealed interface End {}

    /// @param written what the branch's steps wrote
    record Done(Written written) implements End {}

    /// @param why for a person
    record Broken(String why) implements End {}

    /// What a composite step comes to when all its branches have ended.
    sealed interface Result {}

    /// @param warning empty when there is nothing to say
    record Merged(Written written, String warning) implements Result {}

    record Failed(String message) implements Result {}

    /// The outputs are yet to be made.
    ///
    /// @param values by output, in the order of the items
    /// @param kinds what the values are
    /// @param files of all items, which no reducer changes
    record Reduce(
            Reducer reducer,
            SequencedMap<String, List<JsonNode>> values,
            Kinds kinds,
            SequencedMap<String, DataFile> files)
            implements Result {
        public Reduce {
            requireNonNull(reducer, "reducer");
            requireNonNull(kinds, "kinds");
        }
    }

    /// The next branch; empty when none may begin before another has ended, or none is left.
    Optional<Opening> next();

    /// Takes the end of a branch that [#next] gave.
    void ended(BranchPath place, End end);

    /// Whether all branches have ended.
    boolean isOver();

    /// Called once, when it is over.
    Result result();

    /// Begins a try of a composite step.
    static Fanout of(StepRun step) {
        return switch (step.node) {
            case Node.Parallel parallel -> SideBySide.parallel(step, parallel);
            case Node.Dag dag -> SideBySide.nested(step, dag);
            case Node.Conditional conditional -> SideBySide.chosen(step, conditional);
            case Node.Map map -> Items.of(step, map);
            case Node.Loop loop -> new Iterations(step, loop);
            case Node.Task _, Node.Stub _, Node.Success _, Node.Fail _ ->
                    throw new IllegalArgumentException("not a composite step: " + step.path);
        };
    }
}
