package dev.runnable.plugins.airflow.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.problem.Excerpt;
import dev.runnable.spi.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Reads `defaults` and each of the `overrides`.
final class TaskOptionsReader {
    private static final List<String> TEXTS = List.of("pool", "queue", "owner", "executor");
    private static final List<String> NUMBERS =
            List.of("pool_slots", "priority_weight", "max_active_tis_per_dag");
    private static final String EXECUTOR_CONFIG = "executor_config";

    private TaskOptionsReader() {}

    static TaskOptions read(Settings section) {
        SequencedMap<String, JsonNode> arguments = new LinkedHashMap<>();
        JsonNodeFactory json = JsonNodeFactory.instance;
        TEXTS.forEach(key ->
                section.text(key).ifPresent(text -> arguments.put(key, json.textNode(text))));
        NUMBERS.forEach(key ->
                section.number(key, 1).ifPresent(it -> arguments.put(key, json.numberNode(it))));
        section.json(EXECUTOR_CONFIG)
                .filter(value -> isMapping(section, value))
                .ifPresent(value -> arguments.put(EXECUTOR_CONFIG, value));
        SequencedMap<String, String> environment = section.scalars("env");
        section.rejectOthers();
        return new TaskOptions(arguments, environment);
    }

    private static boolean isMapping(Settings section, JsonNode value) {
        if (!value.isObject()) {
            section.reject(
                    EXECUTOR_CONFIG,
                    Excerpt.of(value.toString()) + " is not a mapping",
                    "Write what the executor of Airflow understands, as a mapping.");
        }
        return value.isObject();
    }
}
