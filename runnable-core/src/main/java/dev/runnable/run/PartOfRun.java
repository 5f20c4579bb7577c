package dev.runnable.run;

import dev.runnable.catalog.KeepsNothing;
import dev.runnable.engine.EventSink;
import dev.runnable.engine.FannedIn;
import dev.runnable.engine.FannedOut;
import dev.runnable.engine.PartEngine;
import dev.runnable.engine.RunLogFailure;
import dev.runnable.engine.RunSetup;
import dev.runnable.event.RunHeader;
import dev.runnable.event.StepState;
import dev.runnable.graph.Pipeline;
import dev.runnable.graph.StepPath;
import dev.runnable.runlog.RunLogFold;
import dev.runnable.secret.EventMask;
import dev.runnable.secret.Mask;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Failed;
import dev.runnable.spi.AttemptOutcome.Succeeded;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.RunLogStore;
import dev.runnable.spi.TraversingExecutor;
import dev.runnable.store.PrivateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a process does that is a part of a run: it knows the run from its log.
public final class PartOfRun {
    private final Pipeline pipeline;
    private final RunHeader header;
    private final RunLogFold known;
    private final RunServices services;
    private final List<RunListener> listeners;
    private @Nullable PartEngine engine;
    private @Nullable IOException broken;
    private @Nullable String stopped;

    /// @param known what the log tells; is told what happens here
    /// @param pipeline as the run has frozen it
    /// @param services with an executor that runs tasks in this process or its children
    public PartOfRun(
            RunLogFold known,
            Pipeline pipeline,
            RunServices services,
            List<RunListener> listeners) {
        this.header = known.header().orElseThrow();
        this.known = known;
        this.pipeline = pipeline;
        this.services = services;
        this.listeners = List.copyOf(listeners);
    }

    /// Work of the engine.
    @FunctionalInterface
    private interface Work<T> {
        T perform(PartEngine engine) throws RunLogFailure;
    }

    /// As [PartEngine#run].
    ///
    /// @throws dev.runnable.problem.ProblemException when it is not the step's turn, or the log
    ///   cannot be written
    public StepState run(StepPath step) {
        return recorded(it -> it.run(step));
    }

    /// As [PartEngine#fanOut].
    public FannedOut fanOut(StepPath step) {
        return recorded(it -> it.fanOut(step));
    }

    /// As [PartEngine#fanIn].
    public FannedIn fanIn(StepPath step) {
        return recorded(it -> it.fanIn(step));
    }

    /// As [PartEngine#close].
    public StepState close() {
        return recorded(PartEngine::close);
    }

    /// Runs the attempt of a task that a host has started, and records nothing.
    ///
    /// @param folder the private one that it runs in; empty: the run's working directory
    /// @return masked; empty when it was stopped
    public Optional<AttemptOutcome> attempt(StepPath step, int number, Optional<Path> folder) {
        return unrecorded(it -> it.attempt(step, number, folder));
    }

    /// As [#attempt], of the reduction of a map.
    public Optional<AttemptOutcome> reduction(StepPath step, int number) {
        return unrecorded(it -> it.reduction(step, number));
    }

    /// From any thread: ends what runs.
    public synchronized void stop(String reason) {
        stopped = reason;
        if (engine != null) {
            engine.stop(reason);
        }
    }

    private <T> T recorded(Work<T> work) {
        try (Listenings told = new Listenings(header.runId(), listeners, services.listeners());
                RunLogStore.Writer writer = join()) {
            Mask mask = mask();
            RunRecorder recorder = new RunRecorder(new EventMask(mask), writer, known, told.all());
            RecordedOutputs outputs =
                    new RecordedOutputs(
                            mask,
                            services.catalog().executionLogs(header.runId()),
                            told.all(),
                            this::isBroken);
            return perform(work, recorder, outputs);
        } catch (IOException e) {
            throw RunLogProblem.of(e);
        }
    }

    private RunLogStore.Writer join() throws IOException {
        return services.store()
                .join(header.runId())
                .orElseThrow(() -> new IOException("the run log is gone"));
    }

    private Optional<AttemptOutcome> unrecorded(Work<Optional<AttemptOutcome>> work) {
        Mask mask = mask();
        RecordedOutputs outputs =
                new RecordedOutputs(
                        mask,
                        new KeepsNothing().executionLogs(header.runId()),
                        listeners,
                        this::isBroken);
        try {
            return perform(work, _ -> {}, outputs).map(outcome -> masked(outcome, mask));
        } catch (IOException e) {
            throw RunLogProblem.of(e);
        }
    }

    private static AttemptOutcome masked(AttemptOutcome outcome, Mask mask) {
        return switch (outcome) {
            case Succeeded succeeded -> new Succeeded(mask.apply(succeeded.outputs()));
            case Failed failed -> new Failed(mask.apply(failed.message()), failed.exitCode());
        };
    }

    private <T> T perform(Work<T> work, EventSink events, RecordedOutputs outputs)
            throws IOException {
        RunContext context = services.context().apply(header.runId());
        try (PrivateFolder _ = new PrivateFolder(context.temporaryDirectory());
                TraversingExecutor.Session session = services.executor().open(context)) {
            RunSetup setup =
                    new RunSetup(
                            header,
                            pipeline.graph(),
                            known,
                            session,
                            1,
                            services.secrets(),
                            PipelineRun.environment(context),
                            events,
                            outputs,
                            services.catalog().files(context, pipeline.graph(), this::isBroken),
                            LaterClock.after(known, services.ambience()));
            T result = work.perform(start(new PartEngine(setup, known)));
            throwIfBroken();
            return result;
        }
    }

    private synchronized PartEngine start(PartEngine made) {
        engine = made;
        if (stopped != null) {
            made.stop(stopped);
        }
        return made;
    }

    private Mask mask() {
        return new Mask(PipelineRun.secretValues(pipeline, services.secrets()));
    }

    private synchronized void isBroken(IOException cause) {
        broken = cause;
        stop("the output could not be kept");
    }

    private synchronized void throwIfBroken() throws IOException {
        if (broken != null) {
            throw broken;
        }
    }
}
