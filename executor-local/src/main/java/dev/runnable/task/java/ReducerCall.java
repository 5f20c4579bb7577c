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
import java.util.SequencedMap;

/// One evaluation of a user's method for all names of a map.
final class ReducerCall {
    private final Reduction reduction;
    private final UserJson json;

    ReducerCall(Reduction reduction, UserJson json) {
        this.reduction = reduction;
        this.json = json;
    }

    static ReducerMethod find(String text, UserClasses classes) throws TaskException {
        JavaCommand command = UserCall.command(text);
        return ReducerMethod.choose(UserMethods.named(classes.find(command), command.method()));
    }

    AttemptOutcome run(UserClasses classes) {
        ReducerMethod method;
        try {
            method = find(reduction.reducer().text(), classes);
        } catch (TaskException e) {
            return Failed.because("Reducer " + text() + ": " + e.explanation());
        }
        ClassLoader loader = method.method().getDeclaringClass().getClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        SequencedMap<String, Parameter> results = new LinkedHashMap<>();
        for (Map.Entry<String, List<JsonNode>> name : reduction.values().entrySet()) {
            try {
                JsonNode result = method.reduce(name.getKey(), name.getValue(), json);
                results.put(name.getKey(), new Parameter.Json(result));
            } catch (TaskException e) {
                if (!name.getValue().isEmpty()) {
                    return Failed.because(head(name.getKey()) + e.explanation());
                }
                results.put(name.getKey(), nothing(name.getKey(), e.explanation()));
            } catch (InvocationTargetException e) {
                Throwable thrown = e.getCause() == null ? e : e.getCause();
                if (!name.getValue().isEmpty() || thrown instanceof Error) {
                    return failed(name.getKey(), thrown);
                }
                results.put(
                        name.getKey(), nothing(name.getKey(), new UserFailure(thrown).summary()));
            } catch (LinkageError | StackOverflowError | OutOfMemoryError e) {
                return failed(name.getKey(), e);
            }
        }
        return new Succeeded(results);
    }

    private Parameter nothing(String name, String reason) {
        reduction
                .output()
                .line(
                        Stream.ERR,
                        "runnable: %s%s. There are no values, so it is null"
                                .formatted(head(name), reason));
        return new Parameter.Json(JsonNodeFactory.instance.nullNode());
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
