package dev.runnable.plugins.airflow.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// How Airflow treats the tasks of a step.
///
/// @param arguments of the operator, in the words of Airflow: `pool`, `queue`, `priority_weight`
///   ...
/// @param environment variables of the step's process, besides those of the worker
public record TaskOptions(
        SequencedMap<String, JsonNode> arguments, SequencedMap<String, String> environment) {
    public TaskOptions {
        arguments = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(arguments));
        environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
    }

    public Optional<JsonNode> argument(String name) {
        return Optional.ofNullable(arguments.get(name));
    }

    /// These, and what they do not say as in `usual`.
    TaskOptions over(TaskOptions usual) {
        requireNonNull(usual, "usual");
        TaskOptions both = new TaskOptions(usual.arguments, usual.environment);
        SequencedMap<String, JsonNode> allArguments = new LinkedHashMap<>(both.arguments);
        allArguments.putAll(arguments);
        SequencedMap<String, String> allVariables = new LinkedHashMap<>(both.environment);
        allVariables.putAll(environment);
        return new TaskOptions(allArguments, allVariables);
    }
}
