package dev.runnable.graph;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What a user wrote, checked: runs on any executor.
///
/// @param source the pipeline file as the user named it
/// @param parameters the file's own defaults, the weakest source of parameters
/// @param texts the files it was read from, the pipeline file first, then those that nested
///   pipelines name, by the name they were found under: what a run freezes
public record Pipeline(
        String source,
        Graph graph,
        SequencedMap<String, JsonNode> parameters,
        SequencedMap<String, String> texts) {
    public Pipeline {
        requireNonNull(source, "source");
        requireNonNull(graph, "graph");
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
        texts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(texts));
    }
}
