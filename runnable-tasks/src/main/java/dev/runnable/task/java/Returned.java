package dev.runnable.task.java;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.TaskSpec.Kind;
import dev.runnable.graph.TaskSpec.ReturnSpec;
import dev.runnable.parameter.Parameter;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Suggestion;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes outputs of what a method returned.
///
/// Several declared outputs are components of a record, entries of a map or getters of a bean. A
/// single one is the value itself, unless the value is a record or map that has exactly this one
/// component or key.
final class Returned {
    private final UserObjects objects;
    private final UserJson json;

    Returned(UserObjects objects) {
        this.objects = objects;
        this.json = objects.json();
    }

    /// @param type what the method says that it returns
    SequencedMap<String, Parameter> outputs(
            @Nullable Object value, Type type, List<ReturnSpec> declared)
            throws TaskException, InvocationTargetException {
        SequencedMap<String, Parameter> outputs = new LinkedHashMap<>();
        if (declared.isEmpty()) {
            return outputs;
        }
        if (declared.size() == 1 && !isTakenApart(value, declared.getFirst().name())) {
            ReturnSpec only = declared.getFirst();
            outputs.put(only.name(), parameter(only, value, type));
            return outputs;
        }
        if (value == null) {
            throw TaskException.of(
                    ProblemCode.BAD_PARAMETER,
                    "the method returned null, and its returns name " + names(declared));
        }
        Parts parts = Parts.of(value, json);
        for (ReturnSpec output : declared) {
            if (!parts.names().contains(output.name())) {
                throw missing(output.name(), value, parts.names());
            }
            outputs.put(output.name(), parameter(output, parts.get(output.name()), Object.class));
        }
        return outputs;
    }

    private boolean isTakenApart(@Nullable Object value, String name) {
        return (value instanceof Record || value instanceof Map<?, ?>)
                && Parts.of(value, json).names().equals(Set.of(name));
    }

    private Parameter parameter(ReturnSpec declared, @Nullable Object value, Type type)
            throws TaskException, InvocationTargetException {
        if (declared.kind() == Kind.OBJECT) {
            return objects.write(declared.name(), value, type);
        }
        JsonNode written = json.write(declared.name(), value);
        return declared.kind() == Kind.METRIC
                ? new Parameter.Metric(written)
                : new Parameter.Json(written);
    }

    private static TaskException missing(String name, Object value, Set<String> names) {
        String there =
                names.isEmpty() ? "It has none." : "It has " + String.join(", ", names) + ".";
        String guess =
                Suggestion.didYouMean(name, new HashSet<>(names))
                        .map(text -> text + " ")
                        .orElse("");
        return TaskException.of(
                        ProblemCode.BAD_PARAMETER,
                        "the returned %s has no '%s', which the step's returns name"
                                .formatted(value.getClass().getSimpleName(), name))
                .withHint(guess + there);
    }

    private static String names(List<ReturnSpec> declared) {
        return String.join(", ", declared.stream().map(ReturnSpec::name).toList());
    }
}
