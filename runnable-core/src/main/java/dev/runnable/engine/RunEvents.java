package dev.runnable.engine;

import dev.runnable.data.DataEntry;
import dev.runnable.event.RunEvent;
import dev.runnable.event.RunHeader;
import dev.runnable.event.StepState;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.function.Consumer;

/// Tells what happens. After the first event that could not be stored it tells nothing more.
/// Belongs to the engine's thread.
final class RunEvents {
    private static final SequencedMap<String, Parameter> NOTHING = new LinkedHashMap<>();

    private final EventSink sink;
    private final InstantSource clock;
    private final Consumer<IOException> onBroken;
    private boolean broken;

    RunEvents(EventSink sink, InstantSource clock, Consumer<IOException> onBroken) {
        this.sink = sink;
        this.clock = clock;
        this.onBroken = onBroken;
    }

    void runStarted(RunHeader header) {
        emit(new RunEvent.RunStarted(now(), header));
    }

    void stepStarted(StepRun step) {
        emit(new RunEvent.StepStarted(now(), step.path, step.node.type(), step.after, step.rank));
    }

    void stepSkipped(GraphRun graph, Decision.Skip skip) {
        String name = skip.node().name();
        emit(
                new RunEvent.StepSkipped(
                        now(),
                        graph.path(name),
                        skip.node().type(),
                        skip.after(),
                        graph.traversal().rank(name),
                        skip.reason()));
    }

    void branchStarted(Fanout.Opening branch) {
        emit(new RunEvent.BranchStarted(now(), branch.place(), branch.variables()));
    }

    void attemptStarted(StepRun step) {
        emit(new RunEvent.AttemptStarted(now(), step.path, step.attempt()));
    }

    void attemptSucceeded(
            StepRun step, SequencedMap<String, Parameter> outputs, List<DataEntry> data) {
        attemptFinished(step, StepState.SUCCESS, "", outputs, data, OptionalInt.empty());
    }

    void attemptFailed(StepRun step, AttemptOutcome.Failed outcome, List<DataEntry> data) {
        attemptFinished(
                step, StepState.FAILED, outcome.message(), NOTHING, data, outcome.exitCode());
    }

    void attemptCancelled(StepRun step, String why) {
        attemptFinished(step, StepState.CANCELLED, why, NOTHING, List.of(), OptionalInt.empty());
    }

    void stepFinished(
            StepRun step,
            StepState state,
            String message,
            SequencedMap<String, Parameter> defaults) {
        emit(new RunEvent.StepFinished(now(), step.path, state, message, defaults));
    }

    void runFinished(StepState status, String message) {
        emit(new RunEvent.RunFinished(now(), status, message));
    }

    private void attemptFinished(
            StepRun step,
            StepState status,
            String message,
            SequencedMap<String, Parameter> outputs,
            List<DataEntry> data,
            OptionalInt exitCode) {
        emit(
                new RunEvent.AttemptFinished(
                        now(),
                        step.path,
                        step.attempt(),
                        status,
                        message,
                        outputs,
                        data,
                        exitCode));
    }

    private void emit(RunEvent event) {
        if (broken) {
            return;
        }
        try {
            sink.accept(event);
        } catch (IOException e) {
            broken = true;
            onBroken.accept(e);
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
