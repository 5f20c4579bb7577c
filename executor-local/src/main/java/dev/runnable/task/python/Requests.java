package dev.runnable.task.python;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.graph.TaskSpec.ReturnSpec;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import java.util.Locale;
import java.util.Map;

/// The messages that ask the bridge for a call.
record Requests(RunContext context) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    ObjectNode call(TaskAttempt attempt) {
        ObjectNode request = request("call", attempt.environment());
        request.put("command", attempt.node().task().command());
        attempt.secrets().forEach(request.withObjectProperty("environment")::put);
        addParameters(attempt, request);
        ArrayNode returns = request.putArray("returns");
        for (ReturnSpec declared : attempt.node().task().returns()) {
            String kind = declared.kind().name().toLowerCase(Locale.ROOT);
            returns.addObject().put("name", declared.name()).put("kind", kind);
        }
        return request;
    }

    private static void addParameters(TaskAttempt attempt, ObjectNode request) {
        ObjectNode parameters = request.putObject("parameters");
        ArrayNode objects = request.putArray("objects");
        attempt.parameters()
                .forEach((name, parameter) -> {
                    if (parameter instanceof Parameter.Stored) {
                        objects.add(name);
                    } else {
                        parameters.set(name, parameter.value());
                    }
                });
        ObjectNode variables = request.putObject("variables");
        attempt.variables().forEach(variables::set);
    }

    /// All names in one message, so that the function is made once.
    ObjectNode reduce(Reduction reduction) {
        ObjectNode request = request("reduce", reduction.environment());
        request.put("reducer", reduction.reducer().text());
        ObjectNode values = request.putObject("values");
        reduction.values().forEach((name, each) -> values.putArray(name).addAll(each));
        return request;
    }

    private ObjectNode request(String op, Map<String, String> environment) {
        ObjectNode request = JSON.objectNode();
        request.put("op", op);
        request.put("directory", context.workingDirectory().toString());
        request.putArray("paths").add(context.pipelineDirectory().toString());
        environment.forEach(request.putObject("environment")::put);
        return request;
    }
}
