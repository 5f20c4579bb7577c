package dev.runnable.task.java;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;

/// The user's Jackson, any version of it, as far as it makes trees of text and text of trees.
///
/// @param mapper an `ObjectMapper` of it
record ForeignMapper(Object mapper, Method reading, Method writing) {
    /// Of Jackson 2 and 3.
    private static final Set<String> TREES =
            Set.of("com.fasterxml.jackson.databind.JsonNode", "tools.jackson.databind.JsonNode");

    /// That which a type of trees belongs to.
    ///
    /// @return empty for every other type
    static Optional<ForeignMapper> of(Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (TREES.contains(c.getName()) && !ours().equals(c.getClassLoader())) {
                return beside(c);
            }
        }
        return Optional.empty();
    }

    private static ClassLoader ours() {
        return ForeignMapper.class.getClassLoader();
    }

    private static Optional<ForeignMapper> beside(Class<?> node) {
        String name = node.getPackageName() + ".ObjectMapper";
        try {
            Class<?> type = Class.forName(name, true, node.getClassLoader());
            return Optional.of(
                    new ForeignMapper(
                            type.getConstructor().newInstance(),
                            type.getMethod("readTree", String.class),
                            type.getMethod("writeValueAsString", Object.class)));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty(); // half a Jackson: the type is one like others
        }
    }

    Object read(String json) throws IOException {
        return call(reading, json);
    }

    String write(Object tree) throws IOException {
        return (String) call(writing, tree);
    }

    private Object call(Method method, Object argument) throws IOException {
        try {
            return method.invoke(mapper, argument);
        } catch (InvocationTargetException e) {
            throw new IOException("Jackson of the class path refuses: " + e.getCause(), e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
