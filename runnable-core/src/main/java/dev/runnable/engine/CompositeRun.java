package dev.runnable.engine;

import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A try of a composite step under way. Belongs to the engine's thread.
final class CompositeRun {
    final StepRun step;
    final Fanout fanout;

    /// What is left to do when all branches have ended; null until then.
    Fanout.@Nullable Reduce reduction;

    private @Nullable Graph graph;
    private @Nullable Traversal traversal;
    private boolean mayKeep;
    private @Nullable String stopped;

    /// @param mayKeep whether what an earlier part of the run has left of its branches counts
    CompositeRun(StepRun step, Fanout fanout, boolean mayKeep) {
        this.step = step;
        this.fanout = fanout;
        this.mayKeep = mayKeep;
    }

    /// The way through the graph of a branch. All items and iterations have the same graph.
    @SuppressWarnings("ReferenceEquality") // to compare them would cost more than to start anew
    Traversal traversalOf(Graph branch) {
        traversal = traversal == null || graph != branch ? Traversal.of(branch) : traversal.anew();
        graph = branch;
        return traversal;
    }

    /// Whether what an earlier part of the run has left of the next branch counts.
    boolean mayKeep() {
        return mayKeep;
    }

    /// Notes that a branch ran anew: the iterations of a loop that come after it must, too.
    void branchRan() {
        mayKeep &= !(step.node instanceof Node.Loop);
    }

    /// Nothing new starts in it.
    void stop(String reason) {
        stopped = reason;
    }

    /// Why it was stopped; empty while it may go on.
    Optional<String> stopped() {
        return Optional.ofNullable(stopped);
    }

    /// Whether this composite stands somewhere around `other`, or is its own try.
    boolean isAround(StepRun other) {
        if (other == step) {
            return true;
        }
        Optional<CompositeRun> owner = other.graph.owner();
        while (owner.isPresent()) {
            if (owner.get() == this) {
                return true;
            }
            owner = owner.get().step.graph.owner();
        }
        return false;
    }
}
