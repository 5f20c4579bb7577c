package dev.runnable.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What of a run log is the same for every run of a pipeline. What the run is called, when it was,
/// and by which configuration, is left out; of that only the pipeline's graph stays.
///
/// What comes back has its names in alphabetical order: what runs side by side may come in any.
public final class ComparableRunLog {
    private static final List<String> DIFFERENT_EACH_TIME =
            List.of("start_time", "end_time", "timestamp", "duration", "pipeline_definition_file");

    /// Who ran it, and the words in which a failure is told.
    private static final List<String> DIFFERENT_ELSEWHERE = List.of("code_identities", "message");

    private static final String CONFIGURATION = "run_config";
    private static final String GRAPH = "dag";

    private final Pattern runId;
    private final Set<String> dropped;

    private ComparableRunLog(String runId, Set<String> dropped) {
        this.runId = Pattern.compile("(?<![\\w-])" + Pattern.quote(runId) + "(?![\\w-])");
        this.dropped = dropped;
    }

    /// Whoever runs its steps, and wherever.
    ///
    /// @param log a run log as `show --output json` prints it
    /// @param also names of further fields to leave out
    public static JsonNode anywhere(JsonNode log, String... also) {
        Set<String> dropped = new HashSet<>(DIFFERENT_ELSEWHERE);
        dropped.addAll(Arrays.asList(also));
        return of(log, dropped);
    }

    /// By the same code on the same machine: failures are told in the same words.
    ///
    /// @param log as for [#anywhere]
    /// @param also names of further fields to leave out
    public static JsonNode here(JsonNode log, String... also) {
        return of(log, new HashSet<>(Arrays.asList(also)));
    }

    private static JsonNode of(JsonNode log, Set<String> dropped) {
        dropped.addAll(DIFFERENT_EACH_TIME);
        return new ComparableRunLog(log.path("run_id").asText(), dropped).comparable(log);
    }

    private JsonNode comparable(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(runId.matcher(node.asText()).replaceAll("RUN"));
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(one -> array.add(comparable(one)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties().stream()
                .filter(field -> !dropped.contains(field.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> object.set(field.getKey(), comparable(chosen(field))));
        return object;
    }

    private static JsonNode chosen(Map.Entry<String, JsonNode> field) {
        return field.getKey().equals(CONFIGURATION)
                ? field.getValue().path(GRAPH)
                : field.getValue();
    }
}
