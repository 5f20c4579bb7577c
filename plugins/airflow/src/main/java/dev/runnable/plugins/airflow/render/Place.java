package dev.runnable.plugins.airflow.render;

import dev.runnable.graph.BranchPath;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.reentry.StepArgument;
import java.util.Optional;

/// Where a graph stands. Inside of a map a part of the way is told while the DAG runs: what begins
/// the map tells, for each item, the word that names of its steps are appended to after a dot.
///
/// @param branch empty for the pipeline's own graph
/// @param told whether the way begins with what is told
record Place(Optional<BranchPath> branch, boolean told) {
    /// The pipeline's own graph.
    static final Place ROOT = new Place(Optional.empty(), false);

    /// Stands for what is told. Any item will do: its text is left out.
    private static final BranchPath ANCHOR =
            new BranchPath(StepPath.root("at"), new Segment.Item("x"));

    private static final int ANCHOR_LENGTH =
            StepArgument.encode(ANCHOR.child("s")).length() - ".s".length();

    /// The graph of an item.
    static final Place TOLD = new Place(Optional.of(ANCHOR), true);

    /// A step of the graph, as the word of a command line; what is told stands before it.
    String step(String name) {
        String word = StepArgument.encode(path(name));
        return told ? word.substring(ANCHOR_LENGTH) : word;
    }

    /// The graph of a branch or iteration of one of its steps.
    Place inside(String step, Segment segment) {
        return new Place(Optional.of(new BranchPath(path(step), segment)), told);
    }

    private StepPath path(String name) {
        return branch.map(at -> at.child(name)).orElseGet(() -> StepPath.root(name));
    }
}
