package dev.runnable.mocked;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.TaskSpec;
import dev.runnable.graph.TaskSpec.ReturnSpec;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome.Failed;
import dev.runnable.spi.AttemptOutcome.Succeeded;
import dev.runnable.spi.Simulated;
import dev.runnable.spi.Simulation;
import dev.runnable.task.TaskRunners;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What comes of the steps of one run.
final class MockedSimulation implements Simulation {
    private final Patches patches;
    private final Records records;
    private final Values values;
    private final TaskRunners.Opened runners;
    private final Map<TaskSpec, SequencedMap<String, JsonNode>> samples = new HashMap<>();

    MockedSimulation(Patches patches, Records records, Values values, TaskRunners.Opened runners) {
        this.patches = patches;
        this.records = records;
        this.values = values;
        this.runners = runners;
    }

    @Override
    public Optional<Simulated> attempt(Node.Task node, StepPath step, int number) {
        Optional<Patch> patch = patches.of(step);
        Optional<Duration> delay = patch.flatMap(Patch::delay);
        Optional<Patch.Failure> failure =
                patch.flatMap(Patch::failure).filter(it -> number <= it.times());
        if (failure.isPresent()) {
            Failed failed = Failed.because(failure.get().message());
            return Optional.of(new Simulated(failed, delay.orElse(Duration.ZERO), ""));
        }
        if (patch.filter(Patch::runs).isPresent()) {
            return Optional.empty();
        }
        Records.Told told = records.find(step, number);
        Duration took = delay.orElse(told.took());
        if (told.failed().isPresent() && patch.flatMap(Patch::failure).isEmpty()) {
            return Optional.of(new Simulated(told.failed().get(), took, told.note()));
        }
        List<String> madeUp = new ArrayList<>();
        Succeeded outcome = new Succeeded(outputs(node, step, patch, told, madeUp));
        return Optional.of(new Simulated(outcome, took, records.note(told, madeUp)));
    }

    /// @param madeUp gets the names of those that nobody says anything of
    private SequencedMap<String, Parameter> outputs(
            Node.Task node,
            StepPath step,
            Optional<Patch> patch,
            Records.Told told,
            List<String> madeUp) {
        SequencedMap<String, Parameter> outputs = new LinkedHashMap<>();
        for (ReturnSpec output : node.task().returns()) {
            Optional<JsonNode> patched = patch.map(it -> it.values().get(output.name()));
            Parameter recorded = told.outputs().get(output.name());
            if (patched.isPresent()) {
                outputs.put(output.name(), parameter(output, patched.get()));
            } else if (recorded != null) {
                outputs.put(output.name(), recorded);
            } else {
                madeUp.add("'" + output.name() + "'");
                JsonNode value = values.value(output, step, samples(node));
                outputs.put(output.name(), parameter(output, value));
            }
        }
        return outputs;
    }

    /// An object that nobody has made is JSON: there is nothing to refer to.
    private static Parameter parameter(ReturnSpec output, JsonNode value) {
        return switch (output.kind()) {
            case METRIC -> new Parameter.Metric(value);
            case JSON, OBJECT -> new Parameter.Json(value);
        };
    }

    /// What the type of a task tells of its returns: asked once, a map may have very many.
    private SequencedMap<String, JsonNode> samples(Node.Task node) {
        return samples.computeIfAbsent(
                node.task(),
                spec ->
                        runners.find(spec.type())
                                .map(it -> it.samples(node))
                                .orElseGet(LinkedHashMap::new));
    }

    @Override
    public Optional<Simulated> reduction(
            StepPath map, int number, SequencedMap<String, List<JsonNode>> left) {
        Records.Told told = records.find(map, number);
        SequencedMap<String, Parameter> outputs = new LinkedHashMap<>();
        left.forEach((name, list) -> {
            Parameter recorded = told.outputs().get(name);
            outputs.put(
                    name,
                    recorded == null ? new Parameter.Json(values.reduced(name, list)) : recorded);
        });
        return Optional.of(new Simulated(new Succeeded(outputs), Duration.ZERO, told.note()));
    }
}
