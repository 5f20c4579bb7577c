package dev.runnable.runlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.data.DataEntry;
import java.util.stream.Stream;

/// Entries of `data_catalog` as the original writes them. What a composite step merges is listed
/// where it was put.
final class DataEntryJson {
    private DataEntryJson() {}

    static Stream<JsonNode> of(DataEntry entry) {
        return switch (entry.stage()) {
            case GET -> Stream.of(json(entry, entry.file().name(), "get"));
            case PUT -> Stream.of(json(entry, entry.file().place(), "put"));
            case MERGE -> Stream.empty();
        };
    }

    private static JsonNode json(DataEntry entry, String path, String stage) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", entry.file().name());
        json.put("data_hash", entry.file().sha256());
        json.put("catalog_relative_path", path);
        json.put("catalog_handler_location", "");
        json.put("stage", stage);
        return json;
    }
}
