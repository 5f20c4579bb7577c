package dev.runnable.reduce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Lists, texts and objects put together.
final class Unions {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Unions() {}

    static JsonNode concat(List<? extends JsonNode> values) throws ReducerException {
        JsonNode first = values.isEmpty() ? JSON.arrayNode() : values.getFirst();
        if (!first.isTextual() && !first.isArray()) {
            throw BuiltIn.CONCAT.cannot("join", 0, Found.value(first));
        }
        StringBuilder text = new StringBuilder();
        ArrayNode list = JSON.arrayNode();
        int index = 0;
        for (JsonNode value : values) {
            if (value.getNodeType() != first.getNodeType()) {
                throw BuiltIn.CONCAT.cannot(
                        "join", index, Found.value(value) + ", and item 1 is " + Found.kind(first));
            }
            if (value.isTextual()) {
                text.append(value.textValue());
            } else {
                value.forEach(list::add);
            }
            index++;
        }
        return first.isTextual() ? JSON.textNode(text.toString()) : list;
    }

    static JsonNode merge(List<? extends JsonNode> values) throws ReducerException {
        ObjectNode merged = JSON.objectNode();
        int index = 0;
        for (JsonNode value : values) {
            if (!value.isObject()) {
                throw BuiltIn.MERGE.cannot("unite", index, Found.value(value));
            }
            value.properties().forEach(field -> merged.set(field.getKey(), field.getValue()));
            index++;
        }
        return merged;
    }
}
