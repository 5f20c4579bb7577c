package dev.runnable.task.java;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells whether JSON holds an object as it is: records, collections, and values of Java that have
/// a text or number, where the types that are declared around them say which they are. Getters do
/// not count: nobody knows whether they are all of an object.
final class JsonShape {
    private static final int DEEPEST = 200;
    private final UserJson json;

    JsonShape(UserJson json) {
        this.json = json;
    }

    /// Of a value whose own class is known to whoever reads it.
    ///
    /// @param declared what the method says that it returns; its elements are read as that
    /// @throws InvocationTargetException with what the user's accessor threw
    boolean holds(@Nullable Object value, Type declared) throws InvocationTargetException {
        Optional<JavaType> elements =
                Optional.ofNullable(json.type(declared).getContentType())
                        .filter(type -> !isOpen(declared) && !type.hasRawClass(Object.class));
        return switch (value) {
            case Map<?, ?> map -> isPlain(map) && holdsAll(map, elements, 0);
            case Collection<?> all -> isPlain(all) && holdsAll(all, elements, 0);
            case null -> true;
            default -> !(value instanceof Optional<?>) && holds(value, Optional.empty(), 0);
        };
    }

    /// @param declared the type that stands around it; none: whoever takes it says which it is
    private boolean holds(@Nullable Object value, Optional<JavaType> declared, int depth)
            throws InvocationTargetException {
        if (value == null) {
            return true;
        }
        if (depth > DEEPEST) {
            return false;
        }
        return switch (value) {
            case Optional<?> optional -> holds(optional.orElse(null), content(declared), depth + 1);
            case Map<?, ?> map -> isPlain(map) && holdsAll(map, content(declared), depth);
            case Collection<?> collection ->
                    isPlain(collection) && holdsAll(collection, content(declared), depth);
            case Record held ->
                    declared.map(type -> isTold(held, type)).orElse(true)
                            && holdsParts(held, depth);
            default ->
                    value.getClass().isArray()
                            ? array(value, declared, depth)
                            : JsonValues.holds(value, declared);
        };
    }

    /// Whether a declared type leads back to the class of a value.
    private boolean isTold(Object value, JavaType declared) {
        return declared.hasRawClass(value.getClass()) || json.isPolymorphic(declared);
    }

    private boolean holdsParts(Record value, int depth) throws InvocationTargetException {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object part = Parts.call(value, component.getAccessor());
            JavaType type = json.type(component.getGenericType());
            boolean open = isOpen(component.getGenericType());
            if (!holds(part, open ? Optional.empty() : Optional.of(type), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    /// Whether it is for whoever takes the record to say what it is.
    private static boolean isOpen(Type type) {
        return switch (type) {
            case TypeVariable<?> _, WildcardType _ -> true;
            case GenericArrayType array -> isOpen(array.getGenericComponentType());
            case ParameterizedType of ->
                    Stream.of(of.getActualTypeArguments()).anyMatch(JsonShape::isOpen);
            default -> false;
        };
    }

    /// @param declared the type of the values
    private boolean holdsAll(Map<?, ?> map, Optional<JavaType> declared, int depth)
            throws InvocationTargetException {
        for (Object key : map.keySet()) {
            if (key == null || !(JsonValues.isType(key.getClass()) || key instanceof Enum<?>)) {
                return false;
            }
        }
        return holdsAll(map.values(), declared, depth);
    }

    private boolean holdsAll(Iterable<?> values, Optional<JavaType> declared, int depth)
            throws InvocationTargetException {
        for (Object value : values) {
            if (!holds(value, declared, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean array(Object array, Optional<JavaType> declared, int depth)
            throws InvocationTargetException {
        if (declared.isPresent() && !declared.get().hasRawClass(array.getClass())) {
            return false;
        }
        Class<?> component = array.getClass().getComponentType();
        if (component.isPrimitive() && component != double.class && component != float.class) {
            return true;
        }
        for (int i = 0; i < Array.getLength(array); i++) {
            if (!holds(Array.get(array, i), content(declared), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    /// Of Java's own, without an order of somebody's.
    private static boolean isPlain(Object container) {
        return container.getClass().getPackageName().equals("java.util")
                && switch (container) {
                    case SortedMap<?, ?> sorted -> sorted.comparator() == null;
                    case SortedSet<?> sorted -> sorted.comparator() == null;
                    case Map<?, ?> _, List<?> _, Set<?> _ -> true;
                    default -> false;
                };
    }

    private static Optional<JavaType> content(Optional<JavaType> declared) {
        return declared.map(JavaType::getContentType);
    }
}
