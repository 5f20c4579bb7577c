package dev.runnable.task.java;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import dev.runnable.problem.ProblemCode;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Makes users' objects of JSON and back, as Jackson does, but strictly: nothing is cut off,
/// nothing empty becomes a number, and what is missing for a primitive is a mistake. Keys that a
/// type does not know are ignored. Thread-safe; holds users' classes, so it lives for one run.
final class UserJson implements ValueReading {
    private final JsonMapper mapper;
    private final Map<Class<?>, Map<String, String>> renamed = new ConcurrentHashMap<>();

    /// @param libraries that users' classes find theirs by
    UserJson(ClassLoader libraries) {
        this.mapper =
                JsonMapper.builder()
                        .annotationIntrospector(new UserAnnotations(libraries))
                        .addModules(
                                new Jdk8Module(),
                                new JavaTimeModule(),
                                new ParameterNamesModule(),
                                UserTrees.module(),
                                paths())
                        .enable(
                                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                        .disable(
                                DeserializationFeature.ACCEPT_FLOAT_AS_INT,
                                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                                DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                        .disable(
                                SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                                SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                        .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .withCoercionConfigDefaults(config ->
                                config.setCoercion(
                                        CoercionInputShape.EmptyString, CoercionAction.Fail))
                        .withCoercionConfig(
                                LogicalType.Boolean,
                                config ->
                                        config.setCoercion(
                                                CoercionInputShape.Integer, CoercionAction.Fail))
                        .build();
    }

    /// A path is the text that it was made of, not a URI.
    private static SimpleModule paths() {
        return new SimpleModule()
                .addSerializer(Path.class, new ToStringSerializer(Path.class))
                .addSerializer(File.class, new ToStringSerializer(File.class));
    }

    /// @param name of the argument, for messages
    @Nullable Object read(String name, JsonNode value, Type type) throws TaskException {
        return read(name, value, mapper.constructType(type));
    }

    JavaType type(Type type) {
        return mapper.constructType(type);
    }

    JavaType listOf(Type element) {
        return mapper.getTypeFactory().constructCollectionType(List.class, type(element));
    }

    @Override
    public Object readAll(String name, List<JsonNode> values, JavaType container)
            throws TaskException {
        ArrayNode all = JsonNodeFactory.instance.arrayNode(values.size());
        JavaType element = container.getContentType();
        values.forEach(value -> all.add(isWhole(value, element) ? whole(value) : value));
        return requireNonNull(read(name, all, container));
    }

    @Override
    public @Nullable Object read(String name, JsonNode value, JavaType target)
            throws TaskException {
        try {
            JsonNode source = isWhole(value, target) ? whole(value) : value;
            return mapper.readerFor(target).readValue(mapper.treeAsTokens(source));
        } catch (IOException e) {
            throw Misfit.of(name, value, target, e);
        }
    }

    /// The parts of a type that annotations call otherwise than the source does: the new names by
    /// the old.
    Map<String, String> renamed(Class<?> type) {
        return renamed.computeIfAbsent(type, this::findRenamed);
    }

    private Map<String, String> findRenamed(Class<?> type) {
        Map<String, String> names = new HashMap<>();
        mapper.getSerializationConfig()
                .introspect(mapper.constructType(type))
                .findProperties()
                .forEach(property -> names.put(property.getInternalName(), property.getName()));
        names.entrySet().removeIf(name -> name.getKey().equals(name.getValue()));
        return Map.copyOf(names);
    }

    /// Whether a value can be an argument of this type as it is.
    boolean isA(Object value, Type type) {
        return isA(value, type(type));
    }

    boolean isA(Object value, JavaType type) {
        return MethodType.methodType(type.getRawClass()).wrap().returnType().isInstance(value);
    }

    /// 3.0 is a whole number, which another step may have computed as a fraction.
    private static boolean isWhole(JsonNode value, JavaType target) {
        return value.isFloatingPointNumber()
                && LogicalTypes.isInteger(target.getRawClass())
                && Double.isFinite(value.doubleValue())
                && value.doubleValue() == Math.rint(value.doubleValue());
    }

    private static JsonNode whole(JsonNode value) {
        return BigIntegerNode.valueOf(value.decimalValue().toBigInteger());
    }

    /// By way of text, so that the result is what a reader of the run log gets.
    JsonNode write(String name, @Nullable Object value) throws TaskException {
        try {
            return mapper.readTree(mapper.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw TaskException.of(
                    ProblemCode.BAD_PARAMETER,
                    "output '%s' is no JSON: %s".formatted(name, unwritable(e)));
        }
    }

    /// Leaves the stream open.
    void write(String name, @Nullable Object value, OutputStream out)
            throws TaskException, IOException {
        try {
            mapper.writer()
                    .with(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .with(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
                    .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .writeValue(out, value);
        } catch (JsonProcessingException e) {
            throw TaskException.of(
                    ProblemCode.BAD_PARAMETER,
                    "output '%s' is no JSON: %s".formatted(name, unwritable(e)));
        }
    }

    /// Whether the JSON of a type tells which of its subtypes it is.
    boolean isPolymorphic(JavaType type) {
        DeserializationConfig config = mapper.getDeserializationConfig();
        AnnotatedClass annotated = config.introspectClassAnnotations(type).getClassInfo();
        return config.getAnnotationIntrospector().findPolymorphicTypeInfo(config, annotated)
                != null;
    }

    private static String unwritable(JsonProcessingException e) {
        String text = e.getOriginalMessage();
        if (text.contains("NaN") || text.contains("Infinity") || text.contains("Non-standard")) {
            return "it contains NaN or an infinite number";
        }
        if (text.contains("nesting depth")
                || text.contains("nfinite recursion")
                || text.contains("self-reference")) {
            return "it contains itself, or is nested too deeply";
        }
        if (text.contains("no properties discovered")) {
            return "a type has nothing to write; make it a record, or give it getters ("
                    + List.of(text.split(" and ", 2)).getFirst()
                    + ")";
        }
        return List.of(text.split("\n", 2)).getFirst();
    }
}
