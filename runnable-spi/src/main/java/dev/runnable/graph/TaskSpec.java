package dev.runnable.graph;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A command and how values come out of it.
///
/// @param type the `command_type`: `python`, `shell`, `java`, `notebook` or one of a plugin
/// @param command the text that the type understands
/// @param secrets names of the secrets it is given
/// @param settings the keys that only this command type has, checked by it
public record TaskSpec(
        String type,
        String command,
        List<ReturnSpec> returns,
        List<String> secrets,
        SequencedMap<String, JsonNode> settings) {
    public TaskSpec {
        requireNonNull(type, "type");
        requireNonNull(command, "command");
        returns = List.copyOf(returns);
        secrets = List.copyOf(secrets);
        settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
    }

    /// One declared output.
    public record ReturnSpec(String name, Kind kind) {
        public ReturnSpec {
            requireNonNull(name, "name");
            requireNonNull(kind, "kind");
        }
    }

    /// What an output is.
    public enum Kind {
        JSON,
        METRIC,
        OBJECT
    }
}
