package dev.runnable.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What of a run log is the same for every run of a pipeline, wherever its steps run. Left out are
/// what the run is called, when it was, who ran it on which machine with which stores, and the words
/// in which a failure is told.
public final class ComparableRunLog {
    private static final List<String> DIFFERENT =
            List.of(
                    "start_time",
                    "end_time",
                    "timestamp",
                    "duration",
                    "code_identities",
                    "message",
                    "pipeline_definition_file");

    private static final String CONFIGURATION = "run_config";
    private static final String GRAPH = "dag";
    private static final ObjectMapper JSON = new ObjectMapper();

    private ComparableRunLog() {}

    /// @param log a run log as `show --output json` prints it
    /// @param also names of further fields to leave out
    /// @return names in alphabetical order: what runs side by side may come in any
    public static JsonNode of(JsonNode log, String... also) {
        Set<String> dropped = new HashSet<>(DIFFERENT);
        dropped.addAll(Arrays.asList(also));
        String runId = log.path("run_id").asText();
        return comparable(renamed(log, runId), dropped);
    }

    private static JsonNode renamed(JsonNode log, String runId) {
        try {
            return JSON.readTree(log.toString().replace(runId, "RUN"));
        } catch (IOException e) {
            throw new IllegalArgumentException("a run id that breaks JSON: " + runId, e);
        }
    }

    private static JsonNode comparable(JsonNode node, Set<String> dropped) {
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(one -> array.add(comparable(one, dropped)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties().stream()
                .filter(field -> !dropped.contains(field.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> object.set(field.getKey(), field(field, dropped)));
        return object;
    }

    /// Of the configuration only the graph is the pipeline's own.
    private static JsonNode field(Map.Entry<String, JsonNode> field, Set<String> dropped) {
        return comparable(
                field.getKey().equals(CONFIGURATION)
                        ? field.getValue().path(GRAPH)
                        : field.getValue(),
                dropped);
    }
}
