package dev.runnable.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.settings.SecretName;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A configuration as a run records it, without secrets.
final class FrozenConfiguration {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// Keys that hold the name of a Kubernetes secret, or a key in it, and no secret value.
    private static final List<String> SECRET_NAMES =
            List.of("secretfromk8s", "secretname", "secretkey");

    private final Configuration configuration;

    FrozenConfiguration(Configuration configuration) {
        this.configuration = configuration;
    }

    JsonNode toJson() {
        ObjectNode all = JSON.objectNode();
        for (Section section : Section.values()) {
            Optional.ofNullable(configuration.services().get(section))
                    .ifPresent(
                            it -> all.set(section.key(), service(it, section != Section.SECRETS)));
        }
        if (!configuration.listeners().isEmpty()) {
            ArrayNode listeners = all.putArray("listeners");
            configuration.listeners().forEach(it -> listeners.add(service(it, true)));
        }
        configuration.python().ifPresent(python -> all.put("python", escaped(python)));
        putTexts(all, "classpath", configuration.classpath());
        putTexts(all, "pass_env", configuration.passEnvironment());
        putTexts(all, "plugins", configuration.plugins().stream().map(Path::toString).toList());
        return all;
    }

    private static void putTexts(ObjectNode all, String key, List<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode array = all.putArray(key);
            texts.forEach(text -> array.add(escaped(text)));
        }
    }

    private static JsonNode service(ServiceSpec spec, boolean settings) {
        ObjectNode service = JSON.objectNode();
        service.put("type", spec.type());
        if (settings && !spec.values().entries().isEmpty()) {
            service.set("config", cleaned(spec.values().toJson()));
        }
        return service;
    }

    private static JsonNode cleaned(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> cleanedObject(value);
            case ARRAY -> {
                ArrayNode array = JSON.arrayNode();
                value.forEach(element -> array.add(cleaned(element)));
                yield array;
            }
            case STRING -> JSON.textNode(escaped(withoutPassword(value.textValue())));
            case BINARY, BOOLEAN, MISSING, NULL, NUMBER, POJO -> value;
        };
    }

    private static JsonNode cleanedObject(JsonNode object) {
        boolean reference = object.has("secret_name") || object.has("secretName");
        boolean named = object.path("name").isTextual();
        boolean secretlyNamed = named && SecretName.is(object.path("name").textValue());
        ObjectNode kept = JSON.objectNode();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String key = folded(field.getKey());
            boolean name = SECRET_NAMES.contains(key) && (reference || !key.equals("secretkey"));
            boolean hidden = secretlyNamed && key.equals("value");
            if (!hidden && (name || !SecretName.is(key))) {
                kept.set(field.getKey(), cleaned(field.getValue()));
            }
        }
        return kept;
    }

    private static String folded(String key) {
        return key.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /// The text as a configuration file has to write it.
    private static String escaped(String text) {
        return text.replace("$", "$$");
    }

    /// `scheme://user:password@host` without what stands before the host.
    private static String withoutPassword(String text) {
        int scheme = text.indexOf("://");
        if (scheme < 0) {
            return text;
        }
        int start = scheme + 3;
        int slash = text.indexOf('/', start);
        int at = text.lastIndexOf('@', slash < 0 ? text.length() : slash);
        return at < start ? text : text.substring(0, start) + text.substring(at + 1);
    }
}
