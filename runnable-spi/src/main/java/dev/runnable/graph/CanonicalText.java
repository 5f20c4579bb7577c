package dev.runnable.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.parameter.JsonText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/// One text for each JSON value, whatever order its fields came in and however it was read. Without
/// recursion, because values of users may be deep.
final class CanonicalText {
    private final StringBuilder out = new StringBuilder();
    private final Deque<Part> open = new ArrayDeque<>();

    /// What is still to be written.
    private sealed interface Part {
        record Text(String text) implements Part {}

        record Value(JsonNode value) implements Part {}
    }

    private CanonicalText() {}

    static String of(JsonNode value) {
        CanonicalText text = new CanonicalText();
        text.open.push(new Part.Value(value));
        while (!text.open.isEmpty()) {
            switch (text.open.pop()) {
                case Part.Text(String part) -> text.out.append(part);
                case Part.Value(JsonNode part) -> text.write(part);
            }
        }
        return text.out.toString();
    }

    private void write(JsonNode value) {
        Deque<Part> inside = new ArrayDeque<>();
        if (value.isObject()) {
            String before = "{";
            for (Map.Entry<String, JsonNode> field : sorted(value).entrySet()) {
                inside.push(new Part.Text(before + name(field.getKey())));
                inside.push(new Part.Value(field.getValue()));
                before = ", ";
            }
            inside.push(new Part.Text(value.isEmpty() ? "{}" : "}"));
        } else if (value.isArray()) {
            String before = "[";
            for (JsonNode element : value) {
                inside.push(new Part.Text(before));
                inside.push(new Part.Value(element));
                before = ", ";
            }
            inside.push(new Part.Text(value.isEmpty() ? "[]" : "]"));
        } else {
            out.append(scalar(value));
        }
        inside.forEach(open::push);
    }

    private static Map<String, JsonNode> sorted(JsonNode object) {
        Map<String, JsonNode> fields = new TreeMap<>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private static String name(String field) {
        return JsonText.of(TextNode.valueOf(field)) + ": ";
    }

    /// A float is the number that its digits say: as such it is stored and read back.
    static String scalar(JsonNode value) {
        return JsonText.of(
                value.isFloat() ? DoubleNode.valueOf(Double.parseDouble(value.asText())) : value);
    }
}
