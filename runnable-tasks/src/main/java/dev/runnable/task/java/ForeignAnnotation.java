package dev.runnable.task.java;

import static java.util.Objects.requireNonNull;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An annotation of ours with the attributes of one that is called the same and comes from another
/// class loader. What the other does not have, or what ours does not know, is our default.
final class ForeignAnnotation {
    private final Annotation foreign;

    private ForeignAnnotation(Annotation foreign) {
        this.foreign = foreign;
    }

    /// @throws UnusableAnnotation when it names a class that has to be one of our library's
    static <A extends Annotation> A as(Class<A> type, Annotation foreign) {
        Map<String, Object> values = new ForeignAnnotation(foreign).values(type);
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "annotationType" -> type;
                                    case "toString" -> foreign.toString();
                                    case "hashCode" -> foreign.hashCode();
                                    case "equals" -> isSame(proxy, arguments[0]);
                                    default -> requireNonNull(values.get(method.getName()));
                                }));
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Object one, Object other) {
        return one == other;
    }

    private Map<String, Object> values(Class<? extends Annotation> type) {
        Map<String, Object> values = new HashMap<>();
        for (Method attribute : type.getDeclaredMethods()) {
            Object value =
                    read(attribute.getName())
                            .flatMap(found -> converted(found, attribute))
                            .orElse(attribute.getDefaultValue());
            if (value != null) {
                values.put(attribute.getName(), value);
            }
        }
        return values;
    }

    private Optional<Object> read(String attribute) {
        try {
            return Optional.of(foreign.annotationType().getMethod(attribute).invoke(foreign));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    private Optional<Object> converted(Object value, Method attribute) {
        return Optional.ofNullable(
                converted(value, attribute.getReturnType(), attribute.getGenericReturnType()));
    }

    private @Nullable Object converted(Object value, Class<?> target, Type generic) {
        if (target.isArray() && value.getClass().isArray()) {
            return array(value, requireNonNull(target.getComponentType()));
        }
        if (value instanceof Class<?> type) {
            return ours(type, bound(generic));
        }
        if (value instanceof Annotation inner && target.isAnnotation()) {
            return as(target.asSubclass(Annotation.class), inner);
        }
        if (value instanceof Enum<?> constant && target.isEnum()) {
            return constant(target, constant.name());
        }
        return target.isPrimitive() || target.isInstance(value) ? value : null;
    }

    private @Nullable Object array(Object values, Class<?> component) {
        int length = Array.getLength(values);
        Object array = Array.newInstance(component, length);
        for (int i = 0; i < length; i++) {
            Object element = converted(Array.get(values, i), component, component);
            if (element == null) {
                return null;
            }
            Array.set(array, i, element);
        }
        return array;
    }

    private static @Nullable Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        return null;
    }

    /// A class of the user's Jackson is that of ours; every other is itself.
    private Class<?> ours(Class<?> type, Class<?> bound) {
        Class<?> found = type;
        if (type.getName().startsWith("com.fasterxml.jackson.")) {
            try {
                found = Class.forName(type.getName(), false, getClass().getClassLoader());
            } catch (ClassNotFoundException | LinkageError e) {
                throw new UnusableAnnotation(foreign, type);
            }
        }
        if (!bound.isAssignableFrom(found)) {
            throw new UnusableAnnotation(foreign, type);
        }
        return found;
    }

    /// What a class must be: of `Class<? extends JsonSerializer>` a serialiser.
    private static Class<?> bound(Type generic) {
        return generic instanceof ParameterizedType parameterized
                        && parameterized.getActualTypeArguments()[0] instanceof WildcardType any
                ? raw(any.getUpperBounds()[0])
                : Object.class;
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> known -> known;
            case ParameterizedType parameterized -> raw(parameterized.getRawType());
            default -> Object.class;
        };
    }
}
