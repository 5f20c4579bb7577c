package dev.runnable.argo.config;

import static dev.runnable.settings.SettingDescription.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.problem.Excerpt;
import dev.runnable.settings.SettingType;
import dev.runnable.settings.SettingType.ListOf;
import dev.runnable.spi.Settings;

/// Reads names of objects, `[a, b]` or `[{name: a}, {name: b}]`.
final class NamesRule {
    static final Rule RULE =
            new Rule(
                    new ListOf(
                            SettingType.either(
                                    SettingType.scalar(),
                                    SettingType.section(
                                            setting("name", SettingType.scalar(), "The name.")))),
                    (settings, key) ->
                            settings.json(key).map(value -> names(value, settings, key)));

    private NamesRule() {}

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
