package dev.runnable.task.java;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.parameter.Parameter;
import dev.runnable.problem.ProblemCode;
import dev.runnable.spi.ObjectFiles;
import dev.runnable.spi.ObjectReference;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The objects that one call takes and leaves. What JSON holds as it is, records above all, is
/// stored as JSON and read as the type that the taking method declares; everything else that Java
/// can serialise, as it serialises it.
///
/// @param loader of the user's classes during the call
record UserObjects(ObjectFiles files, UserJson json, ClassLoader loader) implements ValueReading {
    private static final String JSON = "json";
    private static final String JAVA = "java";
    private static final String PICKLE = "pickle";

    /// @param value of a parameter of kind `object`
    @Override
    public @Nullable Object read(String name, JsonNode value, JavaType type) throws TaskException {
        if (value.isTextual()) {
            throw TaskException.of(
                            ProblemCode.BAD_PARAMETER,
                            "parameter '" + name + "' is an object that another program stored")
                    .withHint("Return it with kind 'json' there.");
        }
        return type.getRawClass() == Optional.class
                ? Optional.ofNullable(inner(name, value, type.containedTypeOrUnknown(0)))
                : inner(name, value, type);
    }

    @Override
    public Object readAll(String name, List<JsonNode> values, JavaType container)
            throws TaskException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode(values.size()).addAll(values);
        return requireNonNull(inner(name, list, container));
    }

    /// Of an object, of a list of such, or of JSON that stands among them.
    private @Nullable Object inner(String name, JsonNode value, JavaType type)
            throws TaskException {
        if (value.isArray()) {
            return ObjectLists.of(name, value, type, this::inner);
        }
        Optional<ObjectReference> object = ObjectReference.of(value);
        if (object.isEmpty()) {
            return json.read(name, value, type);
        }
        return switch (object.get().format()) {
            case JSON -> fromJson(name, object.get(), type);
            case JAVA -> serialised(name, object.get(), type);
            case PICKLE ->
                    throw TaskException.of(
                                    ProblemCode.BAD_PARAMETER,
                                    "parameter '%s' is a Python object, which Java cannot read"
                                            .formatted(name))
                            .withHint("Return it with kind 'json' there.");
            default ->
                    checked(
                            name,
                            new Serialized(files).read(name, object.get(), type, loader),
                            type);
        };
    }

    private @Nullable Object fromJson(String name, ObjectReference object, JavaType type)
            throws TaskException {
        try {
            return new JsonFile(open(name, object)).read(name, type, json, loader);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private Object serialised(String name, ObjectReference object, JavaType type)
            throws TaskException {
        return checked(name, new SerialFile(open(name, object)).read(name, loader), type);
    }

    private Object checked(String name, Object read, JavaType type) throws TaskException {
        if (!json.isA(read, type)) {
            throw TaskException.of(
                    ProblemCode.BAD_PARAMETER,
                    "parameter '%s' is a %s, and the method takes a %s"
                            .formatted(
                                    name,
                                    read.getClass().getTypeName(),
                                    type.getRawClass().getTypeName()));
        }
        return read;
    }

    private Path open(String name, ObjectReference object) throws TaskException {
        try {
            return files.open(object);
        } catch (IOException e) {
            throw unreadable(name, e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static TaskException unreadable(String name, IOException e) {
        String why =
                e instanceof JsonProcessingException json
                        ? "its file is damaged: " + json.getOriginalMessage()
                        : e.getMessage();
        return TaskException.of(
                ProblemCode.BAD_PARAMETER, "parameter '" + name + "' cannot be read: " + why);
    }

    /// Stores what a method returned.
    ///
    /// @param declared what it says that it returns
    /// @throws InvocationTargetException with what the user's accessor threw
    Parameter.Stored write(String name, @Nullable Object value, Type declared)
            throws TaskException, InvocationTargetException {
        try {
            if (files.serializer().isPresent()) {
                return new Serialized(files)
                        .write(name, requireNonNull(value), declared, files.serializer().get());
            }
            boolean isJson = new JsonShape(json).holds(value, declared);
            Path file = files.create(name);
            if (isJson) {
                new JsonFile(file).write(name, value, json);
            } else {
                new SerialFile(file).write(name, requireNonNull(value));
            }
            return new Parameter.Stored(files.store(name, isJson ? JSON : JAVA, file).toJson());
        } catch (IOException e) {
            throw TaskException.of(
                    ProblemCode.BAD_PARAMETER,
                    "output '" + name + "' cannot be kept: " + e.getMessage());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static TaskException interrupted() {
        Thread.currentThread().interrupt();
        return TaskException.of(ProblemCode.BAD_PARAMETER, "it was interrupted");
    }
}
