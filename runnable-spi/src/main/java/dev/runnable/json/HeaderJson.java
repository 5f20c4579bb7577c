package dev.runnable.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.runnable.event.RunHeader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// The fields of a run's first record. What a list of runs shows comes first, so that it can be
/// read without the rest, which may be long.
public final class HeaderJson {
    public static final String RUN_ID = "run_id";
    public static final String TAG = "tag";
    public static final String PIPELINE_FILE = "pipeline_file";

    private HeaderJson() {}

    static void write(RunHeader header, JsonGenerator out) throws IOException {
        out.writeStringField(RUN_ID, header.runId());
        out.writeStringField(TAG, header.tag());
        out.writeStringField(PIPELINE_FILE, header.pipelineFile());
        out.writeStringField("dag_hash", header.dagHash());
        out.writeFieldName("code_identities");
        CodeIdentityJson.write(header.codeIdentities(), out);
        out.writeFieldName("parameters");
        ParameterJson.write(header.parameters(), out);
        out.writeFieldName("configuration");
        JsonTree.write(header.configuration(), out);
        out.writeObjectFieldStart("texts");
        for (Map.Entry<String, String> text : header.texts().entrySet()) {
            JsonTree.writeName(text.getKey(), out);
            out.writeString(text.getValue());
        }
        out.writeEndObject();
        out.writeFieldName("dag");
        JsonTree.write(header.dag(), out);
    }

    static RunHeader read(JsonNode json) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        json.path("texts")
                .properties()
                .forEach(it -> texts.put(it.getKey(), it.getValue().asText()));
        return new RunHeader(
                json.path(RUN_ID).asText(),
                json.path(TAG).asText(),
                json.path(PIPELINE_FILE).asText(),
                json.path("dag_hash").asText(),
                json.has("dag") ? json.get("dag") : NullNode.instance,
                texts,
                json.has("configuration") ? json.get("configuration") : NullNode.instance,
                ParameterJson.read(json.path("parameters")),
                CodeIdentityJson.read(json.path("code_identities")));
    }
}
