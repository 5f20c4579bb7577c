package dev.runnable.argo.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.problem.Excerpt;
import dev.runnable.spi.Settings;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads lists of environment variables: `{name, value}`, or `{environment_variable, secret_name,
/// secret_key}` for one that a Kubernetes secret holds.
final class EnvironmentReader {
    private EnvironmentReader() {}

    /// As containers have them, by name.
    static SequencedMap<String, JsonNode> read(Settings settings, String key) {
        SequencedMap<String, JsonNode> variables = new LinkedHashMap<>();
        for (Settings one : settings.list(key)) {
            Optional<String> name = name(one);
            ObjectNode variable = variable(one);
            one.rejectOthers();
            name.ifPresent(it -> variables.put(it, named(it, variable)));
        }
        return variables;
    }

    private static Optional<String> name(Settings one) {
        Optional<String> name = one.scalar("environment_variable").or(() -> one.scalar("name"));
        if (name.isEmpty()) {
            one.reject("name", "the variable has no name", "Add 'name: NAME'.");
        } else if (!KubernetesName.isVariable(name.get())) {
            one.reject(
                    "name",
                    Excerpt.quote(name.get()) + " is not the name of a variable",
                    "Use letters, digits and '_', and begin with a letter.");
        } else if (PodVariables.ALL.contains(name.get())) {
            one.reject(
                    "name",
                    "the variable '" + name.get() + "' is set for every pod already",
                    "Remove it.");
        }
        return name;
    }

    private static ObjectNode variable(Settings one) {
        ObjectNode variable = JsonNodeFactory.instance.objectNode();
        Optional<String> secret = one.scalar("secret_name");
        Optional<String> secretKey = one.scalar("secret_key");
        Optional<String> value = one.scalar("value");
        Optional<JsonNode> from = one.json("value_from");
        if (secret.isPresent() && secretKey.isPresent()) {
            variable.set("valueFrom", secretReference(secret.get(), secretKey.get()));
        } else if (from.isPresent()) {
            variable.set("valueFrom", from.get());
        } else if (value.isPresent()) {
            variable.put("value", value.get());
        } else {
            one.reject(
                    "name",
                    "the variable has no value",
                    "Add 'value: TEXT', or 'secret_name: NAME' and 'secret_key: KEY'.");
        }
        return variable;
    }

    private static ObjectNode named(String name, ObjectNode variable) {
        ObjectNode named = JsonNodeFactory.instance.objectNode().put("name", name);
        return named.setAll(variable);
    }

    static ObjectNode secretReference(String secret, String key) {
        ObjectNode reference = JsonNodeFactory.instance.objectNode();
        reference.putObject("secretKeyRef").put("name", secret).put("key", key);
        return reference;
    }
}
