package dev.runnable.graph;

import static java.util.Objects.requireNonNull;

/// The identity of a branch, item or iteration of a composite step in a run: where the steps of its
/// graph stand.
///
/// @param step the composite step
/// @param segment which of its branches
public record BranchPath(StepPath step, StepPath.Segment segment) {
    public BranchPath {
        requireNonNull(step, "step");
        requireNonNull(segment, "segment");
        if (segment instanceof StepPath.Segment.Step) {
            throw new IllegalArgumentException("a branch path ends with a branch: " + segment);
        }
    }

    /// A step of the graph that stands here.
    public StepPath child(String stepName) {
        return new StepPath(this, stepName);
    }

    /// Where the files of the branch stand, seen from the graph of its step: `step/branch`.
    public String folderInGraph() {
        return PathSegment.of(step.name()) + "/" + PathSegment.of(segment.text());
    }

    /// As [#folderInGraph], seen from the pipeline's own graph.
    public String folder() {
        return step.branch().map(around -> around.folder() + "/").orElse("") + folderInGraph();
    }

    /// The `internal_name` of the run log. Two branches may share it, when names hold dots.
    public String text() {
        return step.text() + "." + segment.text();
    }

    @Override
    public String toString() {
        return text();
    }
}
