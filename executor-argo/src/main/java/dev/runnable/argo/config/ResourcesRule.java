package dev.runnable.argo.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.problem.Excerpt;
import dev.runnable.spi.Settings;
import java.util.List;
import java.util.Optional;

/// Reads `resources: {limits: {memory: 4Gi, cpu: 2, gpu: 1}, requests: {...}}`.
final class ResourcesRule implements Rule {
    private static final String GPU = "nvidia.com/gpu";

    @Override
    public Optional<JsonNode> read(Settings settings, String key) {
        return settings.section(key).map(ResourcesRule::read);
    }

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
