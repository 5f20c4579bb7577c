package dev.runnable.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.fixture.ClassPathContext;
import dev.runnable.fixture.Processes;
import dev.runnable.fixture.Recorded;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepOptions;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.TaskSpec;
import dev.runnable.local.LocalExecutor;
import dev.runnable.parameter.Parameter;
import dev.runnable.reduce.Reducer;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.ObjectFiles;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.SelfStart;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor;
import dev.runnable.task.TaskRunners;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the host does with a step's process, played by a shell script.
class EmulatorTest {
    private static final StepPath STEP = StepPath.root("a step");

    @TempDir Path folder;
    private final Recorded output = new Recorded();

    private RunContext context(String script, Optional<Path> configuration) throws Exception {
        Path program = folder.resolve("runnable.sh");
        Files.writeString(
                program,
                "outcome=$(echo \"$@\" | sed 's/.*--outcome \\([^ ]*\\).*/\\1/')\n" + script);
        return new RunContext(
                "r1",
                "",
                folder,
                folder,
                folder.resolve("private"),
                Map.of("PATH", "/usr/bin:/bin", "HERE", "inherited"),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(
                        new SelfStart(
                                List.of("/bin/sh", program.toString()),
                                configuration,
                                JsonNodeFactory.instance.objectNode().put("python", "p3"))));
    }

    private static Emulator emulator() {
        return new Emulator(new LocalExecutor(2, TaskRunners.of(new ClassPathContext())));
    }

    private AttemptOutcome run(String script) throws Exception {
        return run(context(script, Optional.empty()));
    }

    private AttemptOutcome run(RunContext context) throws Exception {
        try (TraversingExecutor.Session session = emulator().open(context)) {
            return session.run(attempt());
        }
    }

    private TaskAttempt attempt() {
        Node.Task node =
                new Node.Task(
                        "a step",
                        new TaskSpec(
                                "shell", "true", List.of(), List.of("KEY"), new LinkedHashMap<>()),
                        CatalogSpec.NONE,
                        StepOptions.NONE);
        return new TaskAttempt(
                STEP,
                2,
                node,
                new LinkedHashMap<>(Map.of("big", json("a parameter"))),
                new LinkedHashMap<>(),
                Map.of("KEY", "s3cret"),
                Map.of(),
                output,
                Optional.empty(),
                ObjectFiles.none("do-nothing"));
    }

    private static Parameter json(String text) {
        return new Parameter.Json(JsonNodeFactory.instance.textNode(text));
    }

    @Test
    void isFoundByItsType() {
        assertThat(ServiceLoader.load(ExecutorProvider.class))
                .extracting(ExecutorProvider::type)
                .contains("emulator");
    }

    @Test
    void processIsToldWhichStepItIsAndNothingElse() throws Exception {
        run("printf '%s\\n' \"$@\"; cat \"$7\" >/dev/null; cat \"$9\"; env");

        List<String> lines = output.out();
        assertThat(lines.subList(0, 9))
                .containsExactly(
                        "execute-single-node",
                        "r1",
                        "a%20step",
                        "--attempt",
                        "2",
                        "--outcome",
                        folder.resolve("private/process-1/outcome.json").toString(),
                        "--config",
                        folder.resolve("private/configuration.yaml").toString());
        assertThat(lines).contains("{\"python\":\"p3\"}HERE=inherited");
        assertThat(lines)
                .noneMatch(line -> line.contains("s3cret") || line.contains("a parameter"));
    }

    @Test
    void processReadsTheConfigurationThatTheHostHasRead() throws Exception {
        run(context("printf '%s\\n' \"$@\"", Optional.of(folder.resolve("mine.yaml"))));

        assertThat(output.out()).endsWith("--config", folder.resolve("mine.yaml").toString());
        assertThat(folder.resolve("private/configuration.yaml")).doesNotExist();
    }

