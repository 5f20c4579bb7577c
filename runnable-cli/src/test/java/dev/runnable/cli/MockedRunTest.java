package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.cli.InThisProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Pipelines under the mocked executor, and its patches.
final class MockedRunTest {
    /// Nothing in it can run: no such file, secret, module or program.
    private static final String PIPELINE =
            """
            dag:
              start_at: fetch
              steps:
                fetch:
                  type: task
                  command_type: shell
                  command: touch ran; exit 1
                  catalog: {get: [nowhere.csv], put: [never.csv]}
                  secrets: [no_such_secret]
                  returns: [rows]
                  next: each
                each:
                  type: map
                  iterate_on: rows
                  iterate_as: row
                  reducer: sum
                  next: decide
                  branch:
                    start_at: score
                    steps:
                      score: {type: task, command: no.such.module, returns: [{name: score, kind: metric}], next: success}
                decide:
                  type: task
                  command_type: java
                  command: No.java::such
                  returns: [way]
                  next: choose
                choose:
                  type: conditional
                  parameter: way
                  next: again
                  branches:
                    up: {start_at: step, steps: {step: {type: stub, next: success}}}
                    down: {start_at: step, steps: {step: {type: stub, next: success}}}
                again:
                  type: loop
                  break_on: done
                  index_as: i
                  max_iterations: 50
                  next: success
                  branch:
                    start_at: look
                    steps:
                      look: {type: task, command_type: notebook, command: no.ipynb, returns: [done], next: success}
            """;

    @TempDir Path folder;
    private InThisProcess runnable;

    @BeforeEach
    void setUp() throws IOException {
        runnable = new InThisProcess(folder);
        runnable.file("p.yaml", PIPELINE);
        patches("{}");
    }

    private void patches(String patches) throws IOException {
        settings("patches: " + patches);
    }

    private void settings(String settings) throws IOException {
        runnable.file(
                "runnable-config.yaml",
                "pipeline-executor: {type: mocked, config: {" + settings + "}}\n");
    }

    private JsonNode run() throws IOException {
        Result result = runnable.run("execute", "p.yaml", "--output", "json");
        assertThat(result.out()).as(result.err()).isNotEmpty();
        return result.json();
    }

    private static String value(JsonNode log, String parameter) {
        return log.at("/parameters/" + parameter + "/value").toString();
    }

    private static List<String> attempts(JsonNode step) {
        return step.get("attempts").valueStream().map(it -> it.get("status").asText()).toList();
    }

    private static Duration took(JsonNode logged) {
        return Duration.between(
                OffsetDateTime.parse(logged.get("start_time").asText()),
                OffsetDateTime.parse(logged.get("end_time").asText()));
    }

