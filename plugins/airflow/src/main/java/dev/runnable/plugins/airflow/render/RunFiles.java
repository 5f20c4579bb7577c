package dev.runnable.plugins.airflow.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.graph.Digests;
import dev.runnable.parameter.JsonText;
import dev.runnable.spi.RenderRequest;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// What the DAG file brings along for the processes of a run: the pipeline's files, their
/// configuration, the parameters that a run starts with. They come to stand in a folder that is
/// named by what is in it, so that runs of an older DAG file keep theirs.
///
/// @param folder as workers see it
/// @param texts by their paths in it
/// @param pipeline the path of the pipeline file
/// @param parameters the file of the parameters, where there are any
record RunFiles(
        String folder,
        SequencedMap<String, String> texts,
        String pipeline,
        Optional<String> parameters) {
    private static final String CONFIGURATION = "config.yaml";
    private static final String PARAMETERS = "parameters.json";

    static RunFiles of(RenderRequest request, String sharedFolder) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        PipelineFiles.below(request.pipeline().texts())
                .forEach((name, text) -> texts.put("pipeline/" + name, text));
        String pipeline = texts.firstEntry().getKey();
        JsonNode configuration = request.configuration().apply(sharedFolder);
        texts.put(CONFIGURATION, JsonText.of(configuration) + "\n");
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        request.parameters().forEach((name, value) -> parameters.set(name, value.value()));
        if (!parameters.isEmpty()) {
            texts.put(PARAMETERS, JsonText.of(parameters) + "\n");
        }
        String hash = Digests.sha256(texts.toString()).substring(0, 16);
        return new RunFiles(
                sharedFolder + "/airflow/" + hash,
                texts,
                pipeline,
                parameters.isEmpty() ? Optional.empty() : Optional.of(PARAMETERS));
    }

    String pipelineFile() {
        return folder + "/" + pipeline;
    }

    String configurationFile() {
        return folder + "/" + CONFIGURATION;
    }

    Optional<String> parametersFile() {
        return parameters.map(name -> folder + "/" + name);
    }
}
