package dev.runnable.testkit;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.data.DataEntry;
import dev.runnable.data.DataFile;
import dev.runnable.engine.AttemptFiles;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.JsonText;
import dev.runnable.parameter.Parameter;
import dev.runnable.parameter.Scope;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.ObjectFiles;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;

/// Puts a file for every parameter that a task returns, called the same, with the value as its
/// hash: so the files that a step sees have to be the parameters that it sees. Wraps a session to
/// learn what tasks return.
final class MirroredFiles implements AttemptFiles, TraversingExecutor.Session {
    private final TraversingExecutor.Session session;
    private final Map<StepPath, SequencedMap<String, Parameter>> returned =
            new ConcurrentHashMap<>();
    private final List<String> differences = new ArrayList<>();
    private int compared;

    MirroredFiles(TraversingExecutor.Session session) {
        this.session = session;
    }

    /// What a step saw of files that was not what it saw of parameters.
    synchronized List<String> differences() {
        return List.copyOf(differences);
    }

    /// How many files were seen.
    synchronized int compared() {
        return compared;
    }

    @Override
    public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
        AttemptOutcome outcome = session.run(attempt);
        if (outcome instanceof AttemptOutcome.Succeeded(SequencedMap<String, Parameter> outputs)) {
            returned.put(attempt.step(), outputs);
        }
        return outcome;
    }

    @Override
    public AttemptOutcome reduce(Reduction reduction) throws InterruptedException {
        return session.reduce(reduction);
    }

    @Override
    public void close() {
        session.close();
    }

    private synchronized void compare(StepPath step, Scope scope) {
        Map<String, Parameter> parameters = scope.asMap();
        scope.files()
                .forEach((name, file) -> {
                    compared++;
                    String value =
                            Optional.ofNullable(parameters.get(name))
                                    .map(Parameter::value)
                                    .map(JsonText::of)
                                    .orElse("nothing");
                    if (!value.equals(file.sha256())) {
                        differences.add(
                                "%s sees %s = %s, and a file with %s of %s"
                                        .formatted(step, name, value, file.sha256(), file.step()));
                    }
                });
    }

    @Override
    public Open open(StepPath step, CatalogSpec spec, Optional<String> made, Scope scope) {
        compare(step, scope);
        return new Open() {
            @Override
            public List<DataEntry> get() {
                return List.of();
            }

            @Override
            public Optional<Path> workingDirectory() {
                return Optional.empty();
            }

            @Override
            public ObjectFiles objects() {
                return ObjectFiles.none("mirror");
            }

            @Override
            public Put put(boolean succeeded) {
                List<DataEntry> entries = new ArrayList<>();
                if (succeeded) {
                    requireNonNull(returned.get(step))
                            .forEach((name, parameter) ->
                                    entries.add(
                                            DataEntry.put(file(step, name, parameter.value()))));
                }
                return new Put(entries, List.of());
            }

            @Override
            public String explain(String error) {
                return error;
            }

            @Override
            public void close() {}
        };
    }

    private static DataFile file(StepPath step, String name, JsonNode value) {
        return new DataFile(name, JsonText.of(value), 1, name, step.text(), true, false, false);
    }
}
