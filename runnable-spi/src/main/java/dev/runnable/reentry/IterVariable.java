package dev.runnable.reentry;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.json.JsonTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The iteration that a step stands in, as the original tells it to a child process:
/// `{"map_variable": {"x": {"value": 1}}, "loop_variable": [{"value": 0}]}`.
///
/// @param mapVariable item by `iterate_as`, outermost first. Where two maps, one inside the other,
///   use the same name, the inner one's item
/// @param loopVariable indices, outermost first
public record IterVariable(SequencedMap<String, JsonNode> mapVariable, List<Integer> loopVariable) {
    static final String MAP = "map_variable";
    static final String LOOP = "loop_variable";
    static final String VALUE = "value";

    public IterVariable {
        mapVariable = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(mapVariable));
        loopVariable = List.copyOf(loopVariable);
    }

    /// The JSON, on one line and in ASCII. Loses nothing but lone surrogates in a variable's name,
    /// which JSON cannot hold.
    public String text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonTree.generator(out)) {
            json.writeStartObject();
            writeItems(json);
            writeIndices(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory is always writable", e);
        }
        return out.toString(StandardCharsets.US_ASCII);
    }

    private void writeItems(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(MAP);
        for (Map.Entry<String, JsonNode> item : mapVariable.entrySet()) {
            JsonTree.writeName(item.getKey(), json);
            json.writeStartObject();
            json.writeFieldName(VALUE);
            JsonTree.write(item.getValue(), json);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeIndices(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(LOOP);
        for (int index : loopVariable) {
            json.writeStartObject();
            json.writeNumberField(VALUE, index);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Reads what [#text] writes, and so does the original.
    ///
    /// @throws dev.runnable.problem.ProblemException for anything else
    public static IterVariable parse(String text) {
        return new IterVariableReader(text).read();
    }
}
