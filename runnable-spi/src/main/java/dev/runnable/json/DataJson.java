package dev.runnable.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.data.DataEntry;
import dev.runnable.data.DataFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What an attempt did with files, as the JSON of journal records and back.
final class DataJson {
    private DataJson() {}

    static void write(List<DataEntry> entries, JsonGenerator out) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("data");
        for (DataEntry entry : entries) {
            DataFile file = entry.file();
            out.writeStartObject();
            out.writeStringField("stage", entry.stage().name().toLowerCase(Locale.ROOT));
            out.writeStringField("name", file.name());
            out.writeStringField("sha256", file.sha256());
            out.writeNumberField("size", file.size());
            out.writeStringField("place", file.place());
            out.writeStringField("step", file.step());
            flag("not_stored", !file.isStored(), out);
            flag("executable", file.isExecutable(), out);
            flag("item", file.isItem(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void flag(String name, boolean value, JsonGenerator out) throws IOException {
        if (value) {
            out.writeBooleanField(name, true);
        }
    }

    static List<DataEntry> read(JsonNode json) throws IOException {
        List<DataEntry> entries = new ArrayList<>();
        for (JsonNode entry : json) {
            entries.add(new DataEntry(stage(entry), file(entry)));
        }
        return entries;
    }

    private static DataEntry.Stage stage(JsonNode json) throws IOException {
        String text = json.path("stage").asText();
        return switch (text) {
            case "get" -> DataEntry.Stage.GET;
            case "put" -> DataEntry.Stage.PUT;
            case "merge" -> DataEntry.Stage.MERGE;
            default ->
                    throw new IOException(
                            "a file at a stage that this version does not know: " + text);
        };
    }

    private static DataFile file(JsonNode json) {
        return new DataFile(
                json.path("name").asText(),
                json.path("sha256").asText(),
                json.path("size").asLong(),
                json.path("place").asText(),
                json.path("step").asText(),
                !json.path("not_stored").asBoolean(),
                json.path("executable").asBoolean(),
                json.path("item").asBoolean());
    }
}
