package dev.runnable.engine;

import static java.util.Objects.requireNonNull;

import dev.runnable.event.StepState;
import dev.runnable.graph.Condition;
import dev.runnable.graph.Node;
import dev.runnable.graph.OnError;
import dev.runnable.parameter.Parameter;
import dev.runnable.parameter.Scope;
import dev.runnable.spi.AttemptOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Runs one pipeline once. One thread, the caller of [#run], owns all state and emits all events;
/// every attempt of a task has a virtual thread of its own and reports back by a message.
public final class Engine {
    /// What reaches the engine's thread from others.
    sealed interface Message permits Attempt.Ended, Cancel, Abort {}

    private record Cancel(String reason) implements Message {}

    private record Abort(IOException cause) implements Message {}

    private final RunSetup setup;
    private final TaskAttempts tasks;
    private final Timers timers;
    private final RunEvents events;
    private final LinkedBlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final ArrayDeque<StepRun> ready = new ArrayDeque<>();
    private final Set<StepRun> waiting = new HashSet<>();
    private final Map<Attempt, Runnable> running = new HashMap<>();
    private @Nullable StepState end;
    private @Nullable String cancelled;
    private @Nullable IOException broken;

    public Engine(RunSetup setup) {
        this.setup = setup;
        this.tasks = new TaskAttempts(setup.secrets(), setup.environment());
        this.timers = new Timers(setup.ambience().ticker());
        this.events = new RunEvents(setup.events(), setup.ambience().clock(), this::fail);
    }

    /// Runs to the end.
    ///
    /// @return SUCCESS, FAILED or CANCELLED
    /// @throws RunLogFailure when an event could not be stored; everything that ran was ended first
    public StepState run() throws RunLogFailure {
        events.runStarted(setup.header());
        GraphRun root = new GraphRun(setup.graph(), Scope.initial(setup.header().parameters()));
        if (broken == null) {
            apply(root, root.traversal().start());
        }
        while (end == null && !(stopping() && running.isEmpty())) {
            launchWhatIsReady();
            if (end == null && !(stopping() && running.isEmpty())) {
                handle(next());
            }
        }
        cancelWhatWaits();
        StepState status = status();
        events.runFinished(status, whyStopped().orElse(""));
        if (broken != null) {
            throw new RunLogFailure(broken);
        }
        return status;
    }

    /// Ends the run from any thread: nothing new starts, what runs is interrupted and waited for.
    ///
    /// @param reason for a person, for instance `interrupted by SIGINT`
    public void cancel(String reason) {
        messages.add(new Cancel(reason));
    }

    /// Ends the run from any thread because something of it could not be stored. Its events are
    /// recorded to the end nevertheless: the run log often lies elsewhere.
    public void abort(IOException cause) {
        messages.add(new Abort(cause));
    }

    private StepState status() {
        if (cancelled != null) {
            return StepState.CANCELLED;
        }
        return end == null || broken != null ? StepState.FAILED : end;
    }

    private Optional<String> whyStopped() {
        return cancelled != null
                ? Optional.of(cancelled)
                : Optional.ofNullable(broken)
                        .map(it -> Optional.ofNullable(it.getMessage()).orElse(it.toString()));
    }

    private boolean stopping() {
        return cancelled != null || broken != null;
    }

    private Optional<Message> next() {
        try {
            OptionalLong wait = timers.untilNext();
            return wait.isEmpty()
                    ? Optional.of(messages.take())
                    : Optional.ofNullable(messages.poll(wait.getAsLong(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            return Optional.of(new Cancel("interrupted"));
        }
    }

    private void handle(Optional<Message> message) {
        if (message.isEmpty()) {
            timers.poll().ifPresent(Runnable::run);
            return;
        }
        switch (message.get()) {
            case Attempt.Ended ended -> attemptEnded(ended);
            case Cancel(String reason) -> {
                if (!stopping()) {
                    cancelled = reason;
                    stop();
                }
            }
            case Abort(IOException cause) -> fail(cause);
        }
    }

    private void stop() {
        ready.removeIf(step -> !step.started());
        waiting.addAll(ready);
        ready.clear();
        timers.clear();
        running.keySet().forEach(Attempt::interrupt);
    }

    private void fail(IOException cause) {
        if (broken == null) {
            broken = cause;
            stop();
        }
    }

    private void cancelWhatWaits() {
        for (StepRun step : List.copyOf(waiting)) {
            events.stepFinished(step, StepState.CANCELLED, "");
        }
    }

    // --- decisions ---

    private void apply(GraphRun graph, List<Decision> decisions) {
        ArrayDeque<Decision> open = new ArrayDeque<>(decisions);
        for (Decision decision = open.poll(); decision != null; decision = open.poll()) {
            switch (decision) {
                case Decision.Run run -> open.addAll(prepare(graph, run));
                case Decision.Skip skip -> skip(graph, skip);
                case Decision.End(StepState status) -> end = status;
            }
        }
    }

    /// Queues a step, or skips it when its own condition says so.
    private List<Decision> prepare(GraphRun graph, Decision.Run run) {
        StepRun step = new StepRun(graph, run.node(), run.after());
        Optional<Condition> condition =
                run.node()
                        .options()
                        .skipIf()
                        .filter(question -> Conditions.holds(question, step.scope));
        if (condition.isEmpty()) {
            ready.add(step);
            return List.of();
        }
        String reason = "skip_if: " + Conditions.describe(condition.get());
        skip(graph, new Decision.Skip(run.node(), run.after(), reason));
        return graph.traversal().settled(run.node().name(), StepState.SKIPPED);
    }

    private void skip(GraphRun graph, Decision.Skip skip) {
        graph.leave(skip.node().name(), graph.scopeAfter(skip.after()));
        events.stepSkipped(graph, skip);
    }

    // --- attempts ---

    private void launchWhatIsReady() {
        while (!stopping() && end == null && !ready.isEmpty()) {
            if (needsSlot(requireNonNull(ready.peek()).node) && noSlotIsFree()) {
                return;
            }
            StepRun step = ready.remove();
            Optional<String> held =
                    step.started()
                            ? Optional.empty()
                            : step.graph.traversal().holdsBack(step.node.name());
            held.ifPresentOrElse(reason -> leaveOut(step, reason), () -> launch(step));
        }
    }

    private void leaveOut(StepRun step, String reason) {
        skip(step.graph, new Decision.Skip(step.node, step.after, reason));
        advance(step, StepState.SKIPPED);
    }

    private static boolean needsSlot(Node node) {
        return node instanceof Node.Task;
    }

    private boolean noSlotIsFree() {
        return running.size() >= setup.concurrency();
    }

    private void launch(StepRun step) {
        if (!step.started()) {
            events.stepStarted(step);
        }
        step.attempts++;
        events.attemptStarted(step);
        if (stopping()) {
            return;
        }
        switch (step.node) {
            case Node.Task _ -> start(step);
            case Node.Stub _, Node.Success _, Node.Fail _ ->
                    settle(step, new AttemptOutcome.Succeeded(new LinkedHashMap<>()));
            case Node.Parallel _, Node.Map _, Node.Conditional _, Node.Loop _, Node.Dag _ ->
                    throw new IllegalStateException(
                            "a composite step reached the engine: " + step.path);
        }
    }

    private void start(StepRun step) {
        Attempt attempt = new Attempt(step, setup.session(), setup.outputs(), tasks, messages::add);
        Runnable withoutTimeout =
                step.node.options().timeout().map(limit -> limit(attempt, limit)).orElse(() -> {});
        running.put(attempt, withoutTimeout);
        attempt.start();
    }

    private Runnable limit(Attempt attempt, Duration limit) {
        return timers.in(
                limit,
                () -> {
                    attempt.timedOut = true;
                    attempt.interrupt();
                });
    }

    private void attemptEnded(Attempt.Ended ended) {
        Attempt attempt = ended.attempt();
        requireNonNull(running.remove(attempt)).run();
        boolean succeeded =
                ended.outcome().filter(AttemptOutcome.Succeeded.class::isInstance).isPresent();
        if (attempt.timedOut && !succeeded) {
            Duration limit = attempt.step.node.options().timeout().orElseThrow();
            settle(
                    attempt.step,
                    AttemptOutcome.Failed.because(
                            "timed out after " + text(limit) + "; its processes were ended"));
        } else if (ended.outcome().isPresent()) {
            settle(attempt.step, ended.outcome().get());
        } else if (stopping()) {
            cancelled(attempt.step);
        } else {
            settle(attempt.step, AttemptOutcome.Failed.because("it was interrupted"));
        }
    }

    private void cancelled(StepRun step) {
        String why = whyStopped().orElse("the run was ended");
        events.attemptCancelled(step, why);
        events.stepFinished(step, StepState.CANCELLED, why);
    }

    private void settle(StepRun step, AttemptOutcome outcome) {
        switch (outcome) {
            case AttemptOutcome.Succeeded(SequencedMap<String, Parameter> outputs) -> {
                events.attemptSucceeded(step, outputs);
                step.graph.leave(step.node.name(), step.scope.with(outputs, step.rank));
                events.stepFinished(step, StepState.SUCCESS, "");
                advance(step, StepState.SUCCESS);
            }
            case AttemptOutcome.Failed failed -> failed(step, failed);
        }
    }

    private void failed(StepRun step, AttemptOutcome.Failed outcome) {
        events.attemptFailed(step, outcome);
        if (step.mayTryAgain()) {
            tryAgain(step);
        } else {
            giveUp(step, outcome.message());
        }
    }

    private void tryAgain(StepRun step) {
        waiting.add(step);
        double chance = setup.ambience().random().nextDouble();
        Duration delay = step.node.options().retry().delayAfter(step.attempts, chance);
        if (stopping()) {
            return;
        }
        timers.in(
                delay,
                () -> {
                    waiting.remove(step);
                    ready.add(step);
                });
    }

    private void giveUp(StepRun step, String message) {
        OnError onError =
                step.node
                        .options()
                        .onError()
                        .orElse(new OnError(OnError.Action.FAIL, new LinkedHashMap<>()));
        SequencedMap<String, Parameter> defaults = new LinkedHashMap<>();
        StepState state =
                switch (onError.action()) {
                    case FAIL -> StepState.FAILED;
                    case SKIP -> StepState.SKIPPED;
                    case CONTINUE -> {
                        onError.defaultOutput()
                                .forEach((k, v) -> defaults.put(k, new Parameter.Json(v)));
                        yield StepState.SUCCESS;
                    }
                };
        step.graph.leave(step.node.name(), step.scope.with(defaults, step.rank));
        events.stepFinished(step, state, message, defaults);
        advance(step, state);
    }

    private void advance(StepRun step, StepState outcome) {
        if (!stopping()) {
            apply(step.graph, step.graph.traversal().settled(step.node.name(), outcome));
        }
    }

    private static String text(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
