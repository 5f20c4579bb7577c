package dev.runnable.event;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.parameter.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What is known of a run before its first step: its identity and its frozen inputs.
///
/// @param runId unique in its store
/// @param tag free text, may be empty
/// @param pipelineFile as the user named it
/// @param dagHash SHA-1 of the graph's JSON
/// @param dag the graph as JSON, as the run log's `run_config.dag` holds it
/// @param texts the pipeline's files by name, the first is the pipeline file itself
/// @param configuration the resolved configuration, without secrets
/// @param parameters what the run starts with
/// @param codeIdentities the code that runs, read once
public record RunHeader(
        String runId,
        String tag,
        String pipelineFile,
        String dagHash,
        JsonNode dag,
        SequencedMap<String, String> texts,
        JsonNode configuration,
        SequencedMap<String, Parameter> parameters,
        List<CodeIdentity> codeIdentities) {
    public RunHeader {
        requireNonNull(runId, "runId");
        requireNonNull(tag, "tag");
        requireNonNull(pipelineFile, "pipelineFile");
        requireNonNull(dagHash, "dagHash");
        requireNonNull(dag, "dag");
        texts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(texts));
        requireNonNull(configuration, "configuration");
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
        codeIdentities = List.copyOf(codeIdentities);
    }
}
