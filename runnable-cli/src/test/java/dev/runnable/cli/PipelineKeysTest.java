package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.problem.Problem;
import dev.runnable.schema.PipelineSchema;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The readers of pipelines and their schema know the same keys.
final class PipelineKeysTest {
    private static final Pattern VALID = Pattern.compile("Valid here: (.*)\\.");
    private static final JsonNode SCHEMA = PipelineSchema.of(CommandTypes.builtIn(), List.of());

    private static List<Problem> problems(String text) {
        return PipelineReader.readText(text, "p.yaml", CommandTypes.builtIn()).problems();
    }

    /// What the reader says to a key that nobody knows.
    private static Set<String> known(String text) {
        return problems(text).stream()
                .filter(it -> it.message().contains("'zzzzzz'"))
                .flatMap(it -> VALID.matcher(it.hint().orElseThrow()).results())
                .map(MatchResult::group)
                .findFirst()
                .map(hint -> hint.substring("Valid here: ".length(), hint.length() - 1))
                .map(keys -> (Set<String>) new TreeSet<>(List.of(keys.split(", ", -1))))
                .orElseThrow();
    }

    private static Set<String> keys(JsonNode schema) {
        Set<String> keys = new TreeSet<>();
        schema.get("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static JsonNode step(String type) {
        return SCHEMA.get("$defs").get("step." + type);
    }

    private static String pipeline(String step) {
        return "dag: {start_at: a, steps: {a: {next: success, %s}}}".formatted(step);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parallel", "map", "conditional", "loop", "dag"})
    void stepsWithBranchesHaveTheSameKeys(String type) {
        assertThat(keys(step(type))).isEqualTo(known(pipeline("type: " + type + ", zzzzzz: 1")));
    }

    @Test
    void tasksHaveTheSameKeys() {
        Map<String, Set<String>> read = new HashMap<>();
        Set<String> all = new TreeSet<>();
        for (String type : CommandTypes.builtIn().names()) {
            Set<String> known =
                    known(
                            pipeline(
                                    "type: task, command: a.b, command_type: "
                                            + type
                                            + ", zzzzzz: 1"));
            read.put(type, known);
            all.addAll(known);
        }

        assertThat(keys(step("task"))).isEqualTo(all);
        CommandTypes types = CommandTypes.builtIn();
        Schema.Compiled schema = new Schema(SCHEMA).compiled();
        for (String other : types.names()) {
            for (String key : types.find(other).orElseThrow().settings()) {
                read.forEach((type, known) -> {
                    String text = "type: task, command: a.b, command_type: " + type;
                    JsonNode document = Schema.tree(pipeline(text + ", " + key + ": x"));
                    assertThat(schema.mistakes(document).isEmpty())
                            .as("%s of %s", key, type)
                            .isEqualTo(known.contains(key));
                });
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    retry              | retry: {max_attempts: 2, zzzzzz: 1}
                    retry/backoff      | retry: {max_attempts: 2, backoff: {zzzzzz: 1}}
                    skip_if/1          | skip_if: {parameter: a, zzzzzz: 1}
                    on_error/1         | on_error: {action: skip, zzzzzz: 1}
                    catalog            | catalog: {zzzzzz: 1}
                    needs/items/1      | needs: [{step: a, zzzzzz: 1}]
                    """)
    void mappingsInStepsHaveTheSameKeys(String place, String text) {
        JsonNode schema = step("task");
        for (String key : List.of(place.split("/", -1))) {
            schema =
                    switch (key) {
                        case "items" -> schema.get("items");
                        case "1" -> schema.get("anyOf").get(1);
                        default -> schema.get("properties").get(key);
                    };
        }
        Set<String> known = new TreeSet<>(known(pipeline("type: task, command: a.b, " + text)));
        if (place.startsWith("on_error")) {
            known.add("default_output"); // is asked for when 'defaultValue' is not there
        }

        assertThat(keys(schema)).isEqualTo(known);
    }

    /// Graphs let other keys pass, and warn of those that are nearly right.
    @Test
    void graphsHaveTheSameKeys() {
        for (String key : keys(SCHEMA.get("$defs").get("graph"))) {
            String text =
                    "dag: {%sx: 1, steps: {a: {type: stub}}%s}"
                            .formatted(key, key.equals("start_at") ? "" : ", start_at: a");
            assertThat(problems(text))
                    .as(key)
                    .anySatisfy(
                            it -> assertThat(it.hint()).contains("Did you mean '" + key + "'?"));
        }
    }

    @Test
    void everyStepTypeIsThere() {
        String hint =
                problems(pipeline("type: qqqqqqqqqqqq")).stream()
                        .map(it -> it.hint().orElse(""))
                        .filter(it -> it.startsWith("Valid types: "))
                        .findFirst()
                        .orElseThrow();
        Set<String> types = new TreeSet<>();
        SCHEMA.get("$defs")
                .get("step")
                .get("properties")
                .get("type")
                .get("enum")
                .forEach(it -> types.add(it.asText()));
        types.addAll(List.of("success", "fail"));

        assertThat(hint.substring(13, hint.length() - 1).split(", ", -1))
                .containsExactlyInAnyOrderElementsOf(types);
    }
}
