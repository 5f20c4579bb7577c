package dev.runnable.user;

import static dev.runnable.sdk.Steps.java;
import static dev.runnable.sdk.Steps.map;
import static dev.runnable.sdk.Steps.nestedFile;
import static dev.runnable.sdk.Steps.parallel;
import static dev.runnable.sdk.Steps.shell;
import static dev.runnable.sdk.Steps.stub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.sdk.Listener;
import dev.runnable.sdk.Pipeline;
import dev.runnable.sdk.PipelineException;
import dev.runnable.sdk.Run;
import dev.runnable.sdk.RunOptions;
import dev.runnable.sdk.Status;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pipelines that a user's program makes and runs.
final class ExecuteTest {
    record Row(String city, int rain) {}

    private static final AtomicInteger CALLS = new AtomicInteger();

    @TempDir Path folder;
    private int offset = 100;

    static List<Row> rows() {
        return List.of(new Row("Lisbon", 3), new Row("Bergen", 40));
    }

    static int total(List<Row> rows) {
        CALLS.incrementAndGet();
        return rows.stream().mapToInt(Row::rain).sum();
    }

    static int length(String city) {
        return city.length();
    }

    static void fail() {
        throw new IllegalStateException("no data today");
    }

    int withOffset(int total) {
        return total + offset;
    }

    private RunOptions options() {
        return RunOptions.defaults().workingDirectory(folder).quiet();
    }

    @Test
    void stepsCallTheMethodsOfTheProgram() {
        int before = CALLS.get();
        Run run =
                Pipeline.of(
                                "rain",
                                java("read", ExecuteTest::rows).returns("rows"),
                                java("sum", ExecuteTest::total).returnsMetric("total"),
                                shell("tell", "export text=\"rain: $total\"").returns("text"))
                        .execute(options().runId("r1").tag("mine"));

        assertThat(run.succeeded()).isTrue();
        assertThat(run.exitCode()).isZero();
        assertThat(run.runId()).isEqualTo("r1");
        assertThat(run.parameters())
                .containsEntry("total", 43)
                .containsEntry("text", "rain: 43")
                .containsEntry(
                        "rows",
                        List.of(
                                Map.of("city", "Lisbon", "rain", 3),
                                Map.of("city", "Bergen", "rain", 40)));
        assertThat(run.step("sum").orElseThrow().attempts().getFirst().outputs())
                .isEqualTo(Map.of("total", 43));
        assertThat(run.logJson()).contains("\"run_id\": \"r1\"", "\"tag\": \"mine\"");
        assertThat(CALLS.get() - before).as("static state is shared").isEqualTo(1);
    }

    @Test
    void lambdasAndMethodsOfObjectsRunInThisProcess() {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        String greeting = "hello";
        Run run =
                Pipeline.of(
                                "lambdas",
                                java("one", () -> 1).returns("total"),
                                java("two", this::withOffset).returns("more"),
                                java("three", (Integer more, Long total) -> more * total)
                                        .returns("product"),
                                java(
                                        "four",
                                        (Integer product) -> {
                                            seen.add(greeting + " " + product);
                                        }),
                                parallel("five")
                                        .branch("a", java("x", () -> seen.add("a")))
                                        .branch("b", java("x", () -> seen.add("b"))))
                        .execute(options());

        assertThat(run.succeeded()).as(run.logJson()).isTrue();
        assertThat(run.parameters()).containsEntry("more", 101).containsEntry("product", 101);
        assertThat(seen).containsExactly("hello 101", "a", "b");
    }

    @Test
    void lambdasOfTheSameLineAreToldApart() {
        List<dev.runnable.sdk.Step> steps = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            steps.add(java("step" + i, () -> number * 10).returns("x" + i));
        }

