package dev.runnable.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.runnable.spi.Rendering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// A rendered document, read back by a reader that is not ours.
record Document(Rendering rendering, List<JsonNode> objects) {
    private static final ObjectMapper YAML = new YAMLMapper();

    Document(Rendering rendering) {
        this(rendering, read(rendering.text()));
    }

    static List<JsonNode> read(String text) {
        try (MappingIterator<JsonNode> objects = YAML.readerFor(JsonNode.class).readValues(text)) {
            return objects.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode configMap() {
        return objects.getFirst();
    }

    JsonNode workflow() {
        return objects.getLast();
    }

    /// Of the workflow, wherever it stands.
    JsonNode spec() {
        JsonNode spec = workflow().path("spec");
        return spec.has("workflowSpec") ? spec.path("workflowSpec") : spec;
    }

    JsonNode template(String name) {
        return named(spec().path("templates"), name);
    }

    /// Tasks of a DAG template.
    JsonNode tasks(String template) {
        return template(template).path("dag").path("tasks");
    }

    JsonNode task(String template, String name) {
        return named(tasks(template), name);
    }

    static JsonNode named(JsonNode list, String name) {
        for (JsonNode one : list) {
            if (one.path("name").asText().equals(name)) {
                return one;
            }
        }
        throw new AssertionError("there is no '" + name + "' in " + list);
    }

    static List<String> names(JsonNode list) {
        return list.findValuesAsText("name");
    }
}
