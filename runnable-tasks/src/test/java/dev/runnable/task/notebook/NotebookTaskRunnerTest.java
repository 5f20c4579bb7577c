package dev.runnable.task.notebook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.fixture.Trial;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Succeeded;
import dev.runnable.spi.TaskRunner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresJupyter
class NotebookTaskRunnerTest {
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
                    + "rkJggg==";

    /// JSON that is hard to write as Python, and what comes back of it.
    private static final String VALUES =
            """
            [null,true,false,0,-7,1.5,1e300,123456789012345678901234567890,"","it's \\"quoted\\"\\n",\
            "Grüße, 世界 🌍",{"a":[{"b":null}],"1":[[]]},{}]\
            """;

    @TempDir Path folder;

    private JsonNode executed(String name) throws Exception {
        return Notebook.read(folder.resolve(name)).path("cells");
    }

    private static JsonNode value(Succeeded outcome, String name) {
        return requireNonNull(outcome.outputs().get(name)).value();
    }

    @Test
    void parametersStandBehindTheirCellAndReturnsAreReadFromTheSameSession() throws Exception {
        Trial trial =
                Notebook.in(folder, "x.ipynb")
                        .text("# Title")
                        .code("a = 'default'; rest = 'default'; item = 0", "parameters")
                        .code("both = [a, item]; open('count', 'a').write('x'); pair = (1, 2.5)")
                        .write();
        byte[] source = Files.readAllBytes(folder.resolve("x.ipynb"));
        trial.parameter("a", VALUES)
                .parameter("item", "\"hidden by the item\"")
                .parameter("class", "1")
                .parameter("model", new Parameter.Stored(TextNode.valueOf("model")))
                .variable("item", "{\"n\": 3}")
                .returns("both", "rest", "pair")
                .metric("a");

        Succeeded outcome = (Succeeded) trial.run();

        assertThat(outcome.outputs().sequencedKeySet())
                .containsExactly("both", "rest", "pair", "a");
        JsonNode values = Notebook.JSON.readTree(VALUES);
        assertThat(outcome.outputs().get("a")).isEqualTo(new Parameter.Metric(values));
        assertThat(value(outcome, "both").get(0)).isEqualTo(values);
        assertThat(value(outcome, "both").get(1).path("n")).isEqualTo(new IntNode(3));
        assertThat(value(outcome, "rest").asText()).isEqualTo("default");
        assertThat(value(outcome, "pair")).hasToString("[1,2.5]");
        assertThat(folder.resolve("count")).as("executed once").hasContent("x");
        assertThat(Files.readAllBytes(folder.resolve("x.ipynb"))).isEqualTo(source);
        assertThat(trial.output.err()).hasSize(1).first().asString().contains("'class'");
        JsonNode cells = executed("x-step_out.ipynb");
        assertThat(cells).hasSize(4);
        assertThat(cells.at("/2/metadata/tags/0").asText()).isEqualTo("injected-parameters");
        assertThat(Notebook.source(cells.path(2))).doesNotContain("model", "class");
        assertThat(trial.temporary().resolve("nb")).doesNotExist();
    }

    @Test
    void figuresSurvive() throws Exception {
        Files.createDirectory(folder.resolve("sub"));
        Notebook.in(folder, "sub/x.ipynb")
                .code(
                        """
                        import base64
                        from IPython.display import Image, display
                        display(Image(data=base64.b64decode('%s')))
                        import os; print(os.path.basename(os.getcwd()), given, end='')
                        """
                                .formatted(PNG))
                .code("print('next')\n1 + 1")
                .write();
        Trial trial = Notebook.trial(folder, "sub/x.ipynb").parameter("given", "7");

        assertThat(trial.outputs()).isEmpty();

        JsonNode cells = executed("sub/x-step_out.ipynb");
        assertThat(Notebook.source(cells.path(0))).as("at the top").contains("given = 7");
        assertThat(cells.at("/1/outputs/0/data/image~1png").asText().strip()).isEqualTo(PNG);
        assertThat(cells.at("/2/outputs/1/data/text~1plain/0").asText()).isEqualTo("2");
        assertThat(trial.output.out()).containsExactly(folder.getFileName() + " 7", "next");
    }

