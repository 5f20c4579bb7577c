package dev.runnable.task.java;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.TaskSpec;
import dev.runnable.graph.TaskSpec.ReturnSpec;
import dev.runnable.spi.BoundMethod;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What a method says that it returns, as values of the step's returns: as [Returned] takes apart
/// what it does return.
record ReturnSamples(UserCommands commands) {
    SequencedMap<String, JsonNode> of(TaskSpec task) {
        try {
            return taskApart(returned(task.command()), task.returns());
        } catch (TaskException | LinkageError e) { // told by whoever runs it
            return new LinkedHashMap<>();
        }
    }

    private Type returned(String command) throws TaskException {
        Optional<BoundMethod> bound = commands.bound(command);
        Method method =
                bound.isPresent()
                        ? bound.get().method()
                        : commands.find(command).methods().getFirst();
        return method.getGenericReturnType();
    }

    private static SequencedMap<String, JsonNode> taskApart(Type type, List<ReturnSpec> returns) {
        SequencedMap<String, JsonNode> samples = new LinkedHashMap<>();
        boolean whole = returns.size() == 1 && !hasOnly(returns.getFirst().name(), type);
        for (ReturnSpec output : returns) {
            (whole ? TypeSample.of(type) : component(output.name(), type))
                    .ifPresent(sample -> samples.put(output.name(), sample));
        }
        return samples;
    }

    private static boolean hasOnly(String name, Type type) {
        return type instanceof Class<?> record
                && record.isRecord()
                && record.getRecordComponents().length == 1
                && record.getRecordComponents()[0].getName().equals(name);
    }

    private static Optional<JsonNode> component(String name, Type type) {
        if (type instanceof Class<?> record && record.isRecord()) {
            for (RecordComponent component : record.getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return TypeSample.of(component.getGenericType());
                }
            }
        }
        return Optional.empty();
    }
}