    @Test
    void outcomeIsWhatTheFileSays() throws Exception {
        AttemptOutcome outcome =
                run(
                        """
                        echo out; echo err >&2
                        echo '{"outputs": {"a": {"kind": "metric", "value": 1}}}' > $outcome
                        exit 5
                        """);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        AttemptOutcome.Succeeded.class,
                        it ->
                                assertThat(it.outputs())
                                        .containsEntry(
                                                "a",
                                                new Parameter.Metric(
                                                        JsonNodeFactory.instance.numberNode(1))));
        assertThat(output.out()).containsExactly("out");
        assertThat(output.err()).containsExactly("err");
    }

    @Test
    void failureKeepsItsMessageAndExitCode() throws Exception {
        assertThat(run("echo '{\"failed\": \"no luck\", \"exit_code\": 3}' > $outcome"))
                .isEqualTo(new AttemptOutcome.Failed("no luck", OptionalInt.of(3)));
    }

    @Test
    void processWithoutOutcomeHasFailedWithWhatItWroteLast() throws Exception {
        assertThat(run("echo last words >&2; exit 7"))
                .isEqualTo(
                        new AttemptOutcome.Failed(
                                "the step's process ended without telling what came of it: exit code"
                                        + " 7\nlast words",
                                OptionalInt.of(7)));
    }

    @Test
    void halfAnOutcomeIsNone() throws Exception {
        assertThat(run("echo '{\"outputs\": {' > $outcome"))
                .isInstanceOfSatisfying(
                        AttemptOutcome.Failed.class,
                        it -> assertThat(it.message()).contains("without telling", "exit code 0"));
    }

    @Test
    void killedProcessIsTold() throws Exception {
        assertThat(run("kill -9 $$"))
                .isInstanceOfSatisfying(
                        AttemptOutcome.Failed.class,
                        it -> assertThat(it.message()).contains("killed by signal 9 (SIGKILL"));
    }

    @Test
    void nothingOfADeadProcessGoesOn() throws Exception {
        run("setsid sleep 300 >/dev/null 2>&1 & echo $! > child; kill -9 $$");

        String child = Files.readString(folder.resolve("child")).strip();
        assertThat(Processes.isAlive(child)).isFalse();
    }

    @Test
    void interruptionEndsTheProcessAndWhatItStarted() throws Exception {
        RunContext context =
                context(
                        "(setsid sleep 300 & echo $! > child); echo $$ > pid; sleep 300",
                        Optional.empty());
        Path child = folder.resolve("child");
        Thread thread =
                Thread.ofVirtual()
                        .start(() ->
                                assertThatThrownBy(() -> run(context))
                                        .isInstanceOf(InterruptedException.class));
        while (!Files.exists(folder.resolve("pid")) || Files.size(folder.resolve("pid")) == 0) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        thread.join();

        for (Path file : List.of(child, folder.resolve("pid"))) {
            assertThat(Processes.endsWithin(Duration.ofMinutes(1), Files.readString(file).strip()))
                    .isTrue();
        }
    }

    @Test
    void reducerIsEvaluatedByAProcessToo() throws Exception {
        RunContext context =
                context(
                        "echo \"$1 $2 $3 $4\"; echo '{\"outputs\": {}}' > $outcome",
                        Optional.empty());
        Reducer.Custom reducer = (Reducer.Custom) Reducer.parse(Optional.of("lambda *x: x[0]"));
        try (TraversingExecutor.Session session = emulator().open(context)) {
            AttemptOutcome outcome =
                    session.reduce(
                            new Reduction(
                                    STEP,
                                    1,
                                    reducer,
                                    new LinkedHashMap<>(),
                                    Set.of(),
                                    Map.of(),
                                    output,
                                    ObjectFiles.none("do-nothing")));
            assertThat(outcome).isInstanceOf(AttemptOutcome.Succeeded.class);
        }
        assertThat(output.out()).containsExactly("fan r1 a%20step in");
    }
}
