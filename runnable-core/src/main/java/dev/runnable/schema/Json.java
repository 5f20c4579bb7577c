package dev.runnable.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.problem.Problems;
import dev.runnable.problem.Reporter;
import dev.runnable.yaml.Located;
import dev.runnable.yaml.YamlReader;
import java.util.Collection;
import java.util.List;

/// The parts that schemas are made of.
final class Json {
    static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode type(String... types) {
        ObjectNode schema = object();
        if (types.length == 1) {
            return schema.put("type", types[0]);
        }
        List.of(types).forEach(schema.putArray("type")::add);
        return schema;
    }

    static ObjectNode reference(String definition) {
        return object().put("$ref", "#/$defs/" + definition);
    }

    static ObjectNode matching(String pattern) {
        return type("string").put("pattern", pattern);
    }

    static ObjectNode oneOf(Collection<String> names) {
        ObjectNode schema = object();
        names.forEach(schema.putArray("enum")::add);
        return schema;
    }

    static ObjectNode any(Collection<? extends JsonNode> schemas) {
        ObjectNode schema = object();
        ArrayNode any = schema.putArray("anyOf");
        schemas.forEach(any::add);
        return schema;
    }

    static ObjectNode any(JsonNode... schemas) {
        return any(List.of(schemas));
    }

    static ObjectNode list(JsonNode items) {
        return type("array").set("items", items);
    }

    static ObjectNode map(JsonNode values) {
        return type("object").set("additionalProperties", values);
    }

    /// A value as it is written in YAML.
    static JsonNode value(String text) {
        return new YamlReader()
                .read(text, "description", new Reporter(new Problems()))
                .map(Located::toJson)
                .orElseGet(() -> JsonNodeFactory.instance.textNode(text));
    }
}
