package dev.runnable.graph;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What a step's failure means to the rest of a dependency graph.
///
/// @param defaultOutput the outputs that a failed step has when the action is `CONTINUE`
public record OnError(Action action, SequencedMap<String, JsonNode> defaultOutput) {
    /// What a step without `on_error` has.
    public static final OnError FAIL = new OnError(Action.FAIL, new LinkedHashMap<>());

    public OnError {
        requireNonNull(action, "action");
        defaultOutput = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(defaultOutput));
    }

    public enum Action {
        /// The graph fails and dependants are skipped.
        FAIL,
        /// The step counts as skipped; the graph does not fail.
        SKIP,
        /// The step counts as succeeded, with the default outputs.
        CONTINUE
    }
}
