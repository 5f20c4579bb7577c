package dev.runnable.task.java;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.runnable.json.JsonTree;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// An object as JSON: its value, and on a line of its own the name of its class where that is a
/// record or a simple value. A method that takes it as something wider gets what it was.
record JsonFile(Path path) {
    void write(String name, @Nullable Object value, UserJson json)
            throws TaskException, IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            json.write(name, value, out);
            if (value != null && isToldByName(JsonValues.typeOf(value))) {
                String line = "\n\"" + JsonValues.typeOf(value).getName() + "\"\n";
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static boolean isToldByName(Class<?> type) {
        return type.isRecord() || JsonValues.isType(type);
    }

    /// @param name of the parameter, for messages
    /// @param loader of the user's classes
    @Nullable Object read(String name, JavaType declared, UserJson json, ClassLoader loader)
            throws TaskException, IOException {
        try (InputStream in = Files.newInputStream(path);
                JsonParser parser = JsonTree.parser(in)) {
            parser.nextToken();
            JsonNode value = JsonTree.read(parser);
            JsonNode type =
                    parser.nextToken() == null ? MissingNode.getInstance() : JsonTree.read(parser);
            return json.read(name, value, narrower(declared, type.asText(), json, loader));
        }
    }

    private static JavaType narrower(
            JavaType declared, String name, UserJson json, ClassLoader loader) {
        try {
            Class<?> type = name.isEmpty() ? Object.class : Class.forName(name, false, loader);
            Class<?> wide = declared.getRawClass();
            return isToldByName(type) && wide != type && wide.isAssignableFrom(type)
                    ? json.type(type)
                    : declared;
        } catch (ClassNotFoundException | LinkageError e) {
            return declared; // its class was renamed, or is none of this step's
        }
    }
}
