package dev.runnable.task.java;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// Values of declared types, as JSON, without calling or initialising any class.
final class TypeSample {
    private static final int ITEMS = 3;
    private static final int DEEPEST = 5;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<Class<?>, JsonNode> SIMPLE =
            Map.ofEntries(
                    Map.entry(boolean.class, JSON.booleanNode(false)),
                    Map.entry(Boolean.class, JSON.booleanNode(false)),
                    Map.entry(char.class, JSON.textNode("a")),
                    Map.entry(Character.class, JSON.textNode("a")),
                    Map.entry(float.class, JSON.numberNode(1.0)),
                    Map.entry(Float.class, JSON.numberNode(1.0)),
                    Map.entry(double.class, JSON.numberNode(1.0)),
                    Map.entry(Double.class, JSON.numberNode(1.0)),
                    Map.entry(BigDecimal.class, JSON.numberNode(1.0)),
                    Map.entry(String.class, JSON.textNode("text")),
                    Map.entry(CharSequence.class, JSON.textNode("text")),
                    Map.entry(LocalDate.class, JSON.textNode("2000-01-01")),
                    Map.entry(LocalDateTime.class, JSON.textNode("2000-01-01T00:00:00")),
                    Map.entry(Instant.class, JSON.textNode("2000-01-01T00:00:00Z")),
                    Map.entry(Duration.class, JSON.textNode("PT1S")));

    private TypeSample() {}

    /// @return empty for types that tell nothing
    static Optional<JsonNode> of(Type type) {
        return of(type, 0);
    }

    private static Optional<JsonNode> of(Type type, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        return switch (type) {
            case Class<?> plain -> ofClass(plain, depth);
            case ParameterizedType generic -> ofGeneric(generic, depth);
            case GenericArrayType array -> list(array.getGenericComponentType(), depth);
            case WildcardType wildcard -> of(wildcard.getUpperBounds()[0], depth);
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> ofClass(Class<?> type, int depth) {
        JsonNode simple = SIMPLE.get(type);
        if (simple != null) {
            return Optional.of(simple);
        }
        if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != void.class)) {
            return Optional.of(JSON.numberNode(1));
        }
        if (type.isArray()) {
            return list(type.getComponentType(), depth);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getDeclaredFields())
                    .filter(Field::isEnumConstant)
                    .findFirst()
                    .map(constant -> JSON.textNode(constant.getName()));
        }
        return type.isRecord() ? Optional.of(components(type, depth)) : Optional.empty();
    }

    private static Optional<JsonNode> ofGeneric(ParameterizedType type, int depth) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) {
            return list(arguments[0], depth);
        }
        if (Optionals.contains(raw)) {
            return of(arguments[0], depth);
        }
        if (Map.class.isAssignableFrom(raw) && arguments.length == 2) {
            ObjectNode map = JSON.objectNode();
            of(arguments[1], depth + 1).ifPresent(value -> map.set("key", value));
            return Optional.of(map);
        }
        return ofClass(raw, depth);
    }

    private static Optional<JsonNode> list(Type item, int depth) {
        ArrayNode list = JSON.arrayNode();
        Optional<JsonNode> one = of(item, depth + 1);
        for (int i = 1; i <= ITEMS && one.isPresent(); i++) {
            JsonNode value = one.get();
            list.add(
                    value.isTextual() && item == String.class ? JSON.textNode("text-" + i) : value);
        }
        return Optional.of(list);
    }

    private static ObjectNode components(Class<?> type, int depth) {
        ObjectNode all = JSON.objectNode();
        for (RecordComponent component : type.getRecordComponents()) {
            of(component.getGenericType(), depth + 1)
                    .ifPresent(value -> all.set(component.getName(), value));
        }
        return all;
    }
}
