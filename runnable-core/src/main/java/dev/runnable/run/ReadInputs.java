package dev.runnable.run;

import dev.runnable.config.Configuration;
import dev.runnable.graph.Pipeline;
import dev.runnable.parameter.Parameter;
import java.util.Optional;
import java.util.SequencedMap;

/// What the user's files say; what is missing has its problems told.
record ReadInputs(
        Optional<Configuration> configuration,
        PipelineSource.Read read,
        SequencedMap<String, Parameter> parameters) {
    Optional<Pipeline> pipeline() {
        return read.reading().pipeline();
    }

    RunRequest request(Optional<String> runId, String tag) {
        Pipeline pipeline = read.reading().orThrow();
        return new RunRequest(
                pipeline,
                parameters,
                runId,
                tag,
                configuration.orElseThrow().frozen(),
                read.places().orElseGet(() -> ProblemPlaces.inFile(pipeline)));
    }
}
