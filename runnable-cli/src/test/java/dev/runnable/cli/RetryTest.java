package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.cli.InThisProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `runnable retry` of runs that ended: what runs again, with which inputs.
final class RetryTest {
    /// `b` fails until there is a file `fixed`.
    private static final String PIPELINE =
            """
            parameters: {name: world}
            dag:
              start_at: a
              steps:
                a:
                  type: task
                  command_type: shell
                  command: echo a >> ran; export made=from-a
                  returns: [{name: made, kind: json}]
                  next: b
                b:
                  type: task
                  command_type: shell
                  command: echo b >> ran; test -e fixed && export got="$name $made"
                  returns: [{name: got, kind: json}]
                  next: c
                c:
                  type: task
                  command_type: shell
                  command: echo c >> ran; echo "c has $got"
                  next: success
            """;

    @TempDir Path folder;
    private InThisProcess runnable;

    @BeforeEach
    void setUp() throws IOException {
        runnable = new InThisProcess(folder);
        runnable.file("p.yaml", PIPELINE);
    }

    @ParameterizedTest
    @CsvSource({"chunked-fs, false", "chunked-fs, true", "file-system, false", "file-system, true"})
    void goesOnWithTheStepThatFailed(String store, boolean parallel) throws Exception {
        runnable.file(
                "runnable-config.yaml",
                "run-log-store: {type: %s}\npipeline-executor: {type: local, config: {enable_parallel: %s}}\n"
                        .formatted(store, parallel));
        assertThat(runnable.run("execute", "p.yaml", "r1").code()).isEqualTo(1);
        runnable.file("fixed", "");

        Result again = runnable.run("retry", "r1");

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(ran()).containsExactly("a", "b", "b", "c");
        assertThat(again.err())
                .contains("[b] attempt 2\n", "[c] | c has world from-a", "run succeeded in")
                .doesNotContain("[a]");
        JsonNode log = runnable.run("show", "r1", "--output", "json").json();
        assertThat(log.at("/status").asText()).isEqualTo("SUCCESS");
        assertThat(log.at("/run_config/is_retry").asBoolean()).isTrue();
        assertThat(log.at("/steps/a/attempts")).hasSize(1);
        assertThat(log.at("/steps/b/attempts"))
                .extracting(it -> it.get("status").asText())
                .containsExactly("FAIL", "SUCCESS");
        assertThat(log.at("/steps/b/attempts"))
                .extracting(it -> it.get("attempt_number").asInt())
                .containsExactly(1, 2);
        assertThat(log.at("/parameters/got/value").asText()).isEqualTo("world from-a");
        String document = store.equals("chunked-fs") ? "r1/RunLog.json" : "r1.json";
        assertThat(
                        new ObjectMapper()
                                .readTree(folder.resolve(".run_log_store/" + document).toFile()))
                .isEqualTo(log);
        assertThat(runnable.run("show", "r1").out()).containsPattern("b +task +SUCCESS +2 ");
        assertThat(runnable.run("runs").out()).containsPattern("r1 +SUCCESS .* \\d+\\.\\d\\ds ");
    }

    @Test
    void runMayFailAgainAndAgainAndThenGoOn() throws Exception {
        runnable.run("execute", "p.yaml", "r1");
        assertThat(runnable.run("retry", "r1").code()).isEqualTo(1);
        assertThat(runnable.run("retry", "r1").code()).isEqualTo(1);
        runnable.file("fixed", "");
        Result last = runnable.run("retry", "r1");
        assertThat(last.code()).isZero();
        assertThat(last.err()).contains("[b] attempt 4\n");
        assertThat(ran()).containsExactly("a", "b", "b", "b", "b", "c");
    }

    @Test
    void insideBranchesOnlyWhatHadNotSucceededRuns() throws Exception {
        runnable.file(
                "nested.yaml",
                """
                parameters: {items: [x, y, z], done: false}
                dag:
                  start_at: each
                  steps:
                    each:
                      type: map
                      iterate_on: items
                      iterate_as: item
                      next: outer
                      branch:
                        start_at: one
                        steps:
                          one: {type: task, command_type: shell, command: 'echo one-$item >> ran', next: two}
                          two:
                            type: task
                            command_type: shell
                            command: 'echo two-$item >> ran; test $item != y || test -e fixed'
                            next: success
                    outer:
                      type: dag
                      next: success
                      branch:
                        start_at: again
                        steps:
                          again:
                            type: loop
                            max_iterations: 3
                            break_on: done
                            index_as: i
                            next: success
                            branch:
                              start_at: turn
                              steps:
                                turn:
                                  type: task
                                  command_type: shell
                                  command: 'echo turn-$i >> ran; test $i != 1 || test -e fixed2'
                                  next: success
                """);
        assertThat(runnable.run("execute", "nested.yaml", "r1").code()).isEqualTo(1);
        List<String> first = List.of("one-x", "two-x", "one-y", "two-y", "one-z", "two-z");
        assertThat(ran()).containsExactlyElementsOf(first);
        Files.delete(folder.resolve("ran"));
        runnable.file("fixed", "");
        assertThat(runnable.run("retry", "r1").code()).isEqualTo(1);
        assertThat(ran()).containsExactly("two-y", "turn-0", "turn-1");
        Files.delete(folder.resolve("ran"));
        runnable.file("fixed2", "");
        Result last = runnable.run("retry", "r1");
        assertThat(last.code()).as(last.err()).isZero();
        assertThat(ran()).containsExactly("turn-1", "turn-2");
    }

