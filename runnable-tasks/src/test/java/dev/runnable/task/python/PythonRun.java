package dev.runnable.task.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepOptions;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.TaskSpec;
import dev.runnable.graph.TaskSpec.Kind;
import dev.runnable.graph.TaskSpec.ReturnSpec;
import dev.runnable.parameter.Parameter;
import dev.runnable.reduce.Reducer;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.ObjectFiles;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TaskOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/// A run with real workers in a folder of its own, and what they printed.
final class PythonRun implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final Path directory;
    final PythonTaskRunner runner;
    ObjectFiles objects = ObjectFiles.none("do-nothing");
    final List<String> out = Collections.synchronizedList(new ArrayList<>());
    final List<String> err = Collections.synchronizedList(new ArrayList<>());

    private PythonRun(Path directory, Map<String, String> environment) throws IOException {
        this.directory = directory.toRealPath();
        Path pipeline = Files.createDirectories(this.directory.resolve("pipeline"));
        this.runner =
                new PythonTaskRunner(
                        new RunContext(
                                "run",
                                "",
                                this.directory,
                                pipeline,
                                this.directory.resolve("tmp"),
                                environment,
                                Optional.empty(),
                                List.of(),
                                List.of()));
    }

    static PythonRun in(Path directory) {
        return in(directory, Map.of());
    }

    /// @param additional variables of the user's environment
    static PythonRun in(Path directory, Map<String, String> additional) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.remove("PYTHONUNBUFFERED");
        environment.putAll(additional);
        try {
            return new PythonRun(directory, environment);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Why there is no Python, if there is none.
    static Optional<String> missing() {
        try {
            return PythonInterpreter.find(Optional.empty(), System.getenv(), Path.of("."))
                            instanceof PythonInterpreter.Search.Missing(String reason, _)
                    ? Optional.of(reason)
                    : Optional.empty();
        } catch (InterruptedException _) {
            return Optional.of("interrupted");
        }
    }

    PythonRun file(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return this;
    }

    Call call(String command) {
        return new Call(command);
    }

    /// @param values a JSON object with a list for each name
    AttemptOutcome reduce(String reducer, String values) throws InterruptedException {
        SequencedMap<String, List<JsonNode>> byName = new LinkedHashMap<>();
        json(values)
                .properties()
                .forEach(name -> byName.put(name.getKey(), name.getValue().valueStream().toList()));
        return reduce(reducer, byName);
    }

    AttemptOutcome reduce(String reducer, SequencedMap<String, List<JsonNode>> values)
            throws InterruptedException {
        return runner.reduce(
                new Reduction(
                        StepPath.root("map"),
                        1,
                        new Reducer.Python(reducer),
                        values,
                        Set.of(),
                        Map.of("RUNNABLE_STEP_NAME", "map"),
                        (stream, line) -> (stream == TaskOutput.Stream.OUT ? out : err).add(line),
                        objects));
    }

    /// As [#reduce], of objects.
    AttemptOutcome reduceObjects(String reducer, String name, List<JsonNode> values)
            throws InterruptedException {
        SequencedMap<String, List<JsonNode>> byName = new LinkedHashMap<>();
        byName.put(name, values);
        return runner.reduce(
                new Reduction(
                        StepPath.root("map"),
                        1,
                        new Reducer.Python(reducer),
                        byName,
                        Set.of(name),
                        Map.of(),
                        (stream, line) -> (stream == TaskOutput.Stream.OUT ? out : err).add(line),
                        objects));
    }

    /// The results as one JSON object, or the message of the failure.
    String reduced(String reducer, String values) throws InterruptedException {
        return resultOf(reduce(reducer, values));
    }

    private static String resultOf(AttemptOutcome outcome) {
        return switch (outcome) {
            case AttemptOutcome.Succeeded(SequencedMap<String, Parameter> outputs) -> {
                Map<String, JsonNode> values = new LinkedHashMap<>();
                outputs.forEach((name, parameter) -> values.put(name, parameter.value()));
                yield JSON.valueToTree(values).toString();
            }
            case AttemptOutcome.Failed(String message, _) -> message;
        };
    }

    /// One attempt, to be described further.
    final class Call {
        private final String command;
        private final SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
        private final SequencedMap<String, JsonNode> variables = new LinkedHashMap<>();
        private final Map<String, String> secrets = new HashMap<>();
        private final Map<String, String> environment = new HashMap<>();
        private final List<ReturnSpec> returns = new ArrayList<>();
        private TaskOutput output =
                (stream, line) -> (stream == TaskOutput.Stream.OUT ? out : err).add(line);

        private Call(String command) {
            this.command = command;
        }

        Call with(String name, String json) {
            parameters.put(name, new Parameter.Json(json(json)));
            return this;
        }

        Call with(String name, Parameter parameter) {
            parameters.put(name, parameter);
            return this;
        }

        Call variable(String name, String json) {
            variables.put(name, json(json));
            return this;
        }

        Call secret(String name, String value) {
            secrets.put(name, value);
            return this;
        }

        Call environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        Call returning(String... names) {
            Stream.of(names).forEach(name -> returning(name, Kind.JSON));
            return this;
        }

        Call returning(String name, Kind kind) {
            returns.add(new ReturnSpec(name, kind));
            return this;
        }

        Call to(TaskOutput other) {
            output = other;
            return this;
        }

        AttemptOutcome run() throws InterruptedException {
            TaskSpec task =
                    new TaskSpec(
                            "python",
                            command,
                            returns,
                            List.copyOf(secrets.keySet()),
                            Collections.emptyNavigableMap());
            Node.Task node = new Node.Task("step", task, CatalogSpec.NONE, StepOptions.NONE);
            return runner.run(
                    new TaskAttempt(
                            new StepPath(List.of(new StepPath.Segment.Step("step"))),
                            1,
                            node,
                            parameters,
                            variables,
                            secrets,
                            environment,
                            output,
                            Optional.empty(),
                            objects));
        }

        /// The returned values as one JSON object, or the message of the failure.
        String result() throws InterruptedException {
            return resultOf(run());
        }

        /// The single returned value as JSON, or the message of the failure.
        String value() throws InterruptedException {
            return returning("value").result().replaceFirst("^\\{\"value\":(.*)}$", "$1");
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        runner.close();
    }
}
