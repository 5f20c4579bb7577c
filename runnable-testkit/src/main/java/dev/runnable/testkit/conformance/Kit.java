package dev.runnable.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.event.RunEvent;
import dev.runnable.graph.StepPath;
import dev.runnable.journal.Durability;
import dev.runnable.run.PipelineRun;
import dev.runnable.run.Preparation;
import dev.runnable.run.RunListener;
import dev.runnable.run.Translation;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLogJson;
import dev.runnable.spi.RunLogStore;
import dev.runnable.spi.TaskOutput;
import dev.runnable.store.ChunkedFsRunLogStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Runs pipelines under the executor that is tested, each once for all tests that look at it.
final class Kit {
    static final String RUN_ID = "conformance";
    private static final String LOCAL = "pipeline-executor: {type: local}\n";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Subject subject;
    private final Path folder;
    private final Map<Scenario, FutureTask<Ran>> runs = new ConcurrentHashMap<>();
    private final Map<Scenario, FutureTask<Ran>> localRuns = new ConcurrentHashMap<>();
    private final Map<String, Integer> names = new ConcurrentHashMap<>();

    /// @param folder of its own
    Kit(Subject subject, Path folder) {
        this.subject = subject;
        this.folder = folder;
    }

    Subject subject() {
        return subject;
    }

    /// What a run of it leaves. It is run once.
    Ran run(Scenario scenario) throws Exception {
        return once(runs, scenario, () -> execute(project(scenario), RUN_ID));
    }

    /// What a run of it by the local executor leaves.
    Ran local(Scenario scenario) throws Exception {
        return once(
                localRuns,
                scenario,
                () -> execute(project(scenario, "local-" + scenario.name(), LOCAL), RUN_ID));
    }

    private interface Work {
        Ran perform() throws Exception;
    }

    private Ran once(Map<Scenario, FutureTask<Ran>> runs, Scenario scenario, Work work)
            throws Exception {
        FutureTask<Ran> run = runs.computeIfAbsent(scenario, _ -> new FutureTask<>(work::perform));
        Thread.ofVirtual().start(run);
        try {
            return run.get(subject.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "the run of '%s' has not ended after %s, see %s"
                            .formatted(scenario.name(), subject.patience(), folder),
                    e);
        } catch (ExecutionException e) {
            throw new AssertionError("the run itself broke: " + e.getCause(), e.getCause());
        }
    }

    /// A new project of this scenario, with the configuration that is tested.
    Project project(Scenario scenario) throws IOException {
        return project(scenario, scenario.name(), subject.configuration());
    }

    private Project project(Scenario scenario, String name, String configuration)
            throws IOException {
        int number = names.merge(name, 1, Integer::sum);
        Path place = folder.resolve(number == 1 ? name : name + "-" + number);
        return Project.write(place, scenario, subject, configuration);
    }

    /// Runs a project to its end.
    ///
    /// @throws dev.runnable.problem.ProblemException when it is refused
    Ran execute(Project project, String runId) throws Exception {
        return execute(project, runId, _ -> {});
    }

    /// The same, with somebody who listens to its output.
    Ran execute(Project project, String runId, Consumer<Ran.Line> listener) throws Exception {
        return switch (project.prepare(runId)) {
            case Preparation.Ready ready -> here(project, ready, new Lines(listener));
            case Preparation.ForPlatform document -> there(project, document.translation(), runId);
        };
    }

    /// Goes on with a run that has failed.
    Ran retry(Project project) throws Exception {
        return switch (project.prepareAgain(RUN_ID)) {
            case Preparation.Done _ -> throw new AssertionError("the run has succeeded already");
            case Preparation.Ready ready -> {
                Lines lines = new Lines(_ -> {});
                PipelineRun run =
                        PipelineRun.again(ready.request(), ready.services(), List.of(lines), false);
                yield here(project, ready, run, lines);
            }
            case Preparation.ForPlatform document -> there(project, document.translation(), RUN_ID);
        };
    }

    /// What a run that another process has run has left until now.
    Ran read(Project project) throws IOException {
        return read(
                project,
                project.preparation().store(),
                RUN_ID,
                List.of(),
                project.folder().resolve(".catalog"),
                "");
    }

    private static Ran here(Project project, Preparation.Ready ready, Lines lines)
            throws IOException {
        return here(
                project,
                ready,
                new PipelineRun(ready.request(), ready.services(), List.of(lines)),
                lines);
    }

    private static Ran here(Project project, Preparation.Ready ready, PipelineRun run, Lines lines)
            throws IOException {
        RunLog log = run.run();
        return read(
                project,
                ready.services().store(),
                log.runId(),
                lines.all,
                project.folder().resolve(".catalog"),
                "");
    }

    private Ran there(Project project, Translation translation, String runId) throws Exception {
        PlatformRunner runner =
                subject.platform()
                        .orElseThrow(() ->
                                new AssertionError(
                                        "the executor writes documents: say what runs them, by"
                                                + " Subject.onPlatform"));
        var rendering = translation.render();
        Path scratch = Files.createDirectories(project.folder().resolveSibling("platform"));
        PlatformRunner.Kept kept =
                runner.run(
                        new PlatformRunner.Job(
                                rendering,
                                runId,
                                project.folder(),
                                scratch,
                                project.environment(),
                                project.scenario().secrets()));
        RunLogStore store =
                new ChunkedFsRunLogStore(kept.runLogs(), Durability.BATCHED, ZoneOffset.UTC);
        return read(project, store, runId, List.of(), kept.catalog(), rendering.text());
    }

    private static Ran read(
            Project project,
            RunLogStore store,
            String runId,
            List<Ran.Line> lines,
            Path catalog,
            String document)
            throws IOException {
        List<RunEvent> events = new ArrayList<>();
        store.replay(runId, events::add);
        RunLog log =
                store.read(runId)
                        .orElseThrow(() -> new AssertionError("there is no log of the run"));
        return new Ran(project.folder(), log, json(log), events, lines, catalog, document);
    }

    static JsonNode json(RunLog log) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RunLogJson.write(log, bytes);
        return JSON.readTree(bytes.toByteArray());
    }

    private static final class Lines implements RunListener {
        private final List<Ran.Line> all = Collections.synchronizedList(new ArrayList<>());
        private final Consumer<Ran.Line> listener;

        Lines(Consumer<Ran.Line> listener) {
            this.listener = listener;
        }

        @Override
        public void event(RunEvent event) {}

        @Override
        public void line(StepPath step, int attempt, TaskOutput.Stream stream, String line) {
            Ran.Line told = new Ran.Line(step.text(), attempt, stream, line);
            all.add(told);
            listener.accept(told);
        }
    }
}
