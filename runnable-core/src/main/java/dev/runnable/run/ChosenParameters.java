package dev.runnable.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.config.FileChoice;
import dev.runnable.config.ParameterReader;
import dev.runnable.config.ParameterReading;
import dev.runnable.graph.Pipeline;
import dev.runnable.parameter.Parameter;
import dev.runnable.problem.Problems;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// The parameters that a run starts with, from all that the user has said.
record ChosenParameters(Surroundings surroundings, RunInputs inputs) {
    /// @param known parameters that are stronger than the pipeline's own only
    Optional<SequencedMap<String, Parameter>> read(
            Optional<Pipeline> pipeline, SequencedMap<String, JsonNode> known, Problems problems) {
        SequencedMap<String, JsonNode> declared = new LinkedHashMap<>();
        pipeline.ifPresent(it -> declared.putAll(it.parameters()));
        declared.putAll(known);
        FileChoice choice =
                FileChoice.parameters(
                        inputs.parametersFile(),
                        surroundings.environment(),
                        surroundings.workingDirectory());
        ParameterReading reading =
                ParameterReader.read(declared, choice, surroundings.environment(), inputs.set());
        problems.addAll(reading.problems());
        return reading.parameters().map(this::withValues);
    }

    private SequencedMap<String, Parameter> withValues(SequencedMap<String, Parameter> read) {
        SequencedMap<String, Parameter> all = new LinkedHashMap<>(read);
        inputs.values().forEach((name, value) -> all.put(name, new Parameter.Json(value)));
        return all;
    }
}
