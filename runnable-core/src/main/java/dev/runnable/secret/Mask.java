package dev.runnable.secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.parameter.JsonText;
import dev.runnable.parameter.Parameter;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;

/// Replaces the values of secrets in texts. The one place through which text leaves a run.
///
/// A value of several lines is also hidden line by line, since output is, and in the form that it
/// has inside JSON. An empty value hides nothing.
public final class Mask {
    /// What stands in place of a secret.
    public static final String STARS = "*****";

    private final List<String> hidden;

    public Mask(Collection<String> secrets) {
        TreeSet<String> forms =
                new TreeSet<>(
                        Comparator.comparingInt(String::length)
                                .reversed()
                                .thenComparing(Comparator.naturalOrder()));
        for (String secret : secrets) {
            forms.add(secret);
            String json = JsonText.of(TextNode.valueOf(secret));
            forms.add(json.substring(1, json.length() - 1));
            if (secret.contains("\n")) {
                secret.lines().map(String::strip).forEach(forms::add);
            }
        }
        forms.remove("");
        hidden = List.copyOf(forms);
    }

    public String apply(String text) {
        String masked = text;
        for (String secret : hidden) {
            masked = masked.replace(secret, STARS);
        }
        return masked;
    }

    public JsonNode apply(JsonNode value) {
        if (hidden.isEmpty()) {
            return value;
        }
        return switch (value.getNodeType()) {
            case STRING -> masked(value, value.textValue());
            case NUMBER, BOOLEAN -> masked(value, value.asText());
            case ARRAY -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode(value.size());
                value.forEach(element -> array.add(apply(element)));
                yield array;
            }
            case OBJECT -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                value.properties().forEach(e -> object.set(apply(e.getKey()), apply(e.getValue())));
                yield object;
            }
            case NULL, MISSING, BINARY, POJO -> value;
        };
    }

    private JsonNode masked(JsonNode value, String text) {
        String masked = apply(text);
        return masked.equals(text) ? value : TextNode.valueOf(masked);
    }

    public SequencedMap<String, Parameter> apply(SequencedMap<String, Parameter> parameters) {
        if (hidden.isEmpty()) {
            return parameters;
        }
        SequencedMap<String, Parameter> masked = new LinkedHashMap<>();
        parameters.forEach((name, value) -> masked.put(name, value.with(apply(value.value()))));
        return masked;
    }
}
