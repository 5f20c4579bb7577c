package dev.runnable.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.engine.Engine;
import dev.runnable.engine.RunSetup;
import dev.runnable.event.CodeIdentity;
import dev.runnable.event.History;
import dev.runnable.event.RunHeader;
import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.Problems;
import dev.runnable.problem.SourceLocation;
import dev.runnable.runlog.GraphJson;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLogFold;
import dev.runnable.secret.EventMask;
import dev.runnable.secret.Mask;
import dev.runnable.spi.ExecutionLogs;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.RunLogStore;
import dev.runnable.spi.SecretSource;
import dev.runnable.spi.TraversingExecutor;
import dev.runnable.store.PrivateFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One run of a pipeline, from its check to its log.
public final class PipelineRun {
    private static final int MOST_TRIES_FOR_A_FREE_ID = 20;

    /// How a run comes to its log.
    private enum Start {
        NEW,
        AGAIN,
        AGAIN_TAKEN_OVER
    }

    private final RunRequest request;
    private final RunServices services;
    private final List<RunListener> listeners;
    private final Start start;

    /// The run's id, unless somebody else has it already. Known before the check, so that what the
    /// executor found out there (classes, interpreters) still fits when the run starts.
    private final String wanted;

    /// What is really run: the pipeline as the executor takes it.
    private final Pipeline adapted;

    private final Interruptible preparing = new Interruptible();
    private @Nullable Engine engine;
    private @Nullable String cancelled;

    public PipelineRun(RunRequest request, RunServices services, List<RunListener> listeners) {
        this(request, services, listeners, Start.NEW);
    }

    /// A run that goes on with what it has: only what had not succeeded is run, and what comes
    /// after it.
    ///
    /// @param request with the id of a run whose pipeline has the same structure, and the
    ///   parameters that it was started with
    /// @param takeOver also where it cannot be told whether the process that ran it is gone
    public static PipelineRun again(
            RunRequest request,
            RunServices services,
            List<RunListener> listeners,
            boolean takeOver) {
        if (request.runId().isEmpty()) {
            throw new IllegalArgumentException("which run is to go on?");
        }
        return new PipelineRun(
                request, services, listeners, takeOver ? Start.AGAIN_TAKEN_OVER : Start.AGAIN);
    }

    private PipelineRun(
            RunRequest request, RunServices services, List<RunListener> listeners, Start start) {
        this.request = request;
        this.services = services;
        this.listeners = List.copyOf(listeners);
        this.start = start;
        this.adapted = services.executor().adapt(request.pipeline());
        this.wanted = request.runId().orElseGet(() -> generate(0));
    }

    /// Tells what of this run cannot work, without starting anything.
    public List<Problem> check() {
        Problems problems = new Problems();
        problems.addAll(services.executor().check(adapted, context(wanted)));
        missingSecrets().forEach(problems::add);
        problems.addAll(services.catalog().check(adapted));
        new BoundCommands(adapted, services, context(wanted)).check(problems);
        List<Problem> found = problems.sorted();
        return found.isEmpty() ? found : placed(found);
    }

    private List<Problem> placed(List<Problem> found) {
        Problems placed = new Problems();
        placed.addAll(request.places().place(found));
        return placed.sorted();
    }

    private List<Problem> missingSecrets() {
        List<Problem> missing = new ArrayList<>();
        adapted.graph()
                .visit((path, node) ->
                        secretsOf(node).stream()
                                .filter(name -> services.secrets().find(name).isEmpty())
                                .map(name -> missingSecret(name, path))
                                .forEach(missing::add));
        return missing;
    }

    private Problem missingSecret(String name, String step) {
        return Problem.error(
                        ProblemCode.MISSING_SECRET,
                        SourceLocation.of(request.pipeline().source()),
                        "there is no secret '" + name + "'")
                .inStep(step)
                .withHint(services.secrets().advice(name));
    }

    private static List<String> secretsOf(Node node) {
        return node instanceof Node.Task task ? task.task().secrets() : List.of();
    }

    /// Runs it. Blocks until everything that was started is gone.
    ///
    /// @throws ProblemException when it cannot start, or could not be recorded to its end
    public RunLog run() {
        refuse(check());
        refuse(prepare());
        try {
            return record();
        } catch (IOException e) {
            throw RunLogProblem.of(e);
        }
    }

