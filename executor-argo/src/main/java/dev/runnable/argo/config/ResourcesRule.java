package dev.runnable.argo.config;

import static dev.runnable.settings.SettingDescription.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.problem.Excerpt;
import dev.runnable.settings.SettingType;
import dev.runnable.settings.SettingType.MapOf;
import dev.runnable.spi.Settings;
import java.util.List;

/// Reads `resources: {limits: {memory: 4Gi, cpu: 2, gpu: 1}, requests: {...}}`.
final class ResourcesRule {
    private static final SettingType AMOUNTS = new MapOf(SettingType.scalar("an amount"));
    private static final String GPU = "nvidia.com/gpu";

    static final Rule RULE =
            new Rule(
                    SettingType.section(
                            setting("limits", AMOUNTS, "What a pod gets at most.")
                                    .withExample("{memory: 4Gi, cpu: 2, gpu: 1}"),
                            setting("requests", AMOUNTS, "What a node has to have free for it.")
                                    .withExample("{memory: 1Gi, cpu: 250m}")),
                    (settings, key) -> settings.section(key).map(ResourcesRule::read));

    private ResourcesRule() {}

    private static JsonNode read(Settings settings) {
        ObjectNode resources = JsonNodeFactory.instance.objectNode();
        for (String kind : List.of("limits", "requests")) {
            ObjectNode amounts = amounts(settings, kind);
            if (!amounts.isEmpty()) {
                resources.set(kind, amounts);
            }
        }
        settings.rejectOthers();
        return resources;
    }

    private static ObjectNode amounts(Settings settings, String kind) {
        ObjectNode amounts = JsonNodeFactory.instance.objectNode();
        settings.scalars(kind)
                .forEach((name, text) -> {
                    if (!Quantity.isValid(text)) {
                        settings.reject(
                                kind,
                                "%s of '%s' is not an amount".formatted(Excerpt.quote(text), name),
                                "Write for instance 250m or 2 for processors, 512Mi or 4Gi for memory.");
                    }
                    amounts.put(name.equals("gpu") ? GPU : name, text);
                });
        return amounts;
    }
}
