package dev.runnable.task.notebook;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.runnable.task.AnyLengthJson;
import dev.runnable.task.ObjectReturns;
import dev.runnable.task.StoredValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// One execution of a notebook, as the files that the host and the process that executes it
/// exchange in a private folder.
///
/// @param folder of this attempt alone
/// @param objects that it returns
/// @param words that stand in the notebook
record Execution(Path folder, TaskAttempt attempt, ObjectReturns objects, Set<String> words) {
    /// Map items and loop indices win over parameters. Of objects those are handed over whose name
    /// stands in the notebook: to load one may take long, and it may be of another language.
    ///
    /// @param usual the folder that the notebook's path starts from, also when the step runs in
    ///   another
    /// @return why it cannot be executed; empty when all is well
    Optional<Failed> ask(Path usual) throws IOException, InterruptedException {
        String notebook = notebook();
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        boolean isElsewhere = attempt.workingDirectory().isPresent();
        request.put("notebook", isElsewhere ? usual.resolve(notebook).toString() : notebook);
        request.put(
                "output",
                NotebookOutput.of(notebook, attempt.step(), attempt.variables().sequencedKeySet()));
        try {
            request.set("objects", stored());
        } catch (IOException e) {
            return Optional.of(Failed.because(String.valueOf(e.getMessage())));
        }
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
            ObjectNode output = returns.addObject().put("name", declared.name()).put("kind", kind);
            if (declared.kind() == Kind.OBJECT) {
                output.put("path", objects.path(declared.name()).toString());
            }
        }
        attempt.secrets().keySet().forEach(request.putArray("secrets")::add);
        NotebookSettings settings = NotebookSettings.of(attempt.node().task());
        request.put("kernel", settings.kernel().orElse(null));
        request.put("timeout", settings.cellTimeout().orElse(null));
        AnyLengthJson.MAPPER.writeValue(folder.resolve("request.json").toFile(), request);
        return Optional.empty();
    }

    private ObjectNode stored() throws IOException, InterruptedException {
        ObjectNode stored = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, Parameter> parameter : attempt.parameters().entrySet()) {
            String name = parameter.getKey();
            if (parameter.getValue() instanceof Parameter.Stored(JsonNode value)
                    && !attempt.variables().containsKey(name)
                    && words.contains(name)) {
                stored.set(name, StoredValues.pickles(name, value, attempt.objects()));
            }
        }
        return stored;
    }

    private String notebook() {
        return attempt.node().task().command().strip();
    }

    private List<ReturnSpec> returns() {
        return attempt.node().task().returns();
    }

    /// @param code what the process ended with
    /// @param output what it wrote
    AttemptOutcome outcome(int code, OutputTail output) throws IOException, InterruptedException {
        Path file = folder.resolve("answer.json");
        if (!Files.exists(file)) {
            String reason = "the execution of " + notebook() + " ended with " + ExitCode.text(code);
            return new Failed(output.explain(reason), OptionalInt.of(code));
        }
        JsonNode answer = AnyLengthJson.MAPPER.readTree(file.toFile());
        if (answer.has("kernel")) {
            return died(answer.path("failure").asText(), answer.path("kernel"), output);
        }
        return answer.has("failure")
                ? Failed.because(answer.path("failure").asText())
                : succeeded(answer.path("values"));
    }

    private AttemptOutcome succeeded(JsonNode values) throws InterruptedException {
        try {
            return new Succeeded(objects.outputs(values));
        } catch (IOException e) {
            return Failed.because(String.valueOf(e.getMessage()));
        }
    }

    private static Failed died(String failure, JsonNode kernel, OutputTail output) {
        OptionalInt code = kernel.isInt() ? OptionalInt.of(kernel.intValue()) : OptionalInt.empty();
        String how = code.isPresent() ? ": " + ExitCode.text(code.getAsInt()) : "";
        return new Failed(output.explain(failure + how), code);
    }
}