    private static void refuse(List<Problem> problems) {
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new ProblemException(problems);
        }
    }

    /// Who cancels meanwhile gets a run that is cancelled before its first step.
    private List<Problem> prepare() {
        return preparing.perform(() ->
                placed(services.executor().prepare(adapted, context(wanted), this::progress)));
    }

    private void progress(String line) {
        listeners.forEach(listener -> listener.progress(line));
    }

    /// Ends it from any thread; [#run] returns when everything is gone.
    public void cancel(String reason) {
        Engine target;
        synchronized (this) {
            cancelled = reason;
            target = engine;
        }
        preparing.cancel();
        if (target != null) {
            target.cancel(reason);
        }
    }

    private RunLog record() throws IOException {
        Reserved reserved = start == Start.NEW ? reserve() : takeAgain();
        RunContext context = context(reserved.runId);
        try (Listenings told = new Listenings(reserved.runId, listeners, services.listeners());
                RunLogStore.Writer writer = reserved.writer;
                PrivateFolder _ = new PrivateFolder(context.temporaryDirectory());
                TraversingExecutor.Session session = services.executor().open(context)) {
            Mask mask = new Mask(secretValues(adapted, services.secrets()));
            RunLogFold earlier = new RunLogFold();
            if (start != Start.NEW) {
                services.store().replay(reserved.runId, earlier::apply);
            }
            RunRecorder recorder =
                    new RunRecorder(new EventMask(mask), writer, earlier, told.all());
            Optional<RunLogFold> known =
                    start == Start.NEW ? Optional.empty() : Optional.of(earlier);
            ExecutionLogs logs = services.catalog().executionLogs(reserved.runId);
            LateEngine late = new LateEngine();
            RecordedOutputs outputs = new RecordedOutputs(mask, logs, told.all(), late::abort);
            start(engine(context, session, recorder, outputs, late, known)).run();
            return recorder.runLog();
        }
    }

    private Engine engine(
            RunContext context,
            TraversingExecutor.Session session,
            RunRecorder recorder,
            RecordedOutputs outputs,
            LateEngine late,
            Optional<RunLogFold> known) {
        Engine made =
                new Engine(
                        new RunSetup(
                                header(context.runId()),
                                adapted.graph(),
                                known.isPresent() ? known.get() : History.NONE,
                                session,
                                services.executor().concurrency(),
                                services.secrets(),
                                environment(context),
                                recorder,
                                outputs,
                                services.catalog().files(context, adapted.graph(), late::abort),
                                known.map(it -> LaterClock.after(it, services.ambience()))
                                        .orElse(services.ambience())));
        late.engine = made;
        return made;
    }

    /// The outputs need the engine and the engine the outputs.
    private static final class LateEngine {
        private @Nullable Engine engine;

        void abort(IOException cause) {
            if (engine != null) {
                engine.abort(cause);
            }
        }
    }

    private Engine start(Engine made) {
        synchronized (this) {
            engine = made;
            if (cancelled != null) {
                made.cancel(cancelled);
            }
        }
        return made;
    }

    private RunHeader header(String runId) {
        return header(request, runId, services);
    }

    static RunHeader header(RunRequest request, String runId, RunServices services) {
        JsonNode dag = GraphJson.of(request.pipeline().graph());
        return new RunHeader(
                runId,
                request.tag(),
                request.pipeline().source(),
                GraphJson.hash(dag),
                dag,
                request.pipeline().texts(),
                request.configuration(),
                request.parameters(),
                code(services));
    }

    private static List<CodeIdentity> code(RunServices services) {
        List<CodeIdentity> all = new ArrayList<>(services.code().get());
        all.addAll(services.executor().codeIdentities());
        return all;
    }

    static Map<String, String> environment(RunContext context) {
        Map<String, String> variables = new HashMap<>();
        variables.put("RUNNABLE_RUN_ID", context.runId());
        variables.put("RUNNABLE_RUN_TAG", context.tag());
        return variables;
    }

    static Set<String> secretValues(Pipeline pipeline, SecretSource secrets) {
        Set<String> values = new HashSet<>();
        for (Node node : pipeline.graph().allNodes()) {
            secretsOf(node).forEach(name -> secrets.find(name).ifPresent(values::add));
        }
        return values;
    }

    // --- the run id ---

    private record Reserved(String runId, RunLogStore.Writer writer) {}

    private Reserved reserve() throws IOException {
        Optional<Reserved> first = reserve(wanted);
        if (first.isPresent() || request.runId().isPresent()) {
            return first.orElseThrow(() -> taken(wanted));
        }
        for (int attempt = 1; attempt < MOST_TRIES_FOR_A_FREE_ID; attempt++) {
            Optional<Reserved> reserved = reserve(generate(attempt));
            if (reserved.isPresent()) {
                return reserved.get();
            }
        }
        throw new IOException("no free run id was found in " + MOST_TRIES_FOR_A_FREE_ID + " tries");
    }

    private Reserved takeAgain() throws IOException {
        return services.store()
                .resume(wanted, start == Start.AGAIN_TAKEN_OVER)
                .map(writer -> new Reserved(wanted, writer))
                .orElseThrow(() -> new ProblemException(goesOn()));
    }

    private Problem goesOn() {
        return Problem.error(
                        ProblemCode.RUN_GOES_ON,
                        SourceLocation.of(services.store().location(wanted)),
                        "another process runs '" + wanted + "', or may still do so")
                .withHint(
                        "Wait for it or end it. If it is certainly gone, for instance with the"
                                + " machine that it ran on, use --take-over.");
    }

    private String generate(int attempt) {
        return RunIds.generate(
                services.ambience().clock().instant().atZone(services.ambience().zone()),
                services.ambience().random(),
                attempt);
    }

    private RunContext context(String runId) {
        return services.context().apply(runId);
    }

    private Optional<Reserved> reserve(String runId) throws IOException {
        return services.store().create(runId).map(writer -> new Reserved(runId, writer));
    }

    private ProblemException taken(String runId) {
        return new ProblemException(
                Problem.error(
                                ProblemCode.RUN_ID_TAKEN,
                                SourceLocation.of(services.store().location(runId)),
                                "there is a run '" + runId + "' already")
                        .withHint("Choose another run id, or leave it out to have one made up."));
    }
}
