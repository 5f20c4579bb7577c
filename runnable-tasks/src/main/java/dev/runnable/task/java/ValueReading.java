package dev.runnable.task.java;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes arguments of values: of JSON ([UserJson]), or of stored objects ([UserObjects]).
interface ValueReading {
    /// @param name of the argument, for messages
    @Nullable Object read(String name, JsonNode value, JavaType type) throws TaskException;

    /// Values as a list or an array, each as if it were read by itself.
    Object readAll(String name, List<JsonNode> values, JavaType container) throws TaskException;
}
