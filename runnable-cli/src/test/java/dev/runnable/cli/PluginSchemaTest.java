package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.config.ConfigurationReader;
import dev.runnable.config.ConfigurationReading;
import dev.runnable.config.KnownServices;
import dev.runnable.config.Section;
import dev.runnable.config.ServiceShapes;
import dev.runnable.extension.Extensions;
import dev.runnable.problem.Problems;
import dev.runnable.schema.ConfigurationSchema;
import dev.runnable.service.Services;
import dev.runnable.settings.Inline;
import dev.runnable.settings.Setting;
import dev.runnable.settings.SettingsShape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An executor of somebody else's is in the schema like our own: the record that its settings are
/// bound to and the schema made of it take and refuse the same.
final class PluginSchemaTest {
    private enum Policy {
        FIRST_COME,
        FAIR
    }

    record JobOptions(
            @Setting(description = "Queue.", pattern = "[a-z]+", expected = "the name of a queue")
                    Optional<String> queue,
            @Setting(description = "Memory.") Optional<String> memory,
            @Setting(description = "Nodes.", minimum = "1", maximum = "9")
                    Optional<Integer> nodes) {}

    record PluginConfiguration(
            @Setting(description = "Account.", aliases = "project") String accountName,
            @Inline JobOptions usual,
            @Setting(description = "By name.") Map<String, JobOptions> overrides,
            @Setting(description = "Wait.", defaultValue = "5s") Duration pollInterval,
            @Setting(description = "Order.", defaultValue = "fair") Policy policy,
            @Setting(description = "Arguments.") List<String> arguments) {}

    private static final SettingsShape SHAPE = SettingsShape.of(PluginConfiguration.class);
    private static final Schema.Compiled SCHEMA = schema().compiled();

    private static Schema schema() {
        return new Schema(ConfigurationSchema.of(ServiceShapes.of(known())));
    }

    private static KnownServices known() {
        return new Services(Extensions.onClassPath())
                .known()
                .with(Section.PIPELINE_EXECUTOR, "theirs", SHAPE);
    }

    private static boolean isBound(String yaml) {
        ConfigurationReading reading =
                new ConfigurationReader(known()).readText(yaml, "c.yaml", Map.of());
        return reading.configuration()
                .flatMap(it ->
                        it.executor().settings(new Problems()).bind(PluginConfiguration.class))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account_name: a",
                "accountName: 7, queue: fast, nodes: 3, poll-interval: 1m30s, policy: first-come",
                "project: a, overrides: {big: {memory: 8g, nodes: '9'}, none: }",
                "account-name: a, arguments: [-v, 1], overrides: "
            })
    void bothTake(String settings) {
        String below = "pipeline-executor: {type: theirs, config: {%s}}".formatted(settings);
        String beside = "pipeline-executor: {type: theirs, %s}".formatted(settings);

        assertThat(isBound(below)).isTrue();
        assertThat(isBound(beside)).isTrue();
        assertThat(SCHEMA.mistakes(Schema.tree(below))).isEmpty();
        assertThat(SCHEMA.mistakes(Schema.tree(beside))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queue: fast",
                "account_name: a, queue: FAST",
                "account_name: a, nodes: 10",
                "account_name: a, nodes: many",
                "account_name: a, poll_interval: 5",
                "account_name: a, policy: random",
                "account_name: a, arguments: -v",
                "account_name: a, overrides: {big: {nodez: 1}}",
                "account_name: a, overrides: {big: 1}",
                "account_name: [a]",
                "account_name: a, partition: b"
            })
    void bothRefuse(String settings) {
        String below = "pipeline-executor: {type: theirs, config: {%s}}".formatted(settings);
        String beside = "pipeline-executor: {type: theirs, %s}".formatted(settings);

        assertThat(isBound(below)).isFalse();
        assertThat(isBound(beside)).isFalse();
        assertThat(SCHEMA.mistakes(Schema.tree(below))).isNotEmpty();
        assertThat(SCHEMA.mistakes(Schema.tree(beside))).isNotEmpty();
    }
}
