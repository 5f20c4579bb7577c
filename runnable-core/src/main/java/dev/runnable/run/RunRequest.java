package dev.runnable.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Pipeline;
import dev.runnable.parameter.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// What is to be run.
///
/// @param parameters what the run starts with, all sources put together
/// @param runId the user's wish; empty: one is made up
/// @param places gives problems of its steps their places
/// @param configuration the resolved configuration without secrets, to be frozen with the run
public record RunRequest(
        Pipeline pipeline,
        SequencedMap<String, Parameter> parameters,
        Optional<String> runId,
        String tag,
        JsonNode configuration,
        ProblemPlaces places) {
    public RunRequest {
        requireNonNull(pipeline, "pipeline");
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
        requireNonNull(runId, "runId");
        requireNonNull(tag, "tag");
        requireNonNull(configuration, "configuration");
        requireNonNull(places, "places");
    }

    /// The same of another graph.
    RunRequest of(Graph graph) {
        return new RunRequest(
                new Pipeline(pipeline.source(), graph, pipeline.parameters(), pipeline.texts()),
                parameters,
                runId,
                tag,
                configuration,
                places);
    }
}
