package dev.runnable.engine;

import dev.runnable.event.StepState;
import dev.runnable.graph.Graph;
import java.util.List;
import java.util.Optional;

/// The way through one graph: what is ready at first, and what follows from how a step ended.
///
/// Decides from the graph and the outcomes that it was told, and from nothing else. The same
/// outcomes in another order lead to the same steps with the same states. Used by one thread.
public sealed interface Traversal permits ChainTraversal, DependencyTraversal {
    static Traversal of(Graph graph) {
        return graph.isChain() ? new ChainTraversal(graph) : new DependencyTraversal(graph);
    }

    /// Another way through the same graph, from its start. What follows from the graph alone is
    /// shared: ten thousand items of a map go through one.
    Traversal anew();

    /// What to do first. Called once.
    List<Decision> start();

    /// What follows from a step's end.
    ///
    /// @param step one that was decided to [Decision.Run] and was not settled yet
    /// @param outcome SUCCESS, SKIPPED or FAILED
    List<Decision> settled(String step, StepState outcome);

    /// Why a step that is ready must not start any more, when it must not: it is settled as SKIPPED
    /// then.
    Optional<String> holdsBack(String step);

    /// The step's place in the topological order of the graph.
    int rank(String step);
}
