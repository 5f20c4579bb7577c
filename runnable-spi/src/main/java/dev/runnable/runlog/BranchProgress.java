package dev.runnable.runlog;

import dev.runnable.event.StepState;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Node;
import dev.runnable.parameter.Scope;
import dev.runnable.parameter.Written;
import java.util.Optional;

/// What is known of one branch, item or iteration while its events come in.
final class BranchProgress {
    private final BranchPath path;
    private final GraphProgress graph = new GraphProgress();
    private boolean cancelled;
    private boolean outdated;
    private boolean begun;

    BranchProgress(BranchPath path) {
        this.path = path;
    }

    GraphProgress graph() {
        return graph;
    }

    void begin(Scope scope) {
        cancelled = false;
        outdated = false;
        begun = true;
        graph.begin(scope);
    }

    /// The step around it is tried anew.
    void visitedBefore() {
        begun = false;
    }

    /// Whether it has begun in the latest try of the step around it.
    boolean hasBegun() {
        return begun;
    }

    /// Tells that the step around it is over.
    void stepEnded() {
        cancelled = graph.end().isEmpty();
    }

    StepState status() {
        if (graph.end().isEmpty()) {
            return cancelled ? StepState.CANCELLED : StepState.RUNNING;
        }
        return graph.end().get().path().name().equals(Node.Success.NAME)
                ? StepState.SUCCESS
                : StepState.FAILED;
    }

    /// Notes that what it came after has begun anew.
    ///
    /// @return whether that was news
    boolean outdate() {
        if (outdated) {
            return false;
        }
        outdated = true;
        graph.outdate();
        return true;
    }

    /// What its steps have written; empty unless it succeeded and that still counts.
    Optional<Written> written() {
        return status() == StepState.SUCCESS && !outdated ? graph.written() : Optional.empty();
    }

    RunLog.BranchLog log() {
        return new RunLog.BranchLog(path.text(), status(), graph.logs(), graph.parameters());
    }
}
