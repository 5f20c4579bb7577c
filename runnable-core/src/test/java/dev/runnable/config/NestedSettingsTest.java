package dev.runnable.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.extension.Extensions;
import dev.runnable.problem.Problem;
import dev.runnable.problem.Problems;
import dev.runnable.service.Services;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.Settings;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

final class NestedSettingsTest {
    private final Problems problems = new Problems();

    private Settings settings(String... lines) {
        String text =
                "pipeline-executor:\n  type: box\n  config:\n    " + String.join("\n    ", lines);
        return new ConfigurationReader(
                        new Services(Extensions.onClassPath())
                                .known()
                                .with(
                                        Section.PIPELINE_EXECUTOR,
                                        "box",
                                        SettingsShape.closed().opened()))
                .readText(text, "config.yaml", Map.of("RUNNABLE_VAR_home", "/data"))
                .orThrow()
                .executor()
                .settings(problems);
    }

    private List<String> told() {
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    @Test
    void singleValuesAreTakenAsTheyAreWritten() {
        Settings settings = settings("cpus: 0.50", "user: 1000", "name: ${home}/x");

        assertThat(settings.scalar("cpus")).contains("0.50");
        assertThat(settings.scalar("user")).contains("1000");
        assertThat(settings.scalar("name")).contains("/data/x");
        assertThat(settings.scalar("nothing")).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void namesInsideAreTheUsersOwn() {
        Settings settings = settings("environment: {A_B: 1, AB: true, a-b: x}");

        assertThat(settings.scalars("environment"))
                .containsExactly(
                        Map.entry("A_B", "1"), Map.entry("AB", "true"), Map.entry("a-b", "x"));
        assertThat(told()).isEmpty();
    }

    @Test
    void oneSectionIsSettingsAndNothingBehindItsKeyIsNone() {
        Settings settings = settings("podGc: {strategy: a}", "spec:", "wrong: 1");

        assertThat(settings.section("pod_gc").flatMap(inner -> inner.text("strategy")))
                .contains("a");
        assertThat(settings.section("spec")).isEmpty();
        assertThat(settings.section("wrong")).isEmpty();
        assertThat(told())
                .containsExactly(
                        "error: config.yaml:6:12: 'wrong' must be a mapping, found the number 1"
                                + " [RNB-103]");
    }

    @Test
    void listsOfMappingsKnowTheirPlaces() {
        Settings settings = settings("env:", "  - {name: a}", "  - b", "  - {nam: c}");

        List<Settings> list = settings.list("env");
        list.forEach(one -> one.text("name"));
        list.forEach(Settings::rejectOthers);

        assertThat(list).hasSize(2);
        assertThat(told())
                .containsExactly(
                        "error: config.yaml:6:9: 'env[1]' must be a mapping, found the text 'b'"
                                + " [RNB-103]",
                        "error: config.yaml:7:10: unknown property 'nam'. Did you mean 'name'?"
                                + " [RNB-102]");
    }

    @Test
    void anythingCanBeHandedOnAsItIs() {
        Settings settings = settings("patch: {a_b: [1, true, null, '1', x]}");

        assertThat(settings.json("patch"))
                .hasToString("Optional[{\"a_b\":[1,true,null,\"1\",\"x\"]}]");
        assertThat(settings.json("nothing")).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void sectionsAreSettingsOfTheirOwn() {
        SequencedMap<String, Settings> sections =
                settings("overrides: {large: {memory: 8g}, small_one: {}}").sections("overrides");

        assertThat(sections.keySet()).containsExactly("large", "small_one");
        assertThat(sections.firstEntry().getValue().scalar("memory")).contains("8g");
        assertThat(told()).isEmpty();
    }

    @Test
    void everyMistakeInsideIsToldAtItsPlace() {
        Settings settings =
                settings(
                        "environment: {A: [1], B: }",
                        "overrides:",
                        "  large: {memry: 8g, memory: {}}",
                        "  small: 1");
        settings.scalars("environment");
        settings.sections("overrides")
                .values()
                .forEach(inner -> {
                    inner.scalar("memory");
                    inner.reject("nothing", "this lacks something", "Add it.");
                    inner.rejectOthers();
                });

        assertThat(told())
                .containsExactly(
                        "error: config.yaml:4:22: 'environment.A' must be a single value, found a list"
                                + " [RNB-103]",
                        "error: config.yaml:4:29: 'environment.B' must be a single value, found nothing"
                                + " [RNB-103]",
                        "error: config.yaml:6:7: this lacks something. Add it. [RNB-104]",
                        "error: config.yaml:6:15: unknown property 'memry'. Did you mean 'memory'?"
                                + " [RNB-102]",
                        "error: config.yaml:6:34: 'memory' must be a single value, found a mapping"
                                + " [RNB-103]",
                        "error: config.yaml:7:14: 'overrides.small' must be a mapping, found the"
                                + " number 1 [RNB-103]");
    }
}
