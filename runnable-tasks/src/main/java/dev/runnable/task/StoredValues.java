package dev.runnable.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.spi.ObjectFiles;
import dev.runnable.spi.ObjectReference;
import java.io.IOException;
import java.util.Optional;

/// Values of parameters of kind `object`, as a process of another language is told of them: for
/// each object the file that holds it, in lists where maps have made such.
public final class StoredValues {
    public static final String PICKLE = "pickle";

    private StoredValues() {}

    /// What Python reads: `{"path": …}` for an object, `{"value": …}` for JSON between objects.
    ///
    /// @param name of the parameter, for messages
    /// @throws IOException with a text for a person: it is of another language, or not there
    public static JsonNode pickles(String name, JsonNode value, ObjectFiles files)
            throws IOException, InterruptedException {
        if (value.isTextual()) {
            throw new IOException(
                    "parameter '"
                            + name
                            + "' is an object that another program stored; return it with kind"
                            + " 'json' there");
        }
        return inner(name, value, files);
    }

    private static JsonNode inner(String name, JsonNode value, ObjectFiles files)
            throws IOException, InterruptedException {
        if (value.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode(value.size());
            for (JsonNode element : value) {
                list.add(inner(name, element, files));
            }
            return list;
        }
        ObjectNode leaf = JsonNodeFactory.instance.objectNode();
        Optional<ObjectReference> object = ObjectReference.of(value);
        if (object.isEmpty()) {
            return leaf.set("value", value);
        }
        if (!object.get().format().equals(PICKLE)) {
            throw new IOException(
                    ("parameter '%s' is a Java object, which Python cannot read; return it with kind"
                                    + " 'json' there")
                            .formatted(name));
        }
        return leaf.put("path", path(name, object.get(), files));
    }

    private static String path(String name, ObjectReference object, ObjectFiles files)
            throws IOException, InterruptedException {
        try {
            return files.open(object).toString();
        } catch (IOException e) {
            throw new IOException("parameter '" + name + "' cannot be read: " + e.getMessage(), e);
        }
    }
}
