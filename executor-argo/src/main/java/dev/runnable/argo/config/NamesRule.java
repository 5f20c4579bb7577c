package dev.runnable.argo.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.problem.Excerpt;
import dev.runnable.spi.Settings;
import java.util.Optional;

/// Reads names of objects, `[a, b]` or `[{name: a}, {name: b}]`.
final class NamesRule implements Rule {
    @Override
    public Optional<JsonNode> read(Settings settings, String key) {
        return settings.json(key).map(value -> names(value, settings, key));
    }

    private static JsonNode names(JsonNode value, Settings settings, String key) {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        if (!value.isArray()) {
            settings.reject(key, "'" + key + "' must be a list", "Write '" + key + ": [NAME]'.");
        }
        for (JsonNode one : value) {
            String name = one.isObject() ? one.path("name").asText() : one.asText();
            if (!KubernetesName.isObject(name)) {
                settings.reject(
                        key,
                        Excerpt.quote(name) + " is not a name that Kubernetes accepts",
                        "Use lower-case letters, digits and '-'.");
            }
            names.addObject().put("name", name);
        }
        return names;
    }
}
