package dev.runnable.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.parameter.Parameter;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLog.AttemptLog;
import dev.runnable.runlog.RunLog.BranchLog;
import dev.runnable.runlog.RunLog.StepLog;
import dev.runnable.spi.TaskOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What a run has left.
///
/// @param project where it ran
/// @param json the run log as documents have it
/// @param events all of them, in order
/// @param lines told while it ran, in order; none of a platform's
/// @param catalog the folder of the catalog
/// @param document that was run on a platform; empty where this program ran the steps
record Ran(
        Path project,
        RunLog log,
        JsonNode json,
        List<RunEvent> events,
        List<Line> lines,
        Path catalog,
        String document) {
    /// A line of a task's output.
    record Line(String step, int attempt, TaskOutput.Stream stream, String text) {}

    Ran {
        events = List.copyOf(events);
        lines = List.copyOf(lines);
    }

    Ran succeeded() {
        assertThat(log.status()).as(this::told).isEqualTo(StepState.SUCCESS);
        return this;
    }

    Ran failed() {
        assertThat(log.status()).as(this::told).isEqualTo(StepState.FAILED);
        return this;
    }

    /// What went wrong, for the report of a test that did not expect it.
    private String told() {
        StringBuilder text = new StringBuilder("run in " + project + ": " + log.message());
        for (RunEvent event : events) {
            if (event instanceof RunEvent.AttemptFinished attempt && !attempt.message().isEmpty()) {
                text.append("\n[%s] %s".formatted(attempt.step().text(), attempt.message()));
            }
        }
        return text.toString();
    }

    /// A parameter of the pipeline's own scope, in the end; missing where there is none.
    JsonNode value(String name) {
        return value(log.parameters(), name);
    }

    /// A parameter of a branch's own scope, in the end; missing where there is none.
    JsonNode value(String step, String branch, String name) {
        return value(branch(step, branch).parameters(), name);
    }

    private static JsonNode value(SequencedMap<String, Parameter> parameters, String name) {
        Parameter found = parameters.get(name);
        return found == null ? MissingNode.getInstance() : found.value();
    }

    /// Of the pipeline's own scope, as JSON.
    String text(String name) {
        return value(name).toString();
    }

    StepLog step(String path) {
        return find(log.steps(), path)
                .orElseThrow(() -> new AssertionError("no step '%s' ran".formatted(path)));
    }

    boolean has(String path) {
        return find(log.steps(), path).isPresent();
    }

    BranchLog branch(String step, String branch) {
        BranchLog found = step(step).branches().get(branch);
        if (found == null) {
            throw new AssertionError(
                    "no branch '%s', there are %s"
                            .formatted(branch, step(step).branches().keySet()));
        }
        return found;
    }

    private static Optional<StepLog> find(SequencedMap<String, StepLog> steps, String path) {
        if (steps.containsKey(path)) {
            return Optional.of(steps.get(path));
        }
        return steps.values().stream()
                .map(StepLog::branches)
                .map(SequencedMap::values)
                .flatMap(Collection::stream)
                .flatMap(branch -> find(branch.steps(), path).stream())
                .findFirst();
    }

    StepState state(String path) {
        return step(path).status();
    }

    /// How the attempts of a step ended.
    List<StepState> attempts(String path) {
        return step(path).attempts().stream().map(AttemptLog::status).toList();
    }

    /// What the last attempt of a step is told to have ended by.
    String message(String path) {
        return step(path).attempts().getLast().message();
    }

    /// What an attempt has printed, as it is kept.
    String executionLog(String path, int attempt) throws IOException {
        Path file =
                catalog.resolve(log.runId())
                        .resolve(
                                Steps.path(events, path).fileName()
                                        + "-"
                                        + attempt
                                        + ".execution.log");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /// The lines that a step has printed on one stream.
    List<String> lines(String path, TaskOutput.Stream stream) {
        return lines.stream()
                .filter(line -> line.step().equals(path) && line.stream() == stream)
                .map(Line::text)
                .toList();
    }

    /// Every step that ran, by its path, with its state.
    SequencedMap<String, StepState> states() {
        TreeMap<String, StepState> states = new TreeMap<>();
        collect(log.steps().values(), states);
        return states;
    }

    private static void collect(Collection<StepLog> steps, Map<String, StepState> states) {
        for (StepLog step : steps) {
            states.put(step.internalName(), step.status());
            step.branches().values().forEach(it -> collect(it.steps().values(), states));
        }
    }
}