    @Test
    void outputOfAnEarlierExecutionCanBeExecutedAgain() throws Exception {
        Trial trial =
                Notebook.in(folder, "x.ipynb")
                        .kernel("a-name-of-another-machine", "python")
                        .code("a = 'default'", "parameters")
                        .code("a = 'earlier'", "injected-parameters")
                        .code("result = a")
                        .write();

        assertThat(trial.parameter("a", "\"now\"").returns("result").outputs())
                .containsEntry("result", "\"now\"");
        assertThat(executed("x-step_out.ipynb")).hasSize(3);
    }

    @Test
    void secretsAreInTheEnvironmentAndHiddenInTheOutputNotebook() throws Exception {
        Trial trial =
                Notebook.in(folder, "x.ipynb")
                        .code("import os\nprint(os.environ['TOKEN'], os.environ['USERS'])")
                        .code("raise ValueError(os.environ['TOKEN'])")
                        .write();

        AttemptOutcome.Failed failed =
                trial.secret("TOKEN", "s3cr3t-t0ken").environment("USERS", "own").failure();

        assertThat(failed.message()).startsWith("ValueError: s3cr3t-t0ken"); // masked by the host
        assertThat(trial.output.out()).containsExactly("s3cr3t-t0ken own");
        assertThat(folder.resolve("x-step_out.ipynb")).content().doesNotContain("s3cr3t-t0ken");
        assertThat(Notebook.printed(executed("x-step_out.ipynb").path(0))).isEqualTo("***** own\n");
    }

    @Test
    void itemsOfAMapHaveNotebooksOfTheirOwn() throws Exception {
        Notebook.in(folder, "x.ipynb")
                .code("import time; time.sleep(0.2); doubled = item * 2; print(item)")
                .write();
        Trial shared = Notebook.trial(folder, "x.ipynb");
        List<Trial> trials =
                IntStream.range(0, 3)
                        .mapToObj(item ->
                                Notebook.trial(folder, "x.ipynb")
                                        .at(
                                                StepPath.root("map")
                                                        .child(
                                                                new Segment.Item("" + item),
                                                                "double it"))
                                        .variable("item", "" + item)
                                        .returns("doubled"))
                        .toList();
        List<String> doubled = new ArrayList<>();
        try (TaskRunner runner = new NotebookTaskRunnerProvider().open(shared.context(), 3);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<AttemptOutcome>> calls =
                    trials.stream()
                            .<Callable<AttemptOutcome>>map(
                                    trial -> () -> runner.run(trial.attempt()))
                            .toList();
            for (Future<AttemptOutcome> call : threads.invokeAll(calls)) {
                Succeeded outcome = (Succeeded) call.get();
                doubled.add(value(outcome, "doubled").toString());
            }
        }

        assertThat(doubled).containsExactly("0", "2", "4");
        for (int item = 0; item < 3; item++) {
            JsonNode cells = executed("x-item" + item + "doubleit_out.ipynb");
            assertThat(Notebook.printed(cells.path(1))).isEqualTo(item + "\n");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(this::isNotebook))
                    .hasSize(4);
        }
    }

    private boolean isNotebook(String name) {
        return name.endsWith(".ipynb");
    }

    @Test
    void largeOutputIsWhole() throws Exception {
        Trial trial =
                Notebook.in(folder, "x.ipynb")
                        .code("for i in range(3000): print(i, flush=True)")
                        .code("print('ü' * 200_000); big = 'x' * 25_000_000")
                        .write();

        assertThat(trial.returns("big").outputs().get("big")).hasSize(25_000_002);

        assertThat(trial.output.out().subList(0, 3000))
                .isEqualTo(IntStream.range(0, 3000).mapToObj(Integer::toString).toList());
        assertThat(String.join("", trial.output.out().subList(3000, trial.output.out().size())))
                .isEqualTo("ü".repeat(200_000));
        assertThat(Notebook.printed(executed("x-step_out.ipynb").path(0)).lines()).hasSize(3000);
        assertThat(Files.readString(folder.resolve("x-step_out.ipynb"), StandardCharsets.UTF_8))
                .contains("ü".repeat(200_000));
    }
}
