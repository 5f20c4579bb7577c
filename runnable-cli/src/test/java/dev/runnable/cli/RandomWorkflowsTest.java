package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.config.ConfigurationReader;
import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.extension.Extensions;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.Problems;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLogFold;
import dev.runnable.runlog.RunLogJson;
import dev.runnable.service.Services;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.RenderRequest;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TranspilingExecutor;
import dev.runnable.testkit.TestRun;
import dev.runnable.testkit.argo.ArgoDocument;
import dev.runnable.testkit.argo.ArgoException;
import dev.runnable.testkit.argo.ArgoInterpreter;
import dev.runnable.testkit.argo.Cluster;
import dev.runnable.testkit.argo.Execution;
import dev.runnable.testkit.argo.Schedule;
import dev.runnable.testkit.conformance.ComparableRunLog;
import dev.runnable.testkit.random.RandomPipeline;
import dev.runnable.testkit.random.RandomScript;
import dev.runnable.testkit.random.ScriptSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Random pipelines, written as workflows and run as Argo does, leave the run log that they leave
/// when the engine runs the whole: what may run at once comes in any order.
@Timeout(1200)
final class RandomWorkflowsTest {
    private static final int SEEDS = Integer.getInteger("proof.seeds", 1_000);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "pipeline.yaml";

    @TempDir Path folder;
    private TranspilingExecutor argo;

    @BeforeEach
    void configuration() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("argo.yaml"),
                        """
                        pipeline-executor:
                          type: argo
                          config:
                            pvc_for_runnable: shared
                            defaults: {image: anything}
                        """);
        Services services = new Services(Extensions.onClassPath());
        var reading = new ConfigurationReader(services.known()).read(file, "argo.yaml", Map.of());
        Problems problems = new Problems();
        argo =
                ServiceLoader.load(ExecutorProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(provider -> provider.type().equals("argo"))
                        .map(it ->
                                it.create(
                                        reading.configuration()
                                                .orElseThrow()
                                                .executor()
                                                .settings(problems),
                                        services.context(
                                                folder,
                                                Map.of(),
                                                InstantSource.system(),
                                                ZoneOffset.UTC,
                                                new Random(1))))
                        .map(TranspilingExecutor.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertThat(reading.problems()).isEmpty();
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void workflowsComeToWhatTheEngineComesTo() throws Exception {
        for (int seed = Integer.getInteger("proof.first", 0); seed < SEEDS; seed++) {
            RandomPipeline pipeline = RandomPipeline.of(seed, RandomPipeline.Kind.ANY);
            RandomScript script = new RandomScript(seed, (seed % 5) * 0.05, false);
            TestRun whole =
                    new TestRun(
                            pipeline.graph(), new ScriptSession(script), 1, pipeline.parameters());
            whole.run();
            RunLogFold expected = new RunLogFold();
            whole.events().forEach(expected::apply);

            String text = render(pipeline, seed);
            ScriptedPods pods =
                    new ScriptedPods(
                            pipeline.graph(),
                            script,
                            (RunEvent.RunStarted) whole.events().getFirst());
            Execution execution = run(text, pods, seed);

            assertThat(pods.complaints()).as("seed %d\n%s", seed, text).isEmpty();
            assertThat(comparable(pods.log().snapshot()))
                    .as("seed %d\n%s", seed, text)
                    .isEqualTo(comparable(expected.snapshot()));
            assertThat(execution.isSucceeded())
                    .as("seed %d", seed)
                    .isEqualTo(expected.snapshot().status() == StepState.SUCCESS);
        }
    }

    private String render(RandomPipeline random, int seed) {
        SequencedMap<String, JsonNode> values = new LinkedHashMap<>();
        random.parameters().forEach((name, value) -> values.put(name, value.value()));
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        texts.put(FILE, "{}");
        Pipeline pipeline = new Pipeline(FILE, random.graph(), values, texts);
        RunContext context =
                new RunContext(
                        "",
                        "",
                        folder,
                        folder,
                        folder.resolve("tmp"),
                        Map.of(),
                        Optional.empty(),
                        List.of(),
                        List.of());
        assertThat(argo.check(pipeline, context).stream().filter(Problem::isError))
                .as("seed %d", seed)
                .isEmpty();
        return argo.render(
                        new RenderRequest(
                                pipeline,
                                random.parameters(),
                                Optional.empty(),
                                "",
                                _ -> JSON.createObjectNode().put("python", "python3")))
                .text();
    }

    private Execution run(String text, ScriptedPods pods, int seed) throws IOException {
        try {
            return interpret(text, pods, seed);
        } catch (ArgoException e) {
            throw new AssertionError("seed %d: %s%n%s".formatted(seed, e.getMessage(), text), e);
        }
    }

    private Execution interpret(String text, ScriptedPods pods, int seed) throws IOException {
        Path here = Files.createDirectories(folder.resolve("cluster"));
        Cluster cluster =
                Cluster.in(here).claim("shared", Files.createDirectories(here.resolve("shared")));
        return new ArgoInterpreter(
                        ArgoDocument.read(text), cluster, pods, Schedule.sequential(seed))
                .run(Map.of());
    }

    /// Without times; names in alphabetical order, for what runs side by side may come in any.
    private static JsonNode comparable(RunLog log) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunLogJson.write(log, out);
        return ComparableRunLog.here(JSON.readTree(out.toByteArray()));
    }
}
