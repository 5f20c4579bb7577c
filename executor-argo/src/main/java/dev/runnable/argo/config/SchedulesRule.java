package dev.runnable.argo.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.problem.Excerpt;
import dev.runnable.settings.SettingType;
import dev.runnable.spi.Settings;
import java.util.Optional;

/// Reads the list of schedules, of which there has to be one.
final class SchedulesRule {
    private static final String HINT =
            "Write 'minute hour day month weekday', for instance '0 6 * * 1-5', or '@daily'.";

    static final Rule RULE = new Rule(SettingType.texts(), SchedulesRule::read);

    private SchedulesRule() {}

    private static Optional<JsonNode> read(Settings settings, String key) {
        ArrayNode schedules = JsonNodeFactory.instance.arrayNode();
        for (String schedule : settings.texts(key)) {
            if (!CronExpression.isValid(schedule)) {
                settings.reject(key, Excerpt.quote(schedule) + " is not a schedule", HINT);
            }
            schedules.add(schedule);
        }
        if (schedules.isEmpty()) {
            settings.reject(key, "a cron workflow needs a schedule", HINT);
        }
        return Optional.of(schedules);
    }
}
