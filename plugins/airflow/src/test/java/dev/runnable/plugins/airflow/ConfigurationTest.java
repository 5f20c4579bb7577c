package dev.runnable.plugins.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.plugins.airflow.config.AirflowConfiguration;
import dev.runnable.plugins.airflow.config.TaskOptions;
import dev.runnable.settings.SettingsShape;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ConfigurationTest {
    @Test
    void sharedFolderIsNeeded() {
        assertThat(Airflow.configured("dag_id: etl").told())
                .singleElement()
                .asString()
                .contains("'shared_folder' is missing", "'shared_folder: /mnt/runnable'");
    }

    @Test
    void foldersAreThoseOfWorkers() {
        assertThat(Airflow.configured("shared_folder: data\nworking_directory: src").told())
                .hasSize(2)
                .anySatisfy(it ->
                        assertThat(it)
                                .contains(
                                        "'shared_folder' must be an absolute path as workers see it",
                                        "'data'"))
                .anySatisfy(it ->
                        assertThat(it)
                                .contains("'working_directory' must be an absolute path", "'src'"));
    }

    @Test
    void mistakesAreToldTogether() {
        assertThat(
                        Airflow.of(
                                        "dag_id: my dag",
                                        "start_date: yesterday",
                                        "log_level: loud",
                                        "max_active_runs: 0",
                                        "defaults: {pol: a, executor_config: 3}")
                                .told())
                .hasSize(6)
                .anySatisfy(it ->
                        assertThat(it).contains("'dag_id' must be the id of a DAG", "'my dag'"))
                .anySatisfy(
                        it -> assertThat(it).contains("'start_date' must be a date", "'yesterday'"))
                .anySatisfy(
                        it -> assertThat(it).contains("'log_level' must be DEBUG, INFO", "'loud'"))
                .anySatisfy(it -> assertThat(it).contains("max_active_runs"))
                .anySatisfy(it -> assertThat(it).contains("unknown", "pol", "pool"))
                .anySatisfy(it ->
                        assertThat(it)
                                .contains(
                                        "'executor_config' must be a mapping, found the number 3"));
    }

    @Test
    void whatLooksLikeADateIsInTheCalendar() {
        assertThat(Airflow.of("start_date: 2026-02-30").told())
                .containsExactly(
                        "error: config.yaml:5:17: 'start_date' must be a date, found '2026-02-30'."
                                + " Write one as '2026-01-31'. [RNB-104]");
    }

    @Test
    void everySettingIsInTheReadmeWithItsDefault() throws Exception {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(SettingsShape.of(AirflowConfiguration.class).settings())
                .hasSize(17)
                .allSatisfy(it ->
                        assertThat(readme)
                                .containsPattern(
                                        "\\| `%s` \\|.*\\| %s"
                                                .formatted(
                                                        it.key(), it.defaultValue().orElse(""))));
        assertThat(SettingsShape.of(TaskOptions.class).keys())
                .allSatisfy(key -> assertThat(readme).contains("`" + key + "`"));
    }

    @Test
    void whatAirflowGetsIsInItsOwnWords() {
        String text =
                Airflow.of(
                                "defaults: {pool_slots: 2, executor_config: {pod: {cpu: 1}, x: null}}",
                                "log_level: debug",
                                "start_date: 2026-01-31")
                        .render("dag: {start_at: a, steps: {a: {type: stub, next: success}}}");

        assertThat(text)
                .contains("pool_slots=2,")
                .contains("executor_config={\"pod\": {\"cpu\": 1}, \"x\": None},")
                .contains("\"--log-level\", \"DEBUG\"")
                .contains("start_date=datetime(2026, 1, 31, tzinfo=timezone.utc)");
    }

    @Test
    void unknownKeysAreToldWithTheNearest() {
        assertThat(Airflow.of("shedule: daily").told())
                .singleElement()
                .asString()
                .contains("shedule", "Did you mean 'schedule'?");
    }

    @Test
    void overridesAreOverDefaults() {
        String text =
                Airflow.of(
                                "defaults: {pool: usual, queue: small, env: {A: '1', B: '2'}}",
                                "overrides: {big: {queue: large, env: {B: '3'}}}")
                        .render(
                                """
                                dag:
                                  start_at: one
                                  steps:
                                    one: {type: stub, overrides: {airflow: big}, next: two}
                                    two: {type: stub, next: success}
                                """);

        assertThat(text)
                .contains(
                        "pool=\"usual\",\n        queue=\"large\",\n        env={\"A\": \"1\", \"B\": \"3\"},")
                .contains(
                        "pool=\"usual\",\n        queue=\"small\",\n        env={\"A\": \"1\", \"B\": \"2\"},");
    }

    @Test
    void dagIsNamedAfterThePipelineUnlessItHasAName() {
        String pipeline = "dag: {start_at: a, steps: {a: {type: stub, next: success}}}";

        assertThat(Airflow.of().render(pipeline)).contains("dag_id=\"train\"");
        assertThat(Airflow.of("dag_id: nightly.etl").render(pipeline))
                .contains("dag_id=\"nightly.etl\"");
    }

    @Test
    void parametersStayInTheFileWhereThatIsWanted() {
        String pipeline =
                """
                dag: {start_at: a, steps: {a: {type: stub, next: success}}}
                parameters: {x: 1, "not a variable": 2}
                """;

        assertThat(Airflow.of().render(pipeline)).contains("PARAMETERS = {\"x\": 1}");
        assertThat(Airflow.of("expose_parameters: false").render(pipeline))
                .contains("PARAMETERS = {}");
    }
}
