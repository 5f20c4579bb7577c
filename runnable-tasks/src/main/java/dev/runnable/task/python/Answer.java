package dev.runnable.task.python;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalInt;

/// What became of a call.
sealed interface Answer {
    /// @param values the declared returns, by name
    /// @param threads names of the threads that the call left running
    record Returned(JsonNode values, List<String> threads) implements Answer {}

    /// @param message the error's type and text
    /// @param traceback its last lines; empty for mistakes that the message explains wholly
    record Failed(
            String message, List<String> traceback, OptionalInt exitCode, List<String> threads)
            implements Answer {}

    /// Nothing was called: the function takes parameters that were left out.
    record Incomplete(List<String> names, List<String> threads) implements Answer {}

    /// Nothing was called: a source file has changed since it was loaded.
    record Stale() implements Answer {}

    /// The process ended during the call.
    ///
    /// @param lastLines of its standard error
    record Died(int exitCode, List<String> lastLines) implements Answer {}

    static Answer of(JsonNode message) {
        return switch (message.path("op").asText()) {
            case "returned" -> new Returned(message.path("values"), texts(message, "threads"));
            case "failed" ->
                    new Failed(
                            message.path("message").asText(),
                            texts(message, "traceback"),
                            message.has("exit_code")
                                    ? OptionalInt.of(message.path("exit_code").asInt())
                                    : OptionalInt.empty(),
                            texts(message, "threads"));
            case "incomplete" -> new Incomplete(texts(message, "names"), texts(message, "threads"));
            case "stale" -> new Stale();
            default -> throw new IllegalStateException("no answer of the bridge: " + message);
        };
    }

    private static List<String> texts(JsonNode message, String field) {
        return message.path(field).valueStream().map(JsonNode::asText).toList();
    }
}
