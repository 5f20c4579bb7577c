package dev.runnable.task.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.graph.TaskSpec.ReturnSpec;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The messages that ask the bridge for a call. Thread-safe.
///
/// Large parameters are left out until a function asks for them: every item of a map sees the list
/// that the map iterates on, and hardly any takes it.
final class Requests {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_ELEMENTS = 100;
    private static final int LONGEST_TEXT = 4096;

    private final RunContext context;
    private final Map<String, Set<String>> wanted = new ConcurrentHashMap<>();

    Requests(RunContext context) {
        this.context = context;
    }

    /// Remembers which large parameters a command takes.
    void wants(String command, List<String> names) {
        wanted.computeIfAbsent(command, _ -> ConcurrentHashMap.newKeySet()).addAll(names);
    }

    ObjectNode call(TaskAttempt attempt) {
        ObjectNode request = request("call", attempt.directory(context), attempt.environment());
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

    private void addParameters(TaskAttempt attempt, ObjectNode request) {
        Set<String> takes = wanted.getOrDefault(attempt.node().task().command(), Set.of());
        ArrayNode leftOut = request.putArray("left_out");
        ObjectNode parameters = request.putObject("parameters");
        ArrayNode objects = request.putArray("objects");
        attempt.parameters()
                .forEach((name, parameter) -> {
                    if (parameter instanceof Parameter.Stored) {
                        objects.add(name);
                    } else if (isLarge(parameter.value()) && !takes.contains(name)) {
                        leftOut.add(name);
                    } else {
                        parameters.set(name, parameter.value());
                    }
                });
        ObjectNode variables = request.putObject("variables");
        attempt.variables().forEach(variables::set);
    }

    private static boolean isLarge(JsonNode value) {
        return value.size() > MOST_ELEMENTS
                || (value.isTextual() && value.textValue().length() > LONGEST_TEXT)
                || value.valueStream().anyMatch(Requests::isLarge);
    }

    /// All names in one message, so that the function is made once.
    ObjectNode reduce(Reduction reduction) {
        ObjectNode request = request("reduce", context.workingDirectory(), reduction.environment());
        request.put("reducer", reduction.reducer().text());
        ObjectNode values = request.putObject("values");
        reduction.values().forEach((name, each) -> values.putArray(name).addAll(each));
        return request;
    }

    /// Modules are found where the call runs, where the run does, and beside the pipeline.
    private ObjectNode request(String op, Path directory, Map<String, String> environment) {
        ObjectNode request = JSON.objectNode();
        request.put("op", op);
        request.put("directory", directory.toString());
        request.putArray("paths")
                .add(context.workingDirectory().toString())
                .add(context.pipelineDirectory().toString());
        environment.forEach(request.putObject("environment")::put);
        return request;
    }
}
