package dev.runnable.engine;

import dev.runnable.data.DataEntry;
import dev.runnable.event.History;
import dev.runnable.event.StepState;
import dev.runnable.graph.Condition;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Parameter;
import dev.runnable.parameter.Scope;
import dev.runnable.parameter.Written;
import dev.runnable.reduce.Reducer;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.Simulated;
import dev.runnable.spi.Simulation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The life of every step, from the decision to run it to what follows from its end. Belongs to the
/// engine's thread.
final class Steps {
    private static final SequencedMap<String, Parameter> NOTHING = new LinkedHashMap<>();

    private static final AttemptOutcome.Failed INTERRUPTED =
            AttemptOutcome.Failed.because("it was interrupted");

    private final RunSetup setup;
    private final RunEvents events;
    private final Timers timers;
    private final Consumer<Engine.Message> inbox;
    private final TaskAttempts tasks;
    private final Agenda agenda;
    private final Composites composites;

    /// Attempts of the steps that may be visited again in this part of the run.
    private final Map<StepPath, Integer> visited = new HashMap<>();

    private @Nullable StepState end;
    private @Nullable String stopped;

    Steps(
            RunSetup setup,
            Optional<Simulation> simulation,
            RunEvents events,
            Timers timers,
            Consumer<Engine.Message> inbox) {
        this.setup = setup;
        this.events = events;
        this.timers = timers;
        this.inbox = inbox;
        this.tasks = new TaskAttempts(setup, simulation);
        this.agenda = new Agenda(setup.concurrency(), setup.ambience().order());
        this.composites = new Composites(this, agenda, events, setup.history());
    }

    void begin() {
        Scope initial = Scope.initial(setup.header().parameters());
        begin(GraphRun.root(setup.graph(), initial, setup.history().equals(History.NONE)));
    }

    void begin(GraphRun graph) {
        apply(graph, graph.traversal().start());
    }

    /// How the pipeline's graph ended; empty while it goes on.
    Optional<StepState> end() {
        return Optional.ofNullable(end);
    }

    boolean isIdle() {
        return agenda.isIdle();
    }

    /// Whether anything is really done just now.
    boolean isWorking() {
        return agenda.isWorking();
    }

    /// Lets nothing start any more and interrupts what runs.
    void stop(String why) {
        stopped = why;
        timers.clear();
        agenda.stop(_ -> true);
    }

    /// Tells the end of what was stopped and has no thread that would tell it.
    void cancelWhatIsLeft(String why) {
        composites.cancel(_ -> true, why);
    }

    /// Why nothing starts in this graph any more; empty while it goes on.
    private Optional<String> whyStopped(GraphRun graph) {
        return Optional.ofNullable(stopped)
                .or(() -> Composites.stoppedAround(graph).flatMap(CompositeRun::stopped));
    }

    // --- decisions ---

    /// Does what was decided, and what follows from it at once.
    private void apply(GraphRun graph, List<Decision> decisions) {
        ArrayDeque<Decision> open = new ArrayDeque<>(decisions);
        for (Decision decision = open.poll(); decision != null; decision = open.poll()) {
            switch (decision) {
                case Decision.Run run -> open.addAll(prepare(graph, run));
                case Decision.Skip skip -> skip(graph, skip);
                case Decision.End(StepState status) -> graphEnded(graph, status);
            }
        }
    }

    private void graphEnded(GraphRun graph, StepState status) {
        if (graph.owner().isPresent()) {
            composites.branchEnded(graph.owner().get(), graph, status);
        } else {
            end = status;
        }
    }

