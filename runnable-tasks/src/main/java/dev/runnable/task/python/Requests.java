package dev.runnable.task.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.graph.TaskSpec.Kind;
import dev.runnable.graph.TaskSpec.ReturnSpec;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.task.ObjectReturns;
import dev.runnable.task.StoredValues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The messages that ask the bridge for a call. Thread-safe.
///
/// Large parameters are left out until a function asks for them: every item of a map sees the list
/// that the map iterates on, and hardly any takes it. So are objects, which have to be fetched.
final class Requests {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_ELEMENTS = 100;
    private static final int LONGEST_TEXT = 4096;

    private final RunContext context;
    private final Map<String, Set<String>> wanted = new ConcurrentHashMap<>();

    Requests(RunContext context) {
        this.context = context;
    }

    /// Remembers which parameters that were left out a command takes.
    void wants(String command, List<String> names) {
        wanted.computeIfAbsent(command, _ -> ConcurrentHashMap.newKeySet()).addAll(names);
    }

    /// @throws IOException with a text for a person, when an object cannot be handed over
    ObjectNode call(TaskAttempt attempt, ObjectReturns objects)
            throws IOException, InterruptedException {
        ObjectNode request = request("call", attempt.directory(context), attempt.environment());
        request.put("command", attempt.node().task().command());
        attempt.secrets().forEach(request.withObjectProperty("environment")::put);
        addParameters(attempt, request);
        ArrayNode returns = request.putArray("returns");
        for (ReturnSpec declared : attempt.node().task().returns()) {
            String kind = declared.kind().name().toLowerCase(Locale.ROOT);
            ObjectNode output = returns.addObject().put("name", declared.name()).put("kind", kind);
            if (declared.kind() == Kind.OBJECT) {
                output.put("path", objects.path(declared.name()).toString());
            }
        }
        return request;
    }

    private void addParameters(TaskAttempt attempt, ObjectNode request)
            throws IOException, InterruptedException {
        Set<String> takes = wanted.getOrDefault(attempt.node().task().command(), Set.of());
        ArrayNode leftOut = request.putArray("left_out");
        ObjectNode parameters = request.putObject("parameters");
        ObjectNode stored = request.putObject("stored");
        for (Map.Entry<String, Parameter> entry : attempt.parameters().entrySet()) {
            String name = entry.getKey();
            JsonNode value = entry.getValue().value();
            boolean isStored = entry.getValue() instanceof Parameter.Stored;
            if (attempt.variables().containsKey(name)) {
                continue;
            }
            if ((isStored || isLarge(value)) && !takes.contains(name)) {
                leftOut.add(name);
            } else if (isStored) {
                stored.set(name, StoredValues.pickles(name, value, attempt.objects()));
            } else {
                parameters.set(name, value);
            }
        }
        ObjectNode variables = request.putObject("variables");
        attempt.variables().forEach(variables::set);
    }

    private static boolean isLarge(JsonNode value) {
        return value.size() > MOST_ELEMENTS
                || (value.isTextual() && value.textValue().length() > LONGEST_TEXT)
                || value.valueStream().anyMatch(Requests::isLarge);
    }

    /// All names in one message, so that the function is made once.
    ///
    /// @throws IOException with a text for a person, when an object cannot be handed over
    ObjectNode reduce(Reduction reduction) throws IOException, InterruptedException {
        ObjectNode request = request("reduce", context.workingDirectory(), reduction.environment());
        request.put("reducer", reduction.reducer().text());
        ObjectNode values = request.putObject("values");
        ObjectNode stored = request.putObject("stored");
        for (Map.Entry<String, List<JsonNode>> each : reduction.values().entrySet()) {
            ArrayNode list = JSON.arrayNode().addAll(each.getValue());
            String name = each.getKey();
            if (reduction.stored().contains(name)) {
                stored.set(name, StoredValues.pickles(name, list, reduction.objects()));
            } else {
                values.set(name, list);
            }
        }
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
