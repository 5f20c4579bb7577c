package dev.runnable.spi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// A stored object, as the value of a parameter of kind `object` holds it: a JSON object with these
/// three keys.
///
/// @param name of the return that it was
/// @param format who can read it: `pickle`, `java` or `json`
/// @param sha256 of the file that holds it
public record ObjectReference(String name, String format, String sha256) {
    private static final String NAME = "object";
    private static final String FORMAT = "format";
    private static final String SHA256 = "sha256";

    public ObjectReference {
        requireNonNull(name, "name");
        requireNonNull(format, "format");
        requireNonNull(sha256, "sha256");
    }

    public JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(NAME, name);
        json.put(FORMAT, format);
        json.put(SHA256, sha256);
        return json;
    }

    /// @return empty when the JSON is no reference
    public static Optional<ObjectReference> of(JsonNode json) {
        boolean isOne =
                json.isObject()
                        && json.size() == 3
                        && json.path(NAME).isTextual()
                        && json.path(FORMAT).isTextual()
                        && json.path(SHA256).isTextual();
        return isOne
                ? Optional.of(
                        new ObjectReference(
                                json.path(NAME).textValue(),
                                json.path(FORMAT).textValue(),
                                json.path(SHA256).textValue()))
                : Optional.empty();
    }
}
