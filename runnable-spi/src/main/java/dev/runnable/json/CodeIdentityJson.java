package dev.runnable.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.event.CodeIdentity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Code identities as the run log holds them.
public final class CodeIdentityJson {
    private CodeIdentityJson() {}

    public static void write(List<CodeIdentity> identities, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (CodeIdentity identity : identities) {
            out.writeStartObject();
            out.writeStringField("code_identifier", identity.identifier().orElse(null));
            out.writeStringField("code_identifier_type", identity.type());
            out.writeBooleanField("code_identifier_dependable", identity.dependable());
            out.writeStringField("code_identifier_url", identity.url());
            out.writeStringField("code_identifier_message", identity.message());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /// Reads ours and the original's, in which any field may be null.
    public static List<CodeIdentity> read(JsonNode identities) {
        List<CodeIdentity> read = new ArrayList<>(identities.size());
        for (JsonNode identity : identities) {
            read.add(
                    new CodeIdentity(
                            Optional.ofNullable(identity.path("code_identifier").textValue()),
                            identity.path("code_identifier_type").asText(""),
                            identity.path("code_identifier_dependable").asBoolean(),
                            text(identity.path("code_identifier_url")),
                            text(identity.path("code_identifier_message"))));
        }
        return read;
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : "";
    }
}
