package dev.runnable.plugins.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// DAGs run by Airflow, each of their processes one of the distribution, and the same pipelines run
/// here. All in one go, because Airflow takes longer to start than its tasks.
final class DagRunsIT {
    private static final List<String> PIPELINES =
            List.of("everything", "failures", "formalities", "tries", "dependencies", "told");
    private static final String TOLD =
            """
            {"told": {"run_id": "told-airflow", "greeting": "it's \\"2\\" {{ ds }}", "n": "2"}}
            """;

    @TempDir static Path scratch;
    private static JsonNode ended = Airflow.json("{}");
    private static Distribution runnable = new Distribution(Path.of(""));

    @BeforeAll
    static void runAll() throws Exception {
        AirflowHome airflow = new AirflowHome(Files.createDirectory(scratch.resolve("airflow")));
        assertThat(Distribution.isThere()).as("build the distribution first").isTrue();
        Path project = Files.createDirectory(scratch.resolve("project"));
        runnable = new Distribution(project);
        runnable.file(
                "airflow.yaml",
                Distribution.configuration(scratch.resolve("shared"), project, List.of()));
        for (String name : PIPELINES) {
            Files.copy(Pipelines.MADE.resolve(name + ".yaml"), project.resolve(name + ".yaml"));
            Path file = airflow.dags().resolve(name + ".py");
            runnable.render(name + ".yaml", "airflow.yaml", name + "-airflow", file);
            runnable.execute(name + ".yaml", name + "-here");
        }
        airflow.makeDatabase();
        ended =
                airflow.run(
                        TOLD, PIPELINES.stream().map(name -> name + ".py").toArray(String[]::new));
    }

    private static JsonNode here(String name) throws Exception {
        return runnable.log(name + "-here");
    }

    private static JsonNode onAirflow(String name) throws Exception {
        Path logs = scratch.resolve("shared/run_logs");
        runnable.file(
                "shared.yaml",
                "run-log-store: {type: chunked-fs, config: {log_folder: \"%s\"}}".formatted(logs));
        return runnable.log(name + "-airflow", "--config", "shared.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "failures", "formalities", "tries", "dependencies"})
    void theRunLogIsThatOfARunHere(String name) throws Exception {
        assertThat(onAirflow(name)).isEqualTo(here(name));
    }

    @Test
    void theStateOfTheDagIsThatOfTheRun() {
        assertThat(ended.at("/everything/state").asText()).endsWith("success");
        assertThat(ended.at("/failures/state").asText()).endsWith("success");
        assertThat(ended.at("/formalities/state").asText()).endsWith("success");
        assertThat(ended.at("/tries/state").asText()).endsWith("success");
        assertThat(ended.at("/dependencies/state").asText()).endsWith("failed");
    }

    @Test
    void whatStepsDoIsSeenInAirflow() {
        assertThat(state("everything", "broken[-1]")).isEqualTo("failed");
        assertThat(state("everything", "handler[-1]")).isEqualTo("success");
        assertThat(state("everything", "never[-1]")).isEqualTo("upstream_failed");
        assertThat(state("everything", "flaky[-1]")).isEqualTo("success");
        assertThat(state("everything", "until.1.look[-1]")).isEqualTo("success");
        assertThat(state("everything", "until.2.look[-1]")).isEqualTo("skipped");
        assertThat(state("failures", "none.end[-1]")).isEqualTo("success");
    }

    private static String state(String dag, String task) {
        return ended.path(dag).path("tasks").path(task).asText().toLowerCase(Locale.ROOT);
    }

    @Test
    void whoeverStartsTheDagMayNameTheRunAndChangeParameters() throws Exception {
        JsonNode parameters = onAirflow("told").path("parameters");

        assertThat(parameters.at("/heard/value").asText()).isEqualTo("it's \"2\" {{ ds }}/2/null");
        assertThat(parameters.at("/n/value").isTextual()).isTrue();
    }
}
