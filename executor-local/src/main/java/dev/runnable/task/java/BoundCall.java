package dev.runnable.task.java;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Suggestion;
import dev.runnable.spi.BoundMethod;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One call of a lambda, or of a method of an object that there is already.
///
/// @param values by name
record BoundCall(BoundMethod bound, Map<String, JsonNode> values, UserJson json) {
    /// @throws InvocationTargetException with what the user's code threw
    @Nullable Object run() throws TaskException, InvocationTargetException {
        List<Type> types = bound.types();
        List<@Nullable Object> arguments = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            arguments.add(argument(bound.names().get(i), types.get(i)));
        }
        return bound.call(arguments);
    }

    private @Nullable Object argument(String name, Type type) throws TaskException {
        JsonNode value = values.get(name);
        if (value == null && !isOptional(type)) {
            throw TaskException.of(
                            ProblemCode.BAD_PARAMETER,
                            "the lambda needs '" + name + "', which is no parameter of this step")
                    .withHint(
                            Suggestion.didYouMean(name, values.keySet())
                                    .orElse("Return it in a step before this one."));
        }
        return json.read(name, value == null ? NullNode.getInstance() : value, type);
    }

    private static boolean isOptional(Type type) {
        Class<?> raw =
                type instanceof java.lang.reflect.ParameterizedType of
                        ? (Class<?>) of.getRawType()
                        : type instanceof Class<?> plain ? plain : Object.class;
        return Optionals.contains(raw);
    }
}
