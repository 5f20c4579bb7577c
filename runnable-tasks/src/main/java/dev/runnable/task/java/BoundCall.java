package dev.runnable.task.java;

import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Suggestion;
import dev.runnable.spi.BoundMethod;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One call of a lambda, or of a method of an object that there is already.
record BoundCall(BoundMethod bound, ArgumentValues arguments, UserObjects objects) {
    /// @throws InvocationTargetException with what the user's code threw
    @Nullable Object run() throws TaskException, InvocationTargetException {
        List<Type> types = bound.types();
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            values.add(argument(bound.names().get(i), types.get(i)));
        }
        return bound.call(values);
    }

    private @Nullable Object argument(String name, Type type) throws TaskException {
        Set<String> names = arguments.values().keySet();
        if (!names.contains(name) && !isOptional(type)) {
            throw TaskException.of(
                            ProblemCode.BAD_PARAMETER,
                            "the lambda needs '" + name + "', which is no parameter of this step")
                    .withHint(
                            Suggestion.didYouMean(name, names)
                                    .orElse("Return it in a step before this one."));
        }
        return arguments.read(name, type, objects);
    }

    private static boolean isOptional(Type type) {
        Class<?> raw =
                type instanceof java.lang.reflect.ParameterizedType of
                        ? (Class<?>) of.getRawType()
                        : type instanceof Class<?> plain ? plain : Object.class;
        return Optionals.contains(raw);
    }
}
