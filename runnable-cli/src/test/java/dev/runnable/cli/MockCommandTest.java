package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.cli.InThisProcess.Result;
import dev.runnable.run.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `runnable mock`: a pipeline with the values of a run that was.
final class MockCommandTest {
    private static final String PIPELINE =
            """
            parameters: {names: [a, b]}
            dag:
              start_at: count
              steps:
                count:
                  type: task
                  command_type: shell
                  command: echo count >> ran; test $RUNNABLE_STEP_ATTEMPT = 2 && export number=42
                  returns: [number]
                  max_attempts: 2
                  next: each
                each:
                  type: map
                  iterate_on: names
                  iterate_as: name
                  next: success
                  branch:
                    start_at: greet
                    steps:
                      greet:
                        type: task
                        command_type: shell
                        command: echo greet >> ran; export greeting="hello $name"
                        returns: [greeting]
                        next: success
            """;

    @TempDir Path folder;
    private InThisProcess runnable;

    @BeforeEach
    void recordARun() throws IOException {
        runnable = new InThisProcess(folder);
        runnable.file("p.yaml", PIPELINE);
        assertThat(runnable.run("execute", "p.yaml", "real").code()).isZero();
        Files.delete(folder.resolve("ran"));
    }

    private JsonNode mock(String... arguments) throws IOException {
        Result result = runnable.run(all(arguments));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(folder.resolve("ran")).doesNotExist();
        return result.json();
    }

    private static String[] all(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "mock";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--output";
        all[all.length - 1] = "json";
        return all;
    }

    private JsonNode recorded() throws IOException {
        return runnable.run("show", "real", "--output", "json").json();
    }

    private static String value(JsonNode log, String parameter) {
        return log.at("/parameters/" + parameter + "/value").toString();
    }

    @Test
    void outputsAndTimesAreThoseOfTheRun() throws Exception {
        JsonNode log = mock("--from", "real");

        assertThat(log.get("status").asText()).isEqualTo("SUCCESS");
        assertThat(log.get("parameters")).isEqualTo(recorded().get("parameters"));
        assertThat(log.at("/steps/count/attempts")).hasSize(1);
        JsonNode simulated = log.at("/steps/each/branches/each.b/steps/each.b.greet/attempts/0");
        JsonNode real = recorded().at("/steps/each/branches/each.b/steps/each.b.greet/attempts/0");
        assertThat(span(simulated)).isEqualTo(span(real));
    }

    @Test
    void failuresOfTheRunHappenAgainWhereTheUserWantsThem() throws Exception {
        JsonNode log = mock("--from", "real", "--failures");

        assertThat(log.at("/steps/count/attempts"))
                .extracting(it -> it.get("status").asText())
                .containsExactly("FAIL", "SUCCESS");
        assertThat(log.at("/steps/count/attempts/0/message"))
                .isEqualTo(recorded().at("/steps/count/attempts/0/message"));
    }

    @Test
    void changedPipelineIsTriedWithWhatWasRecorded() throws Exception {
        runnable.file(
                "new.yaml",
                """
                dag:
                  start_at: count
                  steps:
                    count: {type: task, command: other.count, returns: [number, more], next: report}
                    report: {type: task, command: other.report, returns: [text], next: success}
                """);

        Result result = runnable.run("mock", "new.yaml", "--from", "real", "--output", "json");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(value(result.json(), "number")).isEqualTo("42");
        assertThat(value(result.json(), "text")).isEqualTo("\"text\"");
        assertThat(result.err())
                .contains("run 'real' has no record of 'report'", "[RNB-603]")
                .contains("[report] | run 'real' has no record of this step; made up: 'text'")
                .contains("[count] | run 'real' has no 'more' of this step: made up");
    }

    @Test
    void itemThatWasNotThereDoesAsAnotherDid() throws Exception {
        Result result =
                runnable.run(
                        "mock",
                        "--from",
                        "real",
                        "--set",
                        "names=[\"b\", \"c\"]",
                        "--output",
                        "json");

        assertThat(value(result.json(), "greeting")).isEqualTo("[\"hello b\",\"hello b\"]");
        assertThat(result.err())
                .contains(
                        "[each.c.greet] | run 'real' has no record of this step: it does as 'each.b.greet' did")
                .doesNotContain("[each.b.greet] |");
    }

    @Test
    void definitionThatTheRunHasKeptIsTakenWhereTheFileIsGone() throws Exception {
        Files.delete(folder.resolve("p.yaml"));

        Result result = runnable.run("mock", "--from", "real");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err())
                .contains("p.yaml is not there: taking the definition that the run has kept");
    }

    @Test
    void patchesGoBeforeWhatWasRecorded() throws Exception {
        runnable.file(
                "c.yaml",
                "pipeline-executor: {type: mocked, config: {patches: {count: {returns: {number: 1}}, each.branch.greet: {delay: 1h}}}}\n");

        JsonNode log = mock("--from", "real", "-c", "c.yaml");

        assertThat(value(log, "number")).isEqualTo("1");
        assertThat(value(log, "greeting")).isEqualTo("[\"hello a\",\"hello b\"]");
        assertThat(span(log.at("/steps/each"))).isEqualTo("2h 00m");
    }

    @Test
    void pipelineAloneIsMadeUp() throws Exception {
        assertThat(value(mock("p.yaml"), "number")).isEqualTo("\"number\"");
    }

    @Test
    void mockedRunGoesOnAsOne() throws Exception {
        runnable.file(
                "c.yaml",
                "pipeline-executor: {type: mocked, config: {patches: {count: {fail: {times: 1}}}}}\n");
        runnable.file("p.yaml", PIPELINE.replace("max_attempts: 2", "max_attempts: 1"));
        assertThat(runnable.run("mock", "--from", "real", "-c", "c.yaml", "--run-id", "m").code())
                .isEqualTo(1);

        Result again = runnable.run("retry", "m", "--output", "json");

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(value(again.json(), "number")).isEqualTo("42");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void mistakesAreTold() {
        assertThat(runnable.run("mock"))
                .satisfies(it -> assertThat(it.code()).isEqualTo(2))
                .satisfies(it ->
                        assertThat(it.err()).contains("a pipeline is missing, or --from RUN_ID"));
        assertThat(runnable.run("mock", "p.yaml", "--failures"))
                .satisfies(it -> assertThat(it.code()).isEqualTo(2))
                .satisfies(it -> assertThat(it.err()).contains("--failures needs --from RUN_ID"));
        assertThat(runnable.run("mock", "--from", "rael"))
                .satisfies(it -> assertThat(it.code()).isEqualTo(2))
                .satisfies(it -> assertThat(it.err()).contains("'rael'", "[RNB-305]"));
    }

    private static String span(JsonNode logged) {
        return Durations.text(
                Duration.between(
                        OffsetDateTime.parse(logged.get("start_time").asText()),
                        OffsetDateTime.parse(logged.get("end_time").asText())));
    }
}
