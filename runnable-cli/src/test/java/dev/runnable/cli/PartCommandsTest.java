package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.event.RunEvent;
import dev.runnable.graph.StepPath;
import dev.runnable.json.JsonOrText;
import dev.runnable.reentry.OutcomeFile;
import dev.runnable.reentry.ReentryCommand;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `execute-single-node` and `fan`, one at a time.
final class PartCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PIPELINE =
            """
            parameters: {xs: [1, "a b"], which: right}
            dag:
              start_at: first step
              steps:
                first step: {type: task, command_type: shell, command: 'echo x >> ran; export a=1', returns: [a], next: m}
                m:
                  type: map
                  iterate_on: xs
                  iterate_as: x
                  next: c
                  branch: {start_at: s, steps: {s: {type: task, command_type: shell, command: 'export y="$x"', returns: [y], next: success}}}
                c:
                  type: conditional
                  parameter: which
                  next: l
                  branches:
                    left: {start_at: s, steps: {s: {type: stub, next: success}}}
                    right: {start_at: s, steps: {s: {type: stub, next: success}}}
                l:
                  type: loop
                  max_iterations: 2
                  break_on: done
                  index_as: i
                  next: success
                  branch: {start_at: s, steps: {s: {type: stub, next: success}}}
            """;

    @TempDir Path folder;
    private InProcess runnable;

    @BeforeEach
    void pipeline() throws IOException {
        runnable = new InProcess(folder);
        runnable.file("p.yaml", PIPELINE);
    }

    private InProcess.Result node(String... arguments) {
        return runnable.run(with("execute-single-node", arguments));
    }

    private InProcess.Result fan(String... arguments) {
        return runnable.run(with("fan", arguments));
    }

    private static String[] with(String command, String... arguments) {
        return Stream.concat(Stream.of(command), Arrays.stream(arguments)).toArray(String[]::new);
    }

    private void create() {
        assertThat(node("r", "p.yaml", "first step").code()).isZero();
    }

    private JsonNode log() throws IOException {
        return JSON.readTree(runnable.run("show", "r", "--output", "json").out());
    }

    private static void isRefused(InProcess.Result result, int code, String... parts) {
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.err()).contains(parts).doesNotContain("\tat ");
    }

    /// A process that starts a step and is never heard of again.
    private void lose(StepPath step, String type, String... after) throws IOException {
        RunLogStore store = RunLogs.store(folder);
        try (RunLogStore.Writer writer = store.join("r").orElseThrow()) {
            Instant now = Instant.now();
            writer.append(new RunEvent.StepStarted(now, step, type, List.of(after), 1));
            writer.append(new RunEvent.AttemptStarted(now, step, 1));
        }
    }

    @Test
    void originalFormsAreUnderstood() throws Exception {
        assertThat(
                        node(
                                        "r",
                                        "p.yaml",
                                        "first%step",
                                        "--log-level",
                                        "INFO",
                                        "--tag",
                                        "t",
                                        "--mode",
                                        "yaml",
                                        "--iter-variable",
                                        "{\"map_variable\": {}, \"loop_variable\": []}")
                                .code())
                .isZero();
        InProcess.Result out = fan("r", "m", "p.yaml", "out", "--output-file", "out.txt");
        assertThat(JSON.readTree(out.out())).isEqualTo(JSON.readTree("[1, \"a b\"]"));
        assertThat(JSON.readTree(folder.resolve("out.txt").toFile()))
                .isEqualTo(JSON.readTree(out.out()));
        for (String item : List.of("1", "\"a b\"")) {
            String iteration =
                    "{\"map_variable\": {\"x\": {\"value\": %s}}, \"loop_variable\": []}"
                            .formatted(item);
            assertThat(
                            node(
                                            "r",
                                            "p.yaml",
                                            "m.map_variable_placeholder.s",
                                            "--iter-variable",
                                            iteration)
                                    .code())
                    .isZero();
        }
        assertThat(fan("r", "m", "p.yaml", "in").code()).isZero();
        assertThat(fan("r", "c", "out").out().strip()).isEqualTo("\"right\"");
        assertThat(node("r", "c.right.s").code()).isZero();
        assertThat(fan("r", "c", "in").code()).isZero();
        assertThat(fan("r", "l", "out").out().strip()).isEqualTo("0");
        assertThat(
                        node(
                                        "r",
                                        "l.loop_variable_placeholder.s",
                                        "--iter-variable",
                                        "{\"loop_variable\": [{\"value\": 0}]}")
                                .code())
                .isZero();
        assertThat(fan("r", "l", "in", "--output-file", "on.txt").out().strip()).isEqualTo("true");
        assertThat(folder.resolve("on.txt")).hasContent("true");
        assertThat(fan("r", "l", "out").out().strip()).isEqualTo("1");
        assertThat(node("r", "l.n=1.s").code()).isZero();
        assertThat(fan("r", "l", "in").out().strip()).isEqualTo("false");
        assertThat(node("r", "success").code()).isZero();

        assertThat(log().get("status").asText()).isEqualTo("SUCCESS");
        assertThat(log().get("tag").asText()).isEqualTo("t");
        assertThat(log().at("/parameters/y/value")).isEqualTo(JSON.readTree("[1, \"a b\"]"));
    }

    @Test
    void stepThatIsDoneIsNotRunAgain() throws Exception {
        create();
        assertThat(node("r", "first step").code()).isZero();
        assertThat(folder.resolve("ran")).hasContent("x");
        assertThat(log().at("/steps/first step/attempts")).hasSize(1);
    }

    @Test
    void fanOutTwiceTellsTheSameAndBeginsNothingAnew() throws Exception {
        create();
        String once = fan("r", "m", "out", "--output", "branches").out();
        node("r", "m.i=1.s");
        assertThat(fan("r", "m", "out", "--output", "branches").out()).isEqualTo(once);
        assertThat(JSON.readTree(once).at("/0"))
                .isEqualTo(
                        JSON.readTree(
                                "{\"key\": \"1\", \"step\": \"m.i=1\", \"variables\": {\"x\": 1}}"));
        assertThat(log().at("/steps/m/attempts")).hasSize(1);
        assertThat(log().at("/steps/m/branches/m.1/steps/m.1.s/status").asText())
                .isEqualTo("SUCCESS");
    }

    @Test
    void whatNobodyRanFailsAtTheFanIn() throws Exception {
        create();
        fan("r", "m", "out");
        node("r", "m.i=1.s");
        lose(new StepPath(path("m", "1-5e229e24", "s")), "task");

        InProcess.Result in = fan("r", "m", "in");

        assertThat(in.code()).isEqualTo(1);
        JsonNode map = log().at("/steps/m");
        assertThat(map.get("status").asText()).isEqualTo("FAIL");
        assertThat(map.get("message").asText())
                .contains("failed: step 's': its process ended without telling how");
        assertThat(map.findValuesAsText("status")).doesNotContain("PROCESSING");
    }

    private static List<StepPath.Segment> path(String step, String item, String inner) {
        return List.of(
                new StepPath.Segment.Step(step),
                new StepPath.Segment.Item(item),
                new StepPath.Segment.Step(inner));
    }

    @Test
    void lostStepFailsWhenTheRunIsEnded() throws Exception {
        create();
        fan("r", "m", "out");
        node("r", "m.i=1.s");

        assertThat(node("r", "fail").code()).isEqualTo(1);

        JsonNode log = log();
        assertThat(log.get("status").asText()).isEqualTo("FAIL");
        assertThat(log.at("/steps/m/status").asText()).isEqualTo("FAIL");
        assertThat(log.at("/steps/m/message").asText()).contains("it was not run");
        assertThat(log.findValuesAsText("status")).doesNotContain("PROCESSING");
        assertThat(folder.resolve(".run_log_store/r/RunLog.json")).exists();
    }

    @Test
    void tryThatWasLostIsToldWhenTheNextBegins() throws Exception {
        runnable.file(
                "one.yaml",
                "dag: {start_at: a, steps: {z: {type: stub, next: success}, a: {type: stub, next: b},"
                        + " b: {type: task, command_type: shell, command: 'true', next: success}}}");
        assertThat(node("r", "one.yaml", "a").code()).isZero();
        lose(StepPath.root("b"), "task", "a");

        assertThat(node("r", "b").code()).isZero();

        JsonNode attempts = log().at("/steps/b/attempts");
        assertThat(attempts.findValuesAsText("status")).containsExactly("FAIL", "SUCCESS");
        assertThat(attempts.at("/0/message").asText()).contains("without telling how");
    }

    @Test
    void attemptForAHostIsRunAndNotRecorded() throws Exception {
        create();
        fan("r", "m", "out");
        StepPath step = new StepPath(path("m", "1", "s"));
        lose(step, "task");
        Files.createDirectories(folder.resolve("private"));
        Path outcome = folder.resolve("private/outcome.json");
        JsonNode before = log();

        assertThat(node("r", "m.i=1.s", "--attempt", "1", "--outcome", outcome.toString()).code())
                .isZero();

        assertThat(OutcomeFile.read(outcome))
                .isInstanceOfSatisfying(
                        AttemptOutcome.Succeeded.class,
                        it -> assertThat(it.outputs()).hasToString("{y=Json[value=1]}"));
        assertThat(log()).isEqualTo(before);
        isRefused(
                node("r", "m.i=1.s", "--attempt", "2", "--outcome", outcome.toString()),
                2,
                "attempt 2 of 'm.1.s' is not under way",
                "[RNB-320]");
    }

    @Test
    void whateverAStepIsCalledItsProcessFindsIt() throws Exception {
        List<String> names =
                List.of(
                        "a b",
                        "-x",
                        "--help",
                        "true",
                        "n",
                        "s=x",
                        "m i=1",
                        "'single' \"double\"",
                        "$HOME $(id) \\",
                        "*?[a]~#&|;<>()",
                        "é ü 日本語 🚀",
                        "x".repeat(300));
        StringBuilder text = new StringBuilder("dag:\n  steps:\n    begin: {type: stub}\n");
        for (String name : names) {
            text.append("    ")
                    .append(JSON.writeValueAsString(name))
                    .append(": {type: task, command_type: shell, ")
                    .append("command: 'export me=\"$RUNNABLE_STEP_NAME\"', returns: [me]}\n");
        }
        runnable.file("hostile.yaml", text.toString());
        assertThat(node("r", "hostile.yaml", "begin").code()).isZero();
        runnable.file("config.yaml", "{}");
        for (String name : names) {
            StepPath step = StepPath.root(name);
            lose(step, "task");
            Path outcome = folder.resolve("outcome.json");
            List<String> arguments =
                    ReentryCommand.task("r", step, 1, outcome, folder.resolve("config.yaml"));

            InProcess.Result result = runnable.run(arguments.toArray(String[]::new));

            assertThat(result.code()).as(name + ": " + result.err()).isZero();
            assertThat(OutcomeFile.read(outcome))
                    .isInstanceOfSatisfying(
                            AttemptOutcome.Succeeded.class,
                            it ->
                                    assertThat(it.outputs())
                                            .hasToString(
                                                    "{me=Json[value="
                                                            + JsonOrText.of(name)
                                                            + "]}"));
        }
    }

    @Test
    void mistakesAreToldWithWhatToDo() {
        isRefused(node("r", "first step"), 2, "there is no run 'r'", "[RNB-305]");
        isRefused(
                node("r", "steps.Pipeline", "a", "-m", "python"),
                3,
                "pipeline in Python cannot be read here",
                "[RNB-401]");
        create();
        isRefused(node("r", "first stp"), 2, "Did you mean 'first%20step'?", "[RNB-306]");
        isRefused(node("r", "m"), 2, "'m' is a map step", "'runnable fan", "[RNB-321]");
        isRefused(
                fan("r", "first step", "out"),
                2,
                "is a task step: it has no branches",
                "execute-single-node",
                "[RNB-321]");
        isRefused(
                node("r", "success"),
                2,
                "not the turn of step 'success'",
                "It is the turn of 'm'",
                "[RNB-320]");
        isRefused(node("r", "m.i=1.s"), 2, "'m.1' is not under way", "with 'out'", "[RNB-320]");
        isRefused(fan("r", "m", "in"), 2, "no branches of 'm' are under way", "[RNB-320]");
        isRefused(fan("r", "m", "sideways"), 2, "'in' or 'out', not 'sideways'", "[RNB-302]");
        isRefused(node("r", "first step", "--attempt", "1"), 2, "belong together", "[RNB-302]");
        isRefused(
                node("r", "m.map_variable_placeholder.s", "--iter-variable", "{"),
                2,
                "--iter-variable",
                "[RNB-309]");
    }

    @Test
    void otherStructureIsRefused() throws Exception {
        create();
        runnable.file("p.yaml", PIPELINE.replace("left: {start_at", "up: {start_at"));
        isRefused(
                fan("r", "m", "p.yaml", "out"),
                3,
                "p.yaml: not the pipeline of run 'r': branch 'left' of step 'c' is gone",
                "Leave the file out",
                "[RNB-312]");
        assertThat(fan("r", "m", "out").code()).isZero();
    }

    @Test
    void damagedLogIsNotGuessedAt() throws Exception {
        create();
        Path journal = folder.resolve(".run_log_store/r/journal/journal-2.log");
        String text = Files.readString(journal);
        Files.writeString(journal, text.replaceFirst("step_started", "step_stirred"));
        isRefused(fan("r", "m", "out"), 4, "cannot read the run log", "[RNB-405]");
    }

    @Test
    void helpOfTheProgramLeavesThemOutTheirOwnDoesNot() {
        assertThat(runnable.run("--help").out()).doesNotContain("fan", "execute-single-node");
        assertThat(runnable.run("fan", "--help").out()).contains("RUN_ID STEP [FILE] in|out");
        assertThat(runnable.run("execute-single-node", "--help").out())
                .contains("RUN_ID [FILE] STEP", "--iter-variable");
        assertThat(runnable.run("fna").err()).doesNotContain("execute-single-node");
    }

    @Test
    void placesAreToldAsADocumentCanGoByThem() throws Exception {
        create();

        assertThat(fan("r", "m", "out", "--output", "places").out().strip())
                .isEqualTo("[\"m.i=1\",\"m.i=1-5e229e24\"]");
        node("r", "m.i=1.s");
        node("r", "m.i=1-5e229e24.s");
        fan("r", "m", "in");
        assertThat(fan("r", "c", "out", "--output", "places").out().strip()).isEqualTo("1");
        node("r", "c.b=right.s");
        fan("r", "c", "in");
        assertThat(fan("r", "l", "out", "--output", "places").out().strip()).isEqualTo("l.n=0");
        node("r", "l.n=0.s");
        assertThat(fan("r", "l", "in", "--output", "places").out().strip()).isEqualTo("l.n=1");
        node("r", "l.n=1.s");
        InProcess.Result last =
                fan("r", "l", "in", "--output", "places", "--output-file", "next.txt");
        assertThat(last.out().strip()).isEmpty();
        assertThat(last.code()).isZero();
        assertThat(folder.resolve("next.txt")).isEmptyFile();
    }

    @Test
    void closingARunEndsWhatIsOpenAndWhatWasNotReached() throws Exception {
        create();
        fan("r", "m", "out");

        InProcess.Result closed = runnable.run("close-run", "r");

        assertThat(closed.code()).isEqualTo(1);
        assertThat(log().path("status").asText()).isEqualTo("FAIL");
        assertThat(log().path("steps").path("m").path("status").asText()).isEqualTo("FAIL");
        assertThat(runnable.run("close-run", "r").code()).isEqualTo(1);
    }

    @Test
    void aRunOfWhichNothingRanIsCreatedToBeClosed() throws Exception {
        assertThat(runnable.run("close-run", "r", "p.yaml").code()).isEqualTo(1);
        assertThat(log().path("status").asText()).isEqualTo("FAIL");
    }

    @Test
    void aDashIsTheRunThatTheEnvironmentNames() throws Exception {
        isRefused(
                node("-", "p.yaml", "first step"), 2, "RUNNABLE_RUN_ID", "RUNNABLE_DEFAULT_RUN_ID");
        runnable.with("RUNNABLE_RUN_ID", "").with("RUNNABLE_DEFAULT_RUN_ID", "by-default");
        assertThat(node("-", "p.yaml", "first step").code()).isZero();
        assertThat(runnable.run("show", "by-default").code()).isZero();
        runnable.with("RUNNABLE_RUN_ID", "given");
        assertThat(node("-", "p.yaml", "first step").code()).isZero();
        assertThat(runnable.run("show", "given").code()).isZero();
        runnable.with("RUNNABLE_RETRY_RUN_ID", "again");
        assertThat(node("-", "p.yaml", "first step").code()).isZero();
        assertThat(runnable.run("show", "again").code()).isZero();
    }
}
