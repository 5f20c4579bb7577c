package dev.runnable.task.java;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.parameter.Parameter;
import dev.runnable.problem.Excerpt;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Failed;
import dev.runnable.spi.AttemptOutcome.Succeeded;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.TaskOutput.Stream;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// One evaluation of a user's method for all names of a map.
final class ReducerCall {
    private final Reduction reduction;
    private final UserJson json;
    private final SequencedMap<String, Parameter> results = new LinkedHashMap<>();

    ReducerCall(Reduction reduction, UserJson json) {
        this.reduction = reduction;
        this.json = json;
    }

    /// @param loader of classes and services during the calls
    record Found(ReducerMethod method, ClassLoader loader) {}

    static Found find(String text, UserClasses classes) throws TaskException {
        JavaCommand command = UserCall.command(text);
        Class<?> type = classes.find(command);
        ReducerMethod method = ReducerMethod.choose(UserMethods.named(type, command.method()));
        return new Found(method, classes.context(type));
    }

    AttemptOutcome run(UserClasses classes) {
        Found found;
        try {
            found = find(reduction.reducer().text(), classes);
        } catch (TaskException e) {
            return Failed.because("Reducer " + text() + ": " + e.explanation());
        }
        Thread.currentThread().setContextClassLoader(found.loader());
        for (Map.Entry<String, List<JsonNode>> name : reduction.values().entrySet()) {
            Optional<Failed> failure = reduce(found, name.getKey(), name.getValue());
            if (failure.isPresent()) {
                return failure.get();
            }
        }
        return new Succeeded(results);
    }

    private Optional<Failed> reduce(Found found, String name, List<JsonNode> values) {
        ValueReading reading =
                reduction.stored().contains(name)
                        ? new UserObjects(reduction.objects(), json, found.loader())
                        : json;
        try {
            results.put(
                    name, new Parameter.Json(found.method().reduce(name, values, json, reading)));
        } catch (TaskException e) {
            if (!values.isEmpty()) {
                return Optional.of(Failed.because(head(name) + e.explanation()));
            }
            putNull(name, e.explanation());
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause() == null ? e : e.getCause();
            if (!values.isEmpty()) {
                return Optional.of(failed(name, thrown));
            }
            putNull(name, new UserFailure(thrown).summary());
        } catch (LinkageError | StackOverflowError | OutOfMemoryError e) {
            return Optional.of(failed(name, e));
        }
        return Optional.empty();
    }

    private void putNull(String name, String reason) {
        String line =
                "runnable: %s%s. There are no values, so it is null".formatted(head(name), reason);
        reduction.output().line(Stream.ERR, line);
        results.put(name, new Parameter.Json(JsonNodeFactory.instance.nullNode()));
    }

    private Failed failed(String name, Throwable thrown) {
        UserFailure failure = new UserFailure(thrown);
        failure.trace().forEach(line -> reduction.output().line(Stream.ERR, line));
        return Failed.because(head(name) + failure.message());
    }

    private String head(String name) {
        return "Reducer %s failed for parameter '%s': ".formatted(text(), name);
    }

    private String text() {
        return Excerpt.quote(reduction.reducer().text());
    }
}