    /// Queues a step, unless an earlier part of the run has done it or its own condition says no.
    private List<Decision> prepare(GraphRun graph, Decision.Run run) {
        String name = run.node().name();
        StepPath path = graph.path(name);
        StepRun step = new StepRun(graph, run, path, attemptsOf(path));
        boolean mayKeep = graph.mayKeep(run.node(), run.after());
        Optional<History.Kept> kept = mayKeep ? setup.history().kept(path) : Optional.empty();
        if (kept.isPresent()) {
            graph.leave(name, step.scope.with(kept.get().written(), step.rank));
            return graph.traversal().settled(name, kept.get().state());
        }
        Optional<Condition> condition =
                run.node()
                        .options()
                        .skipIf()
                        .filter(question -> Conditions.holds(question, step.scope));
        if (condition.isPresent()) {
            String reason = "skip_if: " + Conditions.describe(condition.get());
            skip(graph, new Decision.Skip(run.node(), run.after(), reason));
            return graph.traversal().settled(name, StepState.SKIPPED);
        }
        step.mayKeepBranches = mayKeep;
        step.claims = tasks.claims(step);
        graph.touch(name);
        agenda.ready(step);
        return List.of();
    }

    private int attemptsOf(StepPath path) {
        Integer inThisPart = visited.get(path);
        return inThisPart == null ? setup.history().attempts(path) : inThisPart;
    }

    private void skip(GraphRun graph, Decision.Skip skip) {
        String name = skip.node().name();
        if (!graph.mayKeep(skip.node(), skip.after())) {
            graph.touch(name);
        }
        graph.leave(name, graph.scopeAfter(skip.after()));
        events.stepSkipped(graph, skip);
    }

    // --- starts ---

    void launchWhatIsReady() {
        while (stopped == null && end == null) {
            Optional<StepRun> step = agenda.pollReady();
            if (step.isPresent()) {
                launchUnlessHeldBack(step.get());
            } else if (agenda.hasReady() || !agenda.hasFreeSlot() || !composites.openBranch()) {
                return;
            }
        }
    }

    private void launchUnlessHeldBack(StepRun step) {
        Optional<String> held =
                step.started()
                        ? Optional.empty()
                        : step.graph.traversal().holdsBack(step.node.name());
        if (held.isPresent()) {
            skip(step.graph, new Decision.Skip(step.node, step.after, held.get()));
            advance(step, StepState.SKIPPED);
        } else if (step.composite != null
                && step.composite.reduction != null
                && step.composite.reduction.reducer() instanceof Reducer.Custom reducer) {
            start(
                    step,
                    tasks.simulatedReduction(step, step.composite.reduction),
                    tasks.reduction(step, reducer, step.composite.reduction));
        } else {
            launch(step);
        }
    }

    private void launch(StepRun step) {
        if (!step.started()) {
            events.stepStarted(step);
        }
        step.startTry();
        events.attemptStarted(step);
        if (stopped != null) {
            return;
        }
        switch (step.node) {
            case Node.Task _ -> {
                Attempt attempt = start(step, tasks.simulated(step), tasks.task(step));
                boolean isTimed = setup.session().keepsTime();
                step.timeout = isTimed ? () -> {} : atTimeout(step, attempt::timeOut);
            }
            case Node.Stub _, Node.Success _, Node.Fail _ ->
                    succeeded(step, NOTHING, List.of(), "");
            case Node.Parallel _, Node.Map _, Node.Conditional _, Node.Loop _, Node.Dag _ ->
                    composites.start(step);
        }
    }

    /// @param simulated what comes of the work without doing it
    private Attempt start(StepRun step, Optional<Simulated> simulated, Attempt.Work work) {
        Attempt attempt =
                simulated.isPresent()
                        ? new SimulatedAttempt(
                                step, simulated.get(), setup.outputs(), timers, inbox::accept)
                        : new ThreadedAttempt(step, work, setup.outputs(), inbox::accept);
        agenda.started(attempt);
        attempt.start();
        return attempt;
    }

    /// Does something when the step's attempt has lasted too long.
    ///
    /// @return what calls it off
    Runnable atTimeout(StepRun step, Runnable action) {
        Optional<Duration> limit = step.node.options().timeout();
        return limit.isEmpty() ? () -> {} : timers.in(limit.get(), action);
    }

    // --- ends ---

