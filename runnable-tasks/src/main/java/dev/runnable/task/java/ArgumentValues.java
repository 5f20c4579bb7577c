package dev.runnable.task.java;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.parameter.Parameter;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Suggestion;
import dev.runnable.spi.TaskAttempt;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The values that a method's arguments are bound to, by name. Later ones win: secrets, which are
/// texts; parameters; map items and loop indices.
///
/// @param stored names of those that are objects
record ArgumentValues(Map<String, JsonNode> values, Set<String> stored) {
    static ArgumentValues of(TaskAttempt attempt) {
        Map<String, JsonNode> values = new TreeMap<>();
        Set<String> stored = new HashSet<>();
        attempt.secrets().forEach((name, value) -> values.put(name, TextNode.valueOf(value)));
        attempt.parameters()
                .forEach((name, parameter) -> {
                    values.put(name, parameter.value());
                    if (parameter instanceof Parameter.Stored) {
                        stored.add(name);
                    }
                });
        values.putAll(attempt.variables());
        stored.removeAll(attempt.variables().keySet());
        return new ArgumentValues(values, stored);
    }

    @Nullable Object[] bind(Method method, UserObjects objects) throws TaskException {
        List<String> missing = UserMethods.missing(method, values.keySet());
        if (!missing.isEmpty()) {
            throw missing(method, missing.getFirst());
        }
        java.lang.reflect.Parameter[] declared = method.getParameters();
        @Nullable Object[] arguments = new @Nullable Object[declared.length];
        for (int i = 0; i < declared.length; i++) {
            arguments[i] = read(declared[i].getName(), declared[i].getParameterizedType(), objects);
        }
        return arguments;
    }

    /// One value as a type; null where there is none.
    @Nullable Object read(String name, Type type, UserObjects objects) throws TaskException {
        JsonNode value = values.getOrDefault(name, NullNode.getInstance());
        ValueReading reading = stored.contains(name) ? objects : objects.json();
        return reading.read(name, value, objects.json().type(type));
    }

    private TaskException missing(Method method, String name) {
        String there =
                values.isEmpty()
                        ? "There are no parameters."
                        : "There is " + String.join(", ", new TreeSet<>(values.keySet())) + ".";
        String guess =
                Suggestion.didYouMean(name, values.keySet()).map(text -> text + " ").orElse("");
        return TaskException.of(
                        ProblemCode.BAD_PARAMETER,
                        "%s needs '%s', which is no parameter of this step"
                                .formatted(UserMethods.signature(method), name))
                .withHint(guess + there);
    }
}