        assertThat(Pipeline.of("many", steps).execute(options()).parameters())
                .isEqualTo(Map.of("x0", 0, "x1", 10, "x2", 20, "x3", 30, "x4", 40));
    }

    @Test
    void lambdaIsRefusedWhereStepsLeaveTheProcess() throws Exception {
        Path emulator =
                Files.writeString(
                        folder.resolve("emulator.yaml"), "pipeline-executor: {type: emulator}\n");
        Pipeline pipeline = Pipeline.of("p", stub("a"), java("mine", this::withOffset));

        assertThatThrownBy(() -> pipeline.execute(options().configuration(emulator)))
                .isInstanceOf(PipelineException.class)
                .hasMessageMatching(
                        "(?s).*error: ExecuteTest.java:\\d+: step 'mine': the executor 'emulator' runs"
                                + " every step in a process of its own, which does not find a lambda"
                                + " or a method of an object. Write a static method and name it:"
                                + " Sales::clean. \\[RNB-401\\].*");
    }

    @Test
    void processesOfStepsNeedTheCommandLine() throws Exception {
        Path emulator =
                Files.writeString(
                        folder.resolve("emulator.yaml"), "pipeline-executor: {type: emulator}\n");

        assertThat(Pipeline.of("p", stub("a")).validate(options().configuration(emulator)))
                .singleElement()
                .asString()
                .matches(
                        "error: ExecuteTest.java:\\d+: the executor 'emulator' starts the command line for every step,"
                                + " which is not there. Add dev.runnable:runnable-cli to the"
                                + " program's libraries. \\[RNB-401\\]");
    }

    @Test
    void failureIsAResult() {
        Run run = Pipeline.of("p", java("break", ExecuteTest::fail).attempts(2)).execute(options());

        assertThat(run.status()).isEqualTo(Status.FAILED);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.step("break").orElseThrow().attempts())
                .extracting(Run.Attempt::status)
                .containsExactly(Status.FAILED, Status.FAILED);
        assertThat(run.step("break").orElseThrow().attempts().getFirst().message())
                .contains("no data today");
    }

    @Test
    void failedRunGoesOn() throws Exception {
        Pipeline pipeline =
                Pipeline.of(
                        "p",
                        shell("once", "echo x >> count; export n=1").returns("n"),
                        shell("gate", "test -e open"));

        assertThat(pipeline.execute(options().runId("again")).succeeded()).isFalse();
        Files.writeString(folder.resolve("open"), "");
        Run run = pipeline.retry("again", options());

        assertThat(run.succeeded()).isTrue();
        assertThat(Files.readAllLines(folder.resolve("count"))).hasSize(1);
        assertThat(pipeline.retry("again", options()).succeeded()).isTrue();
    }

    @Test
    void problemsStandAtTheLineOfTheStep() {
        Pipeline pipeline =
                Pipeline.of("p", java("x", "com.acme.Nowhere::run"), nestedFile("n", "no.yaml"));

        assertThat(pipeline.validate(options()))
                .singleElement()
                .asString()
                .matches(
                        "error: ExecuteTest.java:\\d+: step 'n': the pipeline file 'no.yaml' cannot be"
                                + " read: .*");
        assertThat(Pipeline.of("p", java("x", "com.acme.Nowhere::run")).validate(options()))
                .singleElement()
                .asString()
                .matches(
                        "error: ExecuteTest.java:\\d+: step 'x': class 'com.acme.Nowhere' was not"
                                + " found: .*");
    }

    @Test
    void nestedFileIsReadFromTheWorkingDirectory() throws Exception {
        Files.writeString(
                folder.resolve("inner.yaml"),
                "parameters: {n: 4}\ndag: {start_at: s, steps: {s: {type: stub, next: success}}}\n");

        assertThat(
                        Pipeline.of("p", nestedFile("inner", "inner.yaml"))
                                .execute(options())
                                .parameters())
                .containsEntry("n", 4);
    }

    @Test
    void optionsCountMostAndNamesAreChecked() throws Exception {
        Path file = Files.writeString(folder.resolve("p.yaml"), "b: 2\nc: 2\n");
        Pipeline pipeline = Pipeline.of("p", stub("s")).parameters(Map.of("a", 1, "b", 1, "c", 1));

        assertThat(
                        pipeline.execute(options().parametersFile(file).parameter("c", Set.of(3)))
                                .parameters())
                .isEqualTo(Map.of("a", 1, "b", 2, "c", List.of(3)));
        assertThatThrownBy(() -> pipeline.execute(options().runId("a b")))
                .isInstanceOfSatisfying(
                        PipelineException.class, e -> assertThat(e.exitCode()).isEqualTo(2));
        pipeline.execute(options().runId("taken"));
        assertThatThrownBy(() -> pipeline.execute(options().runId("taken")))
                .hasMessageContaining("there is a run 'taken' already");
    }

    @Test
    void listenerIsToldWhatTheCommandLineShows() {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        Listener listener = told::add;
        Pipeline.of("greeting", shell("greet", "echo hello; echo again >&2"))
                .execute(options().runId("r").listener(listener));

        assertThat(told)
                .hasSize(5)
                .startsWith("run r of greeting")
                .contains("[greet] | hello", "[greet] | again")
                .last()
                .asString()
                .startsWith("run succeeded in ");
    }

    /// As in an application server, or a test of the user's.
    @Test
    void classesOfAnotherLoaderAreNotLoadedTwice() throws Exception {
        Path source =
                Files.writeString(
                        folder.resolve("Loaded.java"),
                        """
                        import dev.runnable.sdk.*;
                        public class Loaded {
                            static int calls;
                            static int call(int n) { return ++calls + n; }
                            public static Object run(RunOptions options) {
                                calls = 40;
                                return Pipeline.of("p", Steps.java("s", Loaded::call).returns("x"),
                                        Steps.java("t", "Loaded::call").returns("y"))
                                    .parameter("n", 1).execute(options).parameters() + " " + calls;
                            }
                        }
                        """);
        String classpath = System.getProperty("java.class.path");
        assertThat(
                        ToolProvider.getSystemJavaCompiler()
                                .run(
                                        null,
                                        null,
                                        null,
                                        "-parameters",
                                        "-cp",
                                        classpath,
                                        "-d",
                                        folder.resolve("classes").toString(),
                                        source.toString()))
                .isZero();
        URL[] classes = {folder.resolve("classes/").toUri().toURL()};
        try (URLClassLoader loader =
                new URLClassLoader(classes, ExecuteTest.class.getClassLoader())) {
            Object told =
                    loader.loadClass("Loaded")
                            .getMethod("run", RunOptions.class)
                            .invoke(null, options());
            assertThat(told).isEqualTo("{n=1, x=42, y=43} 42");
        }
    }

    @Test
    void eightRunAtOnceEachWithItsOwnConfiguration() throws Exception {
        int runs = 8;
        CyclicBarrier together = new CyclicBarrier(runs);
        List<Callable<Run>> calls = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            Path own = Files.createDirectory(folder.resolve("program" + i));
            Files.writeString(
                    own.resolve("runnable-config.yaml"),
                    "pipeline-executor: {type: local, config: {enable_parallel: %s}}\n"
                                    .formatted(i % 2 == 0)
                            + "run-log-store: {type: %s}\n"
                                    .formatted(i % 3 == 0 ? "file-system" : "chunked-fs"));
            RunOptions mine =
                    RunOptions.defaults().workingDirectory(own).quiet().parameter("number", i);
            Pipeline pipeline =
                    Pipeline.of(
                                    "rain",
                                    java("read", ExecuteTest::rows).returns("rows"),
                                    java("sum", ExecuteTest::total).returns("total"),
                                    map("measure")
                                            .over("cities")
                                            .as("city")
                                            .run(java("length", ExecuteTest::length).returns("n")),
                                    shell("tell", "export text=\"$number: $total\"")
                                            .returns("text"))
                            .parameter("cities", List.of("Lisbon", "Bergen", "Seattle"));
            calls.add(() -> {
                together.await();
                return pipeline.execute(mine);
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(runs)) {
            List<Future<Run>> all = threads.invokeAll(calls);
            for (int i = 0; i < runs; i++) {
                Run run = all.get(i).get();
                assertThat(run.succeeded()).as(run.logJson()).isTrue();
                assertThat(run.parameters())
                        .containsEntry("n", List.of(6, 6, 7))
                        .containsEntry("text", i + ": 43");
            }
        }
    }
}