    void attemptEnded(Attempt.Ended ended) {
        Attempt attempt = ended.attempt();
        StepRun step = attempt.step;
        agenda.ended(attempt);
        Optional<CompositeRun> stoppedAround = Composites.stoppedAround(step);
        if (step.composite == null) {
            taskEnded(ended);
        } else if (stopped == null && stoppedAround.isEmpty()) {
            composites.reduced(step.composite, ended.result().map(Attempt.Result::outcome));
        }
        stoppedAround.ifPresent(composites::endIfQuiet);
    }

    private void taskEnded(Attempt.Ended ended) {
        StepRun step = ended.attempt().step;
        step.timeout.run();
        if (ended.attempt().timedOut() && !ended.succeeded()) {
            failed(step, AttemptOutcome.Failed.because(Messages.timedOut(step)), ended.data());
        } else if (ended.result().isPresent()) {
            settle(step, ended.result().get());
        } else {
            whyStopped(step.graph)
                    .ifPresentOrElse(
                            why -> cancelled(step, why),
                            () -> failed(step, INTERRUPTED, List.of()));
        }
    }

    /// Tells the end of a step whose attempt was ended from outside.
    void cancelled(StepRun step, String why) {
        events.attemptCancelled(step, why);
        finished(step, StepState.CANCELLED, why, NOTHING);
    }

    /// Tells the end of a step that waits for another try.
    void cancelledWhileWaiting(StepRun step, String why) {
        finished(step, StepState.CANCELLED, why, NOTHING);
    }

    private void settle(StepRun step, Attempt.Result result) {
        switch (result.outcome()) {
            case AttemptOutcome.Succeeded(SequencedMap<String, Parameter> outputs) ->
                    succeeded(step, outputs, result.data(), "");
            case AttemptOutcome.Failed failed -> failed(step, failed, result.data());
        }
    }

    /// @param warning empty when there is nothing to say
    void succeeded(
            StepRun step,
            SequencedMap<String, Parameter> outputs,
            List<DataEntry> data,
            String warning) {
        events.attemptSucceeded(step, outputs, data);
        Written written = new Written(outputs, DataEntry.goingOn(data));
        finish(step, StepState.SUCCESS, warning, written, NOTHING);
    }

    /// What a failed try put is there for whoever comes after it.
    void failed(StepRun step, AttemptOutcome.Failed outcome, List<DataEntry> data) {
        events.attemptFailed(step, outcome, data);
        if (step.mayTryAgain()) {
            tryAgain(step);
        } else {
            GivenUp end = GivenUp.of(step.node);
            Written written = new Written(end.defaults(), DataEntry.goingOn(data));
            finish(step, end.state(), outcome.message(), written, end.defaults());
        }
    }

    /// Without a wait it is ready at once: with a limit of one no other branch comes in between.
    private void tryAgain(StepRun step) {
        if (whyStopped(step.graph).isPresent()) {
            agenda.waits(step);
            return;
        }
        double chance = setup.ambience().random().nextDouble();
        Duration delay = step.node.options().retry().delayAfter(step.tries(), chance);
        if (delay.isZero()) {
            agenda.ready(step);
            return;
        }
        agenda.waits(step);
        timers.in(
                delay,
                () -> {
                    if (agenda.waitsNoMore(step)) {
                        agenda.ready(step);
                    }
                });
    }

    private void finish(
            StepRun step,
            StepState state,
            String message,
            Written written,
            SequencedMap<String, Parameter> defaults) {
        step.graph.leave(step.node.name(), step.scope.with(written, step.rank));
        if (state == StepState.FAILED) {
            step.graph.failed(step, message);
        }
        finished(step, state, message, defaults);
        advance(step, state);
    }

    private void finished(
            StepRun step,
            StepState state,
            String message,
            SequencedMap<String, Parameter> defaults) {
        events.stepFinished(step, state, message, defaults);
        if (step.graph.mayRepeat()) {
            visited.put(step.path, step.attempt());
        }
    }

    private void advance(StepRun step, StepState outcome) {
        if (whyStopped(step.graph).isEmpty()) {
            apply(step.graph, step.graph.traversal().settled(step.node.name(), outcome));
        }
    }
}
