package dev.runnable.graph;

import static java.util.Objects.requireNonNull;

/// `to` comes after `from` when `from` ended in the way that `trigger` says.
public record Edge(String from, String to, Trigger trigger) {
    public Edge {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(trigger, "trigger");
    }

    public enum Trigger {
        /// `next`, and a plain `needs`.
        SUCCESS,
        /// `on_failure`, and the way to the graph's `fail`.
        FAILURE,
        /// `needs` with `on_skip: run`.
        SUCCESS_OR_SKIP
    }
}
