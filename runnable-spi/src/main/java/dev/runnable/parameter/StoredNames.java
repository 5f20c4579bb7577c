package dev.runnable.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/// Stored objects by their names, for those who read of them and do not load them. What refers to
/// an object has its name under `object` and how it is written under `format`; in what the original
/// wrote it is a name alone.
public final class StoredNames {
    private static final String NAME = "object";
    private static final String FORMAT = "format";

    private StoredNames() {}

    /// @param value of a parameter of kind `object`
    /// @return a name, or a list of names where it is a list
    public static JsonNode of(JsonNode value) {
        if (value.isArray()) {
            ArrayNode names = JsonNodeFactory.instance.arrayNode(value.size());
            value.forEach(element -> names.add(of(element)));
            return names;
        }
        return value.path(NAME).isTextual() ? value.path(NAME) : value;
    }

    /// As the original describes them.
    public static String description(JsonNode value) {
        List<JsonNode> leaves = leaves(value);
        boolean pickled =
                leaves.stream()
                        .allMatch(leaf -> leaf.path(FORMAT).asText("pickle").equals("pickle"));
        return (pickled ? "Pickled object stored" : "Object stored")
                + " in catalog as: "
                + String.join(", ", leaves.stream().map(leaf -> of(leaf).asText()).toList());
    }

    /// Name and format: `model (pickle)`, `[model (pickle), model (pickle)]`.
    public static String text(JsonNode value) {
        if (value.isArray()) {
            return "["
                    + String.join(", ", value.valueStream().map(StoredNames::text).toList())
                    + "]";
        }
        return value.path(NAME).isTextual()
                ? "%s (%s)".formatted(value.path(NAME).textValue(), value.path(FORMAT).asText())
                : JsonText.forShell(value);
    }

    private static List<JsonNode> leaves(JsonNode value) {
        List<JsonNode> leaves = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> leaves.addAll(leaves(element)));
        } else {
            leaves.add(value);
        }
        return leaves;
    }
}
