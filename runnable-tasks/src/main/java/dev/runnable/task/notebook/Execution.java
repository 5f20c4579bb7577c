package dev.runnable.task.notebook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.graph.NotebookOutput;
import dev.runnable.graph.TaskSpec.Kind;
import dev.runnable.graph.TaskSpec.ReturnSpec;
import dev.runnable.parameter.Parameter;
import dev.runnable.process.ExitCode;
import dev.runnable.process.OutputTail;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Failed;
import dev.runnable.spi.AttemptOutcome.Succeeded;
import dev.runnable.spi.TaskAttempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// One execution of a notebook, as the files that the host and the process that executes it
/// exchange in a private folder.
///
/// @param folder of this attempt alone
record Execution(Path folder, TaskAttempt attempt) {
    /// What notebooks return is as long as it is.
    private static final ObjectMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxStringLength(Integer.MAX_VALUE)
                                                    .maxNameLength(Integer.MAX_VALUE)
                                                    .build())
                                    .build())
                    .build();

    /// Objects of other tasks are not handed over; map items and loop indices win over parameters.
    ///
    /// @param usual the folder that the notebook's path starts from, also when the step runs in
    ///   another
    void ask(Path usual) throws IOException {
        String notebook = notebook();
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        boolean isElsewhere = attempt.workingDirectory().isPresent();
        request.put("notebook", isElsewhere ? usual.resolve(notebook).toString() : notebook);
        request.put(
                "output",
                NotebookOutput.of(notebook, attempt.step(), attempt.variables().sequencedKeySet()));
        ObjectNode parameters = request.putObject("parameters");
        attempt.parameters()
                .forEach((name, parameter) -> {
                    if (!(parameter instanceof Parameter.Stored)) {
                        parameters.set(name, parameter.value());
                    }
                });
        attempt.variables().forEach(parameters::set);
        ArrayNode returns = request.putArray("returns");
        for (ReturnSpec declared : returns()) {
            String kind = declared.kind().name().toLowerCase(Locale.ROOT);
            returns.addObject().put("name", declared.name()).put("kind", kind);
        }
        attempt.secrets().keySet().forEach(request.putArray("secrets")::add);
        NotebookSettings settings = NotebookSettings.of(attempt.node().task());
        request.put("kernel", settings.kernel().orElse(null));
        request.put("timeout", settings.cellTimeout().orElse(null));
        JSON.writeValue(folder.resolve("request.json").toFile(), request);
    }

    private String notebook() {
        return attempt.node().task().command().strip();
    }

    private List<ReturnSpec> returns() {
        return attempt.node().task().returns();
    }

    /// @param code what the process ended with
    /// @param output what it wrote
    AttemptOutcome outcome(int code, OutputTail output) throws IOException {
        Path file = folder.resolve("answer.json");
        if (!Files.exists(file)) {
            String reason = "the execution of " + notebook() + " ended with " + ExitCode.text(code);
            return new Failed(output.explain(reason), OptionalInt.of(code));
        }
        JsonNode answer = JSON.readTree(file.toFile());
        if (answer.has("kernel")) {
            return died(answer.path("failure").asText(), answer.path("kernel"), output);
        }
        return answer.has("failure")
                ? Failed.because(answer.path("failure").asText())
                : new Succeeded(outputs(answer.path("values")));
    }

    private static Failed died(String failure, JsonNode kernel, OutputTail output) {
        OptionalInt code = kernel.isInt() ? OptionalInt.of(kernel.intValue()) : OptionalInt.empty();
        String how = code.isPresent() ? ": " + ExitCode.text(code.getAsInt()) : "";
        return new Failed(output.explain(failure + how), code);
    }

    private SequencedMap<String, Parameter> outputs(JsonNode values) {
        SequencedMap<String, Parameter> outputs = new LinkedHashMap<>();
        for (ReturnSpec declared : returns()) {
            JsonNode value = values.path(declared.name());
            outputs.put(
                    declared.name(),
                    declared.kind() == Kind.METRIC
                            ? new Parameter.Metric(value)
                            : new Parameter.Json(value));
        }
        return outputs;
    }
}
