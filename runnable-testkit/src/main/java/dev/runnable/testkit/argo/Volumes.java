package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The volumes that a container can mount.
final class Volumes {
    private static final Pattern ANNOTATION = Pattern.compile("metadata\\.annotations\\['(.+)'\\]");

    private Volumes() {}

    static Optional<JsonNode> find(JsonNode spec, JsonNode template, String name) {
        for (JsonNode list : new JsonNode[] {template.path("volumes"), spec.path("volumes")}) {
            for (JsonNode each : list) {
                if (each.path("name").asText().equals(name)) {
                    return Optional.of(each);
                }
            }
        }
        return Optional.empty();
    }

    /// The files of a ConfigMap or secret.
    static Map<String, String> files(
            JsonNode source, String name, Map<String, Map<String, String>> existing) {
        Map<String, String> data = existing.get(name);
        if (data == null) {
            if (source.path("optional").asBoolean()) {
                return Map.of();
            }
            throw new ArgoException("volume: '" + name + "' not found");
        }
        if (!source.has("items")) {
            return data;
        }
        var files = new LinkedHashMap<String, String>();
        for (JsonNode item : source.path("items")) {
            String key = item.path("key").asText();
            String content = data.get(key);
            if (content == null) {
                throw new ArgoException("volume: '" + name + "' has no key '" + key + "'");
            }
            files.put(item.path("path").asText(), content);
        }
        return files;
    }

    /// Files that are annotations of the pod.
    static Map<String, String> annotated(JsonNode source, JsonNode annotations) {
        var files = new LinkedHashMap<String, String>();
        for (JsonNode item : source.path("items")) {
            String field = item.path("fieldRef").path("fieldPath").asText();
            var key = ANNOTATION.matcher(field);
            if (!key.matches()) {
                throw new ArgoException("volume: field '" + field + "' cannot be interpreted");
            }
            // one that is missing is an empty file
            files.put(item.path("path").asText(), annotations.path(key.group(1)).asText());
        }
        return files;
    }
}