    @Test
    void everyStepIsWalkedAndNothingIsRunOrNeeded() throws Exception {
        JsonNode log = run();

        assertThat(log.get("status").asText()).isEqualTo("SUCCESS");
        assertThat(value(log, "rows")).isEqualTo("[\"rows-1\",\"rows-2\",\"rows-3\"]");
        assertThat(value(log, "score")).isEqualTo("3.0");
        assertThat(log.at("/parameters/score/kind").asText()).isEqualTo("metric");
        assertThat(value(log, "way")).isEqualTo("\"up\"");
        assertThat(log.at("/steps/each/branches")).hasSize(3);
        assertThat(log.at("/steps/choose/branches").properties())
                .extracting(it -> it.getKey())
                .containsExactly("choose.up");
        assertThat(log.at("/steps/again/branches")).hasSize(3);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .extracting(it -> it.getFileName().toString())
                    .containsExactlyInAnyOrder("p.yaml", "runnable-config.yaml", ".run_log_store");
        }
    }

    @Test
    void simulatedOutputsDecideWhereItGoes() throws Exception {
        patches(
                "{fetch: {returns: {rows: [1, {a: 2}]}}, decide: {returns: {way: down, more: [3]}}}");

        JsonNode log = run();

        assertThat(log.at("/steps/each/branches")).hasSize(2);
        assertThat(log.at("/steps/choose/branches/choose.down/status").asText())
                .isEqualTo("SUCCESS");
        assertThat(value(log, "more")).isEqualTo("[3]");
    }

    @Test
    void pathOfAStepGoesBeforeItsName() throws Exception {
        patches("{score: {returns: {score: 7}}, each.branch.score: {returns: {score: 5}}}");

        assertThat(value(run(), "score")).isEqualTo("15");
    }

    @Test
    void oneItemGoesBeforeAll() throws Exception {
        patches(
                "{score: {returns: {score: 7}}, each.rows-2.score: {returns: {score: 5, more: 1}},"
                        + " again.0.look: {returns: {done: true}}, choose.up.step: {delay: 1h}}");

        JsonNode log = run();

        assertThat(value(log, "score")).isEqualTo("19");
        assertThat(log.at("/steps/again/branches")).hasSize(1);
        assertThat(took(log)).hasHours(1);
    }

    @Test
    void oneItemFails() throws Exception {
        patches("{each.rows-2.score: {fail: {message: no luck}}}");

        JsonNode log = run();

        assertThat(log.at("/status").asText()).isEqualTo("FAIL");
        assertThat(log.at("/steps/each/message").asText())
                .contains("item 'rows-2' failed", "no luck");
    }

    @Test
    void failuresRetriesAndTimeoutsAreAsInARunAndTakeNoTime() throws Exception {
        runnable.file(
                "p.yaml",
                """
                dag:
                  start_at: a
                  steps:
                    a:
                      type: task
                      command_type: shell
                      command: exit 1
                      retry: {max_attempts: 4, backoff: {initial: 20m, factor: 2, max: 1d}}
                      next: b
                    b: {type: task, command_type: shell, command: exit 1, timeout: 30m, on_failure: c, next: success}
                    c: {type: stub, next: success}
                """);
        patches("{a: {fail: {times: 2, message: no luck}, delay: 10m}, b: {delay: 2h}}");

        JsonNode log = run();

        assertThat(log.get("status").asText()).isEqualTo("SUCCESS");
        JsonNode a = log.at("/steps/a");
        assertThat(attempts(a)).containsExactly("FAIL", "FAIL", "SUCCESS");
        assertThat(a.at("/attempts/0/message").asText()).isEqualTo("no luck");
        assertThat(a.get("attempts")).allSatisfy(it -> assertThat(took(it)).hasMinutes(10));
        assertThat(took(a)).isEqualTo(Duration.parse("PT1H30M"));
        assertThat(log.at("/steps/b/attempts/0/message").asText()).contains("timed out after 30m");
        assertThat(took(log.at("/steps/b"))).isEqualTo(Duration.ofMinutes(30));
        assertThat(log.at("/steps/c/status").asText()).isEqualTo("SUCCESS");
        assertThat(took(log)).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void patchedCommandIsRunAndKeepsWhatThePatchDoesNotSay() throws Exception {
        runnable.file(
                "p.yaml",
                """
                parameters: {name: world}
                dag:
                  start_at: a
                  steps:
                    a: {type: task, command: no.such, returns: [x], max_attempts: 2, next: b}
                    b: {type: stub, next: c}
                    c: {type: task, command_type: shell, command: 'exit 1', returns: [z], next: success}
                """);
        patches(
                """
                {a: {command_type: shell, command: 'test $$RUNNABLE_STEP_ATTEMPT = 2 && export x="hello $$name"'},
                 b: {command_type: shell, command: 'export y="$$x!"', returns: [y]},
                 c: {command: 'export z="$$y!"', fail: {times: 1}}}
                """);

        JsonNode log = run();

        assertThat(attempts(log.at("/steps/a"))).containsExactly("FAIL", "SUCCESS");
        assertThat(value(log, "y")).isEqualTo("\"hello world!\"");
        assertThat(attempts(log.at("/steps/c"))).containsExactly("FAIL");
        assertThat(log.get("status").asText()).isEqualTo("FAIL");
    }

    @Test
    void failedRunGoesOn() throws Exception {
        patches("{decide: {fail: {times: 1}}}");
        runnable.run("execute", "p.yaml", "r1");

        Result again = runnable.run("retry", "r1", "--output", "json");

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(attempts(again.json().at("/steps/decide"))).containsExactly("FAIL", "SUCCESS");
        assertThat(again.json().at("/steps/fetch/attempts")).hasSize(1);
    }

    @Test
    void failedRunGoesOnAfterItsOwnTime() throws Exception {
        patches("{fetch: {delay: 2h}, decide: {fail: {times: 1}, delay: 1h}}");
        runnable.run("execute", "p.yaml", "r1");

        Result again = runnable.run("retry", "r1", "--output", "json");

        JsonNode decide = again.json().at("/steps/decide");
        assertThat(decide.get("attempts")).allSatisfy(it -> assertThat(took(it)).hasHours(1));
        assertThat(took(decide)).isBetween(Duration.ofHours(2), Duration.parse("PT2H1S"));
    }

    @Test
    void hoursAreSharedByWhatRunsAtOnce() throws Exception {
        runnable.file(
                "p.yaml",
                """
                dag:
                  steps:
                    a: {type: task, command: no.such}
                    b: {type: task, command: no.such}
                    c: {type: task, command: no.such}
                    d: {type: task, command: no.such, needs: [a, b, c]}
                """);
        String patches =
                "patches: {a: {delay: 1h}, b: {delay: 1h}, c: {delay: 1h}, d: {delay: 1h}}";
        settings(patches);
        assertThat(took(run())).hasHours(4);
        settings("enable_parallel: true, max_parallel: 2, " + patches);
        assertThat(took(run())).hasHours(3);
        settings("enable_parallel: true, max_parallel: 3, " + patches);
        assertThat(took(run())).hasHours(2);
    }

    @Test
    void usersReducerIsNotEvaluated() throws Exception {
        runnable.file("p.yaml", PIPELINE.replace("reducer: sum", "reducer: 'no.such.function'"));

        assertThat(value(run(), "score")).isEqualTo("1.0");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "{fecth: {fail: true}}",
                        "the pipeline has no step 'fecth' to patch. Did you mean 'fetch'? [RNB-601]"),
                Arguments.of(
                        "{each.branch.scor: {fail: true}}",
                        "Did you mean 'each.branch.score'? [RNB-601]"),
                Arguments.of(
                        "{each: {fail: true}}",
                        "step 'each' is a map, and patches are for tasks and stubs. Patch what stands in it, as 'each.branch.score'. [RNB-602]"),
                Arguments.of(
                        "{each.a.score: {command: x}}",
                        "'each.a.score' is the step of one item, and a command is that of all items. Patch 'each.branch.score', or"),
                Arguments.of("{each.a.b.score: {fail: true}}", "has no step 'each.a.b.score'"),
                Arguments.of(
                        "{fetch: {command: x, returns: {a: 1}}}",
                        "a step either runs a command or returns the values of 'returns'"),
                Arguments.of("{fetch: {returns: [a]}}", "a list in 'returns' is for a 'command'"),
                Arguments.of(
                        "{fetch: {command: x, delay: 1h}}",
                        "'delay' is for steps that are simulated"),
                Arguments.of("{fetch: {secrets: [a]}}", "'secrets' are for a 'command'"),
                Arguments.of("{fetch: {fail: {tims: 1}}}", "'fail' must be true, or a mapping"),
                Arguments.of("{fetch: {fail: {times: 0}}}", "'fail' must be true, or a mapping"),
                Arguments.of(
                        "{fetch: {fial: true}}", "unknown property 'fial'. Did you mean 'fail'?"),
                Arguments.of("{fetch: {delay: soon}}", "'delay' must be a duration"),
                Arguments.of(
                        "{decide: {command_type: shel, command: x}}",
                        "step 'decide': unknown command type 'shel'. Did you mean 'shell'? [RNB-113]"),
                Arguments.of(
                        "{decide: {command_type: python}}",
                        "step 'decide': a python command is the path of a function, found 'No.java::such'"),
                Arguments.of(
                        "{choose.up.step: {command_type: shell}}",
                        "step 'choose.up.step': the patch changes the type and has no command"),
                Arguments.of("{fetch: 3}", "'patches.fetch' must be a mapping"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeInAPatchIsToldWhereItStands(String patches, String message) throws Exception {
        patches(patches);

        Result result = runnable.run("execute", "p.yaml");

        assertThat(result.code()).as(result.err()).isEqualTo(3);
        assertThat(result.err())
                .contains(message)
                .containsPattern("error: runnable-config.yaml:1:\\d+: ");
    }

    @Test
    void whatIsRunNeedsItsSecrets() throws Exception {
        patches("{fetch: {command: 'true'}}");

        Result result = runnable.run("execute", "p.yaml");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("there is no secret 'no_such_secret'");
    }
}
