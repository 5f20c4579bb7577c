package dev.runnable.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.runnable.fixture.ClassPathContext;
import dev.runnable.fixture.Recorded;
import dev.runnable.fixture.Trial;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.graph.StepOptions;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.TaskSpec;
import dev.runnable.problem.Problem;
import dev.runnable.reduce.Reducer;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.ObjectFiles;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.TaskRunnerProvider;
import dev.runnable.spi.TraversingExecutor;
import dev.runnable.task.TaskRunners;
import dev.runnable.task.shell.ShellTaskRunnerProvider;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalExecutorTest {
    @TempDir Path folder;

    private static TraversingExecutor executor() {
        return executor(false, OptionalInt.empty());
    }

    private static TraversingExecutor executor(boolean parallel, OptionalInt most) {
        return new LocalExecutorProvider(7)
                .create(
                        new LocalConfiguration(parallel, most, Optional.empty(), Optional.empty()),
                        new ClassPathContext());
    }

    private static Node.Task task(String name, TaskSpec spec, CatalogSpec catalog) {
        return new Node.Task(name, spec, catalog, StepOptions.NONE);
    }

    private static TaskSpec spec(String type, String command, TaskSpec.ReturnSpec... returns) {
        return new TaskSpec(type, command, List.of(returns), List.of(), new LinkedHashMap<>());
    }

    private static Pipeline pipeline(Node... nodes) {
        SequencedMap<String, Node> all = new LinkedHashMap<>();
        for (Node node : nodes) {
            all.put(node.name(), node);
        }
        all.put(Node.Success.NAME, new Node.Success());
        all.put(Node.Fail.NAME, new Node.Fail());
        SequencedMap<String, JsonNode> none = new LinkedHashMap<>();
        Graph graph = new Graph(Optional.empty(), Optional.empty(), all, List.<Edge>of(), false);
        return new Pipeline("pipeline.yaml", graph, none, new LinkedHashMap<>());
    }

    private Trial shell(String command) {
        return new Trial(new ShellTaskRunnerProvider(), folder, command);
    }

    @Test
    void isFoundByItsType() {
        assertThat(ServiceLoader.load(ExecutorProvider.class))
                .extracting(ExecutorProvider::type)
                .contains("local");
        assertThat(ServiceLoader.load(TaskRunnerProvider.class))
                .extracting(TaskRunnerProvider::type)
                .contains("shell", "java");
    }

    @Test
    void runsOneTaskAtOnceUnlessToldOtherwise() {
        assertThat(executor().concurrency()).isEqualTo(1);
        assertThat(executor(false, OptionalInt.of(3)).concurrency()).isEqualTo(1);
        assertThat(executor(true, OptionalInt.empty()).concurrency()).isEqualTo(7);
        assertThat(executor(true, OptionalInt.of(3)).concurrency()).isEqualTo(3);
    }

    @Test
    void givesEachTaskToTheRunnerOfItsType() throws Exception {
        Trial trial = shell("export x=1").returns("x");
        TraversingExecutor executor = executor();
        assertThat(executor.check(pipeline(trial.node()), trial.context())).isEmpty();
        try (TraversingExecutor.Session session = executor.open(trial.context())) {
            assertThat(session.run(trial.attempt())).isInstanceOf(AttemptOutcome.Succeeded.class);
        }
        try (TraversingExecutor.Session session = executor.open(trial.context())) {
            assertThat(session.run(trial.to(new Recorded()).attempt()))
                    .isInstanceOf(AttemptOutcome.Succeeded.class);
        }
    }

    @Test
    void tellsBeforeTheRunWhatItCannotDo() {
        List<Problem> problems =
                executor()
                        .check(
                                pipeline(
                                        task("unknown", spec("notebok", "x"), CatalogSpec.NONE),
                                        task("java", spec("java", "a.B::c"), CatalogSpec.NONE),
                                        new Node.Stub("fine", StepOptions.NONE)),
                                shell("true").context());
        assertThat(problems)
                .extracting(Problem::toString)
                .satisfiesExactly(
                        text -> assertThat(text).contains("step 'unknown'", "a 'notebok' command"),
                        text ->
                                assertThat(text)
                                        .startsWith(
                                                "error: pipeline.yaml: step 'java': class 'a.B' was"
                                                        + " not found"));
    }

    private static Node.Map map(String name, String reducer, Node... branch) {
        return new Node.Map(
                name,
                "xs",
                "x",
                pipeline(branch).graph(),
                Optional.of(reducer),
                OptionalInt.empty(),
                StepOptions.NONE);
    }

    @Test
    void checksTasksAndReducersAtAnyDepth() {
        SequencedMap<String, Graph> branches = new LinkedHashMap<>();
        branches.put(
                "left",
                pipeline(
                                map("inner", "sum", task("same", "a.B::c")),
                                map("lost", "a.R::f", task("same", "a.B::d")))
                        .graph());
        List<Problem> problems =
                executor()
                        .check(
                                pipeline(
                                        new Node.Parallel("both", branches, StepOptions.NONE),
                                        map("fine", "java.lang.Integer::sum")),
                                shell("true").context());
        assertThat(problems)
                .extracting(Problem::toString)
                .map(text -> text.substring(0, text.indexOf(" was not found")))
                .containsExactly(
                        "error: pipeline.yaml: step 'both.left.inner.branch.same': class 'a.B'",
                        "error: pipeline.yaml: step 'both.left.lost.branch.same': class 'a.B'",
                        "error: pipeline.yaml: step 'both.left.lost': class 'a.R'");
    }

    private static Node.Task task(String name, String method) {
        return task(name, spec("java", method), CatalogSpec.NONE);
    }

    @Test
    void tellsOnceAtAMapThatThereIsNoPythonForReducers() {
        List<Problem> problems =
                executor()
                        .check(
                                pipeline(map("m", "len"), map("n", "lambda *x: x")),
                                shell("true")
                                        .environment("PATH", "/nowhere")
                                        .environment("VIRTUAL_ENV", "")
                                        .context());
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("error: pipeline.yaml: step 'm': no Python interpreter: ")
                .endsWith("[RNB-402]");
    }

    private AttemptOutcome reduce(
            TraversingExecutor executor, Reducer.Custom reducer, List<JsonNode> values)
            throws InterruptedException {
        SequencedMap<String, List<JsonNode>> byName = new LinkedHashMap<>();
        byName.put("a", values);
        try (TraversingExecutor.Session session = executor.open(shell("true").context())) {
            return session.reduce(
                    new Reduction(
                            StepPath.root("m"),
                            1,
                            reducer,
                            byName,
                            Set.of(),
                            Map.of(),
                            new Recorded(),
                            ObjectFiles.none("do-nothing")));
        }
    }

    @Test
    void givesReducersToTheRunnerOfTheirLanguage() throws Exception {
        List<JsonNode> values = List.of(IntNode.valueOf(1), IntNode.valueOf(2));
        Reducer.Java sum = new Reducer.Java("java.lang.Integer::sum");
        assertThat(reduce(executor(), sum, values))
                .hasToString("Succeeded[outputs={a=Json[value=3]}]");
        TraversingExecutor shellOnly =
                new LocalExecutor(1, new TaskRunners(List.of(new ShellTaskRunnerProvider())));
        assertThat(reduce(shellOnly, sum, values))
                .isEqualTo(
                        AttemptOutcome.Failed.because(
                                "this version cannot evaluate 'java' reducers"));
        assertThat(shellOnly.check(pipeline(map("m", "a.R::f")), shell("true").context()))
                .extracting(Problem::toString)
                .containsExactly(
                        "error: pipeline.yaml: step 'm': this version cannot run a reducer in"
                                + " 'java' yet [RNB-401]");
    }
}
