package dev.runnable.task.java;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.problem.ProblemCode;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a map without a reducer makes of objects, as the collection or array that a method takes.
final class ObjectLists {
    private ObjectLists() {}

    /// Reads an element, or a list in the list.
    interface Elements {
        @Nullable Object read(String name, JsonNode value, JavaType type) throws TaskException;
    }

    static Object of(String name, JsonNode list, JavaType type, Elements elements)
            throws TaskException {
        Class<?> raw = type.getRawClass();
        JavaType element =
                type.isContainerType()
                        ? requireNonNull(type.getContentType())
                        : type.containedTypeOrUnknown(0);
        List<@Nullable Object> read = new ArrayList<>(list.size());
        if (raw.isArray() || raw.isAssignableFrom(ArrayList.class) || isOther(raw)) {
            for (JsonNode value : list) {
                read.add(elements.read(name, value, element));
            }
        }
        if (raw.isArray()) {
            return array(read, element.getRawClass());
        }
        if (raw.isAssignableFrom(ArrayList.class)) {
            return read;
        }
        if (raw.isAssignableFrom(LinkedHashSet.class)) {
            return new LinkedHashSet<>(read);
        }
        if (raw == Stream.class) {
            return read.stream();
        }
        throw TaskException.of(
                        ProblemCode.BAD_PARAMETER,
                        "parameter '%s' is a list of %d objects, and the method takes a %s"
                                .formatted(name, list.size(), raw.getSimpleName()))
                .withHint("Let it take a List of them.");
    }

    private static boolean isOther(Class<?> raw) {
        return raw.isAssignableFrom(LinkedHashSet.class) || raw == Stream.class;
    }

    private static Object array(List<@Nullable Object> values, Class<?> component) {
        Object array = Array.newInstance(component, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i));
        }
        return array;
    }
}
