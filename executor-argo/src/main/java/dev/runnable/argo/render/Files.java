package dev.runnable.argo.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.argo.config.Storage;
import dev.runnable.argo.model.YamlText;
import dev.runnable.parameter.JsonText;
import dev.runnable.parameter.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What goes along with the workflow as a config map: the pipeline's files, the configuration of
/// the processes in pods, the parameters that a run starts with. A changed pipeline therefore needs
/// no new image.
///
/// @param name of the config map, from its content
/// @param texts by key
/// @param paths by key, in the folder where it is mounted
/// @param pipeline the key of the pipeline file
/// @param source the pipeline file as its user calls it
record Files(
        String name,
        SequencedMap<String, String> texts,
        SequencedMap<String, String> paths,
        String pipeline,
        String source) {
    /// What Kubernetes accepts.
    static final int LARGEST = 1 << 20;

    /// Of all annotations of a pod together.
    static final int LARGEST_INLINE = 1 << 18;

    private static final String ANNOTATION = "runnable.dev/";

    static final String CONFIGURATION = "config.yaml";
    static final String PARAMETERS = "parameters.json";

    /// The folder of the pipeline's files.
    private static final String FOLDER = "pipeline/";

    /// @param sources the pipeline's files by name, its own first
    static Files of(
            String nameBase,
            SequencedMap<String, String> sources,
            JsonNode configuration,
            SequencedMap<String, Parameter> parameters) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        SequencedMap<String, String> paths = new LinkedHashMap<>();
        for (Map.Entry<String, String> source : SourcePaths.relative(sources).entrySet()) {
            String key = "pipeline-" + paths.size() + ".yaml";
            texts.put(key, source.getValue());
            paths.put(key, FOLDER + source.getKey());
        }
        String pipeline = paths.firstEntry().getKey();
        put(texts, paths, CONFIGURATION, YamlText.of(configuration));
        if (!parameters.isEmpty()) {
            put(texts, paths, PARAMETERS, json(parameters) + "\n");
        }
        String hash = Names.hash(texts + "\n" + paths, 8);
        String source = sources.firstEntry().getKey();
        return new Files(nameBase + "-" + hash, texts, paths, pipeline, source);
    }

    private static void put(
            SequencedMap<String, String> texts,
            SequencedMap<String, String> paths,
            String name,
            String text) {
        texts.put(name, text);
        paths.put(name, name);
    }

    private static String json(SequencedMap<String, Parameter> parameters) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        parameters.forEach((name, parameter) -> json.set(name, parameter.value()));
        return JsonText.of(json);
    }

    /// As pods see the pipeline file.
    String pipelineFile() {
        return place(pipeline).orElseThrow();
    }

    String configurationFile() {
        return place(CONFIGURATION).orElseThrow();
    }

    Optional<String> parametersFile() {
        return place(PARAMETERS);
    }

    private Optional<String> place(String key) {
        return Optional.ofNullable(paths.get(key)).map(path -> Storage.FILES + "/" + path);
    }

    /// In bytes, as Kubernetes counts them.
    long size() {
        return texts.values().stream()
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    ObjectNode volume(String volume) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", volume);
        ObjectNode source = json.putObject("configMap").put("name", name);
        ArrayNode items = source.putArray("items");
        paths.forEach((key, path) -> items.addObject().put("key", key).put("path", path));
        return json;
    }

    /// The same out of the annotations that [#annotations] are.
    ObjectNode inlineVolume(String volume) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", volume);
        ArrayNode items = json.putObject("downwardAPI").putArray("items");
        paths.forEach((key, path) ->
                items.addObject()
                        .put("path", path)
                        .putObject("fieldRef")
                        .put("fieldPath", "metadata.annotations['" + ANNOTATION + key + "']"));
        return json;
    }

    /// What every pod carries that finds the files in itself.
    ObjectNode annotations() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode annotations = json.putObject("annotations");
        texts.forEach((key, text) -> annotations.put(ANNOTATION + key, text));
        return json;
    }

    /// Whether Argo would take a part of the texts for a variable of its own.
    boolean looksLikeVariables() {
        return texts.values().stream().anyMatch(text -> text.contains("{{"));
    }

    /// @param metadata besides the name
    ObjectNode toJson(ObjectNode metadata) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("apiVersion", "v1").put("kind", "ConfigMap");
        json.putObject("metadata").put("name", name).setAll(metadata);
        json.put("immutable", true);
        ObjectNode data = json.putObject("data");
        texts.forEach(data::put);
        return json;
    }
}
