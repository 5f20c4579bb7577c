package dev.runnable.task.java;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.problem.ProblemCode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A user's static method as a reducer. It takes all values at once, or two of them at a time.
sealed interface ReducerMethod {
    Set<Class<?>> COLLECTIONS = Set.of(List.class, Collection.class, Iterable.class);

    Method method();

    /// The reduced value as JSON.
    ///
    /// @param name of the values, for messages
    /// @param reading of the values; [UserJson] itself where they are JSON
    /// @throws InvocationTargetException with what the user's code threw
    JsonNode reduce(String name, List<JsonNode> values, UserJson json, ValueReading reading)
            throws TaskException, InvocationTargetException;

    /// One argument: `T...`, `T[]`, `List<T>`, `Collection<T>`, `Iterable<T>` or `Stream<T>`.
    record Whole(Method method) implements ReducerMethod {
        @Override
        public JsonNode reduce(
                String name, List<JsonNode> values, UserJson json, ValueReading reading)
                throws TaskException, InvocationTargetException {
            Type type = method.getGenericParameterTypes()[0];
            Class<?> raw = method.getParameterTypes()[0];
            Object argument =
                    raw.isArray()
                            ? reading.readAll(name, values, json.type(type))
                            : reading.readAll(name, values, json.listOf(element(type)));
            return json.write(
                    name,
                    UserCall.invokeStatic(
                            method,
                            raw == Stream.class ? ((List<?>) argument).stream() : argument));
        }

        private static Type element(Type collection) {
            return collection instanceof ParameterizedType parameterized
                    ? parameterized.getActualTypeArguments()[0]
                    : Object.class;
        }
    }

    /// Two arguments of one type: what the values before came to, and the next one. One value is
    /// itself, and none is null, without a call.
    record Fold(Method method) implements ReducerMethod {
        @Override
        public JsonNode reduce(
                String name, List<JsonNode> values, UserJson json, ValueReading reading)
                throws TaskException, InvocationTargetException {
            if (values.isEmpty()) {
                return JsonNodeFactory.instance.nullNode();
            }
            if (values.size() == 1 && reading == json) {
                return values.getFirst();
            }
            Type type = method.getGenericParameterTypes()[0];
            Iterator<JsonNode> rest = values.iterator();
            Object result = reading.read(name, rest.next(), json.type(type));
            while (rest.hasNext()) {
                Object next = reading.read(name, rest.next(), json.type(type));
                result = UserCall.invokeStatic(method, fitting(name, result, type, json), next);
            }
            return json.write(name, result);
        }

        /// What the method returned may be of a wider type than what it takes.
        private @Nullable Object fitting(
                String name, @Nullable Object result, Type type, UserJson json)
                throws TaskException {
            return result != null && json.isA(result, type)
                    ? result
                    : json.read(name, json.write(name, result), type);
        }
    }

    /// The one of these methods that can reduce.
    ///
    /// @param methods of one name, at least one
    static ReducerMethod choose(List<Method> methods) throws TaskException {
        List<ReducerMethod> fitting =
                methods.stream().flatMap(method -> of(method).stream()).toList();
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        String all =
                methods.stream()
                        .map(UserMethods::signature)
                        .sorted()
                        .collect(Collectors.joining(", "));
        throw fitting.isEmpty()
                ? unfitting(methods.getFirst(), all)
                : TaskException.of(
                                ProblemCode.BAD_COMMAND,
                                "several methods can be the reducer: " + all)
                        .withHint("Give them different names.");
    }

    private static Optional<ReducerMethod> of(Method method) {
        if (!Modifier.isStatic(method.getModifiers()) || method.getReturnType() == void.class) {
            return Optional.empty();
        }
        Class<?>[] types = method.getParameterTypes();
        Type[] generic = method.getGenericParameterTypes();
        if (types.length == 1 && isWhole(types[0])) {
            return Optional.of(new Whole(method));
        }
        return types.length == 2 && generic[0].equals(generic[1])
                ? Optional.of(new Fold(method))
                : Optional.empty();
    }

    private static boolean isWhole(Class<?> type) {
        return type.isArray() || type == Stream.class || COLLECTIONS.contains(type);
    }

    private static TaskException unfitting(Method method, String all) {
        if (method.getReturnType() == void.class) {
            return TaskException.of(
                            ProblemCode.BAD_COMMAND,
                            "method '" + method.getName() + "' returns nothing (void)")
                    .withHint("Let it return the reduced value.");
        }
        if (!Modifier.isStatic(method.getModifiers())) {
            return TaskException.of(
                            ProblemCode.BAD_COMMAND,
                            "method '" + method.getName() + "' is not static")
                    .withHint("Make it static: a reducer has no instance.");
        }
        return TaskException.of(ProblemCode.BAD_COMMAND, all + " is no reducer")
                .withHint(
                        "Let it take all values, as T..., List<T> or Stream<T>, or two of them, as"
                                + " (T a, T b).");
    }
}
