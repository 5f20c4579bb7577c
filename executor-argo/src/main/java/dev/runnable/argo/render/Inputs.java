package dev.runnable.argo.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.argo.config.ArgoConfiguration;
import dev.runnable.argo.config.PodVariables;
import dev.runnable.json.JsonOrText;
import dev.runnable.parameter.JsonText;
import dev.runnable.parameter.Parameter;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// What whoever submits the workflow can tell it: the arguments of the workflow with their values
/// when nothing is told, and the variables by which pods get them.
///
/// @param arguments by name
/// @param environment of every pod, by name
record Inputs(SequencedMap<String, String> arguments, SequencedMap<String, JsonNode> environment) {
    private static final String RUN_ID = "run_id";
    private static final String RETRY_RUN_ID = "retry_run_id";
    private static final String RETRY_INDICATOR = "retry_indicator";
    private static final String LOG_LEVEL = "log_level";
    private static final String UID = "{{workflow.uid}}";

    /// Both an argument of a workflow and the end of a variable's name.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+");

    /// @param runId empty: the workflow's own
    static Inputs of(
            ArgoConfiguration configuration,
            SequencedMap<String, Parameter> parameters,
            Optional<String> runId) {
        Inputs inputs = new Inputs(new LinkedHashMap<>(), new LinkedHashMap<>());
        inputs.expose(RUN_ID, runId.orElse(""), PodVariables.RUN_ID);
        inputs.variable(PodVariables.DEFAULT_RUN_ID, "{{workflow.name}}-" + UID);
        inputs.variable(PodVariables.WORKFLOW_UID, UID);
        inputs.expose(RETRY_RUN_ID, "", PodVariables.RETRY_RUN_ID);
        inputs.expose(RETRY_INDICATOR, "", PodVariables.RETRY_INDICATOR);
        configuration.logLevel().ifPresent(level -> inputs.arguments.put(LOG_LEVEL, level));
        if (configuration.exposeParameters()) {
            parameters.forEach((name, parameter) ->
                    text(name, parameter.value())
                            .filter(_ -> !inputs.arguments.containsKey(name))
                            .ifPresent(text ->
                                    inputs.expose(name, text, PodVariables.PARAMETER + name)));
        }
        return inputs;
    }

    /// The word of a command line that has the level of messages.
    static Optional<String> logLevel(ArgoConfiguration configuration) {
        return configuration.logLevel().map(_ -> value(LOG_LEVEL));
    }

    private void expose(String argument, String value, String variable) {
        arguments.put(argument, value);
        variable(variable, value(argument));
    }

    private static String value(String argument) {
        return "{{workflow.parameters." + argument + "}}";
    }

    private void variable(String name, String value) {
        ObjectNode variable = JsonNodeFactory.instance.objectNode();
        environment.put(name, variable.put("name", name).put("value", value));
    }

    /// A single value as text that reads back as the same value. Empty for what has none: lists,
    /// mappings, texts in which Argo would look for variables. Those are in the parameters file
    /// alone.
    private static Optional<String> text(String name, JsonNode value) {
        if (!value.isValueNode() || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        String plain = JsonText.forShell(value);
        String text = JsonOrText.of(plain).equals(value) ? plain : JsonText.of(value);
        return Optional.of(text)
                .filter(it -> !it.contains("{{") && it.indexOf('\0') < 0)
                .filter(it -> JsonOrText.of(it).equals(value));
    }
}
