package dev.runnable.engine;

import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step that was decided to run. Belongs to the engine's thread.
final class StepRun {
    final GraphRun graph;
    final Node node;
    final StepPath path;
    final List<String> after;
    final int rank;
    final Scope scope;

    /// The try under way of a composite step.
    @Nullable CompositeRun composite;

    /// Whether what an earlier part of the run has left of a composite step's branches counts.
    boolean mayKeepBranches;

    /// Calls off the end of the attempt under way at its limit of time.
    Runnable timeout = () -> {};

    /// What it reads and writes in a folder that it shares with others.
    Claims claims = Claims.NONE;

    private final int attemptsBefore;
    private int tries;

    /// @param attemptsBefore those of earlier visits of the step
    StepRun(GraphRun graph, Decision.Run run, StepPath path, int attemptsBefore) {
        this.graph = graph;
        this.node = run.node();
        this.path = path;
        this.after = run.after();
        this.rank = graph.traversal().rank(node.name());
        this.scope = graph.scopeAfter(after);
        this.attemptsBefore = attemptsBefore;
    }

    /// Goes on with a step that other processes have tried.
    ///
    /// @param tries how often, in this visit; counted among the attempts before
    StepRun triedBefore(int tries) {
        StepRun step =
                new StepRun(graph, new Decision.Run(node, after), path, attemptsBefore - tries);
        step.tries = tries;
        return step;
    }

    void startTry() {
        tries++;
    }

    boolean started() {
        return tries > 0;
    }

    /// How often it was tried in this visit.
    int tries() {
        return tries;
    }

    /// The number of its last attempt.
    int attempt() {
        return attemptsBefore + tries;
    }

    boolean mayTryAgain() {
        return tries < node.options().retry().maxAttempts();
    }

    /// Whether all branches have ended and a reducer is to make the outputs.
    boolean isReducing() {
        return composite != null && composite.reduction != null;
    }

    boolean needsSlot() {
        return node instanceof Node.Task || isReducing();
    }
}
