package dev.runnable.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.runnable.parameter.Parameter;
import dev.runnable.parameter.StoredNames;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// Parameters as the run log holds them: `{"x": {"kind": "json", "value": 1}}`. A stored object is
/// in our own files the reference to it, whole; in the original's documents its name.
public final class ParameterJson {
    private static final int LONGEST_DESCRIPTION = 10;

    private ParameterJson() {}

    public static void write(Map<String, Parameter> parameters, JsonGenerator out)
            throws IOException {
        write(parameters, false, out);
    }

    /// For documents: with the `description` that the original adds for its readers.
    public static void writeDescribed(Map<String, Parameter> parameters, JsonGenerator out)
            throws IOException {
        write(parameters, true, out);
    }

    private static void write(
            Map<String, Parameter> parameters, boolean described, JsonGenerator out)
            throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, Parameter> entry : parameters.entrySet()) {
            JsonTree.writeName(entry.getKey(), out);
            out.writeStartObject();
            out.writeStringField("kind", entry.getValue().kind());
            out.writeFieldName("value");
            JsonNode value = entry.getValue().value();
            if (described) {
                boolean stored = entry.getValue() instanceof Parameter.Stored;
                JsonTree.write(stored ? StoredNames.of(value) : value, out);
                out.writeFieldName("description");
                describe(entry.getValue(), out);
            } else {
                JsonTree.write(value, out);
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void describe(Parameter parameter, JsonGenerator out) throws IOException {
        JsonNode value = parameter.value();
        if (parameter instanceof Parameter.Stored) {
            out.writeString(StoredNames.description(value));
        } else if (value.isTextual()) {
            out.writeString(shortened(value.textValue()));
        } else {
            JsonTree.write(value, out);
        }
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_DESCRIPTION
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_DESCRIPTION)) + "...";
    }

    /// Reads both forms; a kind that is not known counts as `json`.
    public static SequencedMap<String, Parameter> read(JsonNode parameters) {
        SequencedMap<String, Parameter> read = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : parameters.properties()) {
            read.put(entry.getKey(), parameter(entry.getValue()));
        }
        return read;
    }

    private static Parameter parameter(JsonNode node) {
        JsonNode value = node.path("value").isMissingNode() ? NullNode.instance : node.get("value");
        return switch (node.path("kind").asText()) {
            case "metric" -> new Parameter.Metric(value);
            case "object" -> new Parameter.Stored(value);
            default -> new Parameter.Json(value);
        };
    }
}
