package dev.runnable.argo.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// One document over another, as JSON merge patches do it (RFC 7386): mappings deeply, null takes a
/// key away, everything else is replaced.
public final class JsonMerge {
    private JsonMerge() {}

    /// @return a new mapping
    public static ObjectNode over(JsonNode under, JsonNode patch) {
        ObjectNode merged =
                under instanceof ObjectNode object
                        ? object.deepCopy()
                        : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            String key = field.getKey();
            JsonNode value = field.getValue();
            if (value.isNull()) {
                merged.remove(key);
            } else if (value.isObject()) {
                merged.set(key, over(merged.path(key), value));
            } else {
                merged.set(key, value);
            }
        }
        return merged;
    }

    /// One patch after another, as one: unlike in a document, null stays.
    static ObjectNode patches(ObjectNode first, ObjectNode second) {
        ObjectNode both = first.deepCopy();
        second.properties()
                .forEach(field -> {
                    boolean deep =
                            field.getValue().isObject() && both.path(field.getKey()).isObject();
                    JsonNode value =
                            deep
                                    ? patches(
                                            (ObjectNode) both.path(field.getKey()),
                                            (ObjectNode) field.getValue())
                                    : field.getValue();
                    both.set(field.getKey(), value);
                });
        return both;
    }
}
