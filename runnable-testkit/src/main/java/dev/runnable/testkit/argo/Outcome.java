package dev.runnable.testkit.argo;

import java.util.Optional;

/// What came of looking at a node.
///
/// @param node absent when it has not been made
record Outcome(Optional<Node> node, Stop stop) {
    /// Why it was left.
    enum Stop {
        NONE,
        /// As many as allowed are active.
        PARALLELISM,
        /// Templates are nested too deeply.
        DEPTH,
        /// The template could not be called.
        ERROR
    }

    static Outcome of(Node node) {
        return new Outcome(Optional.of(node), Stop.NONE);
    }
}
