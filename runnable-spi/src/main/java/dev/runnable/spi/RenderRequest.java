package dev.runnable.spi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.Pipeline;
import dev.runnable.parameter.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// What an executor renders.
///
/// @param parameters what a run starts with, all sources put together
/// @param runId of the run; empty: the platform makes one up. Of a run that goes on, the pipeline
///   is what is left of it
/// @param tag free text, may be empty
/// @param configuration of the processes on the platform, as the text of a configuration file that
///   reads back the same: steps run in the process itself, secrets come from its environment. It is
///   asked with the folder that all of them share, absolute as they see it; run logs and catalog
///   are below it
public record RenderRequest(
        Pipeline pipeline,
        SequencedMap<String, Parameter> parameters,
        Optional<String> runId,
        String tag,
        Function<String, JsonNode> configuration) {
    public RenderRequest {
        requireNonNull(pipeline, "pipeline");
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
        requireNonNull(runId, "runId");
        requireNonNull(tag, "tag");
        requireNonNull(configuration, "configuration");
    }
}