    @Test
    void changedCommandIsUsedAndRecorded() throws Exception {
        runnable.run("execute", "p.yaml", "r1");
        runnable.file(
                "p.yaml",
                PIPELINE.replace("test -e fixed && export got=\"$name $made\"", "export got=new"));
        assertThat(runnable.run("retry", "r1").code()).isZero();
        JsonNode log = runnable.run("show", "r1", "--output", "json").json();
        assertThat(log.at("/run_config/dag/nodes/b/command").asText()).contains("got=new");
        assertThat(log.at("/parameters/got/value").asText()).isEqualTo("new");
        String second = JournalFile.of(folder, "r1", 2).records().get(1);
        assertThat(second).contains("export got=new").doesNotContain("test -e fixed");
    }

    @Test
    void changedStructureIsRefusedWithEveryDifference() throws Exception {
        runnable.run("execute", "p.yaml", "r1");
        runnable.file("p.yaml", PIPELINE.replace("next: c", "next: d").replace("    c:", "    d:"));
        Result result = runnable.run("retry", "r1");
        assertThat(result.code()).isEqualTo(3);
        String hint =
                ". Commands may change before a retry, steps and edges may not."
                        + " Undo that, or run it anew with 'runnable execute'. [RNB-312]\n";
        assertThat(result.err())
                .isEqualTo(
                        "error: p.yaml: not the pipeline of run 'r1': 'next' of step 'b' was 'c'"
                                + " and is 'd'"
                                + hint
                                + "error: p.yaml: not the pipeline of run 'r1': step 'c' is gone"
                                + hint
                                + "error: p.yaml: not the pipeline of run 'r1': step 'd' is new"
                                + hint
                                + "3 errors; nothing was started.\n");
        assertThat(ran()).containsExactly("a", "b");
        assertThat(JournalFile.of(folder, "r1", 2).file()).doesNotExist();
    }

    @Test
    void pipelineFileThatIsGoneIsTakenFromTheRun() throws Exception {
        runnable.run("execute", "p.yaml", "r1");
        Files.delete(folder.resolve("p.yaml"));
        runnable.file("fixed", "");
        Result result = runnable.run("retry", "r1");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err())
                .contains(
                        "p.yaml is not there: going on with the definition that the run has kept\n");
    }

    @Test
    void configurationIsThatOfTheRunUnlessOneIsChosen() throws Exception {
        runnable.file(
                "p.yaml",
                PIPELINE.replace("test -e fixed", "echo \"b has '$GREETING'\"; test -e fixed"));
        runnable.file("pass.yaml", "pass_env: [GREETING]\n");
        runnable.file("other.yaml", "catalog: {type: do-nothing}\n");
        runnable.with("GREETING", "hi");
        assertThat(runnable.run("execute", "p.yaml", "r1", "-c", "pass.yaml").err())
                .contains("b has 'hi'");
        Files.delete(folder.resolve("pass.yaml"));
        assertThat(runnable.run("retry", "r1").err()).contains("b has 'hi'");
        assertThat(runnable.run("retry", "r1", "-c", "other.yaml").err()).contains("b has ''");
        assertThat(runnable.run("retry", "r1").err()).as("the last one").contains("b has ''");
    }

    @Test
    void parametersAreThoseOfTheRun() throws Exception {
        runnable.file("parameters.yaml", "name: first\n");
        runnable.with("RUNNABLE_PARAMETERS_FILE", "parameters.yaml");
        runnable.run("execute", "p.yaml", "r1");
        runnable.file("parameters.yaml", "name: second\n");
        runnable.with("RUNNABLE_PRM_name", "third");
        runnable.file("fixed", "");
        assertThat(runnable.run("retry", "r1").err()).contains("c has first from-a");
    }

    @Test
    void secretsAreAskedForAndMaskedAgain() throws Exception {
        runnable.file(
                "p.yaml",
                PIPELINE.replace("echo b >> ran;", "echo \"b has $API_KEY\"; echo $API_KEY > seen;")
                        .replace("      next: c", "      secrets: [API_KEY]\n      next: c"));
        runnable.with("API_KEY", "s3cr3t-one");
        assertThat(runnable.run("execute", "p.yaml", "r1").err()).contains("b has *****");

        runnable.without("API_KEY");
        Result without = runnable.run("retry", "r1");
        assertThat(without.code()).isEqualTo(4);
        assertThat(without.err()).contains("there is no secret 'API_KEY'", "[RNB-205]");
        assertThat(JournalFile.of(folder, "r1", 2).file()).doesNotExist();

        runnable.with("API_KEY", "s3cr3t-two");
        runnable.file("fixed", "");
        Result again = runnable.run("retry", "r1");
        assertThat(again.err()).contains("b has *****").doesNotContain("s3cr3t");
        assertThat(folder.resolve("seen")).content().isEqualTo("s3cr3t-two\n");
        assertThat(JournalFile.of(folder, "r1", 2).records().toString()).doesNotContain("s3cr3t");
    }

    private List<String> ran() throws IOException {
        return Files.readAllLines(folder.resolve("ran"));
    }
}
