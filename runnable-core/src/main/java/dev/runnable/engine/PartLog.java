package dev.runnable.engine;

import dev.runnable.data.DataEntry;
import dev.runnable.event.Progress;
import dev.runnable.event.StepState;
import dev.runnable.graph.Node;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Tells what happens to single steps in a process that does not see the whole run. Used by one
/// thread.
final class PartLog {
    private static final SequencedMap<String, Parameter> NOTHING = new LinkedHashMap<>();

    private static final String LOST = "its process ended without telling how";

    private final RunEvents events;
    private @Nullable IOException broken;

    PartLog(RunSetup setup) {
        events = new RunEvents(setup.events(), setup.ambience().clock(), this::isBroken);
    }

    private void isBroken(IOException cause) {
        broken = cause;
    }

    /// @throws RunLogFailure when something could not be told
    void throwIfBroken() throws RunLogFailure {
        if (broken != null) {
            throw new RunLogFailure(broken);
        }
    }

    void skipped(GraphWalk walk, Decision.Skip skip) throws RunLogFailure {
        events.stepSkipped(walk.run(), skip);
        throwIfBroken();
    }

    void branchStarted(Fanout.Opening branch) throws RunLogFailure {
        events.branchStarted(branch);
        throwIfBroken();
    }

    /// A try begins, after the one before has got its end.
    void tryStarted(StepRun step, Optional<Progress.UnderWay> before) throws RunLogFailure {
        if (before.filter(Progress.UnderWay::trying).isPresent()) {
            events.attemptFailed(step, AttemptOutcome.Failed.because(LOST), List.of());
        }
        if (!step.started()) {
            events.stepStarted(step);
        }
        step.startTry();
        events.attemptStarted(step);
        throwIfBroken();
    }

    StepState succeeded(
            StepRun step,
            SequencedMap<String, Parameter> outputs,
            List<DataEntry> data,
            String warning)
            throws RunLogFailure {
        events.attemptSucceeded(step, outputs, data);
        events.stepFinished(step, StepState.SUCCESS, warning, NOTHING);
        throwIfBroken();
        return StepState.SUCCESS;
    }

    /// A step that may be tried again stays open for whoever does so.
    StepState failed(StepRun step, AttemptOutcome.Failed outcome, List<DataEntry> data)
            throws RunLogFailure {
        events.attemptFailed(step, outcome, data);
        throwIfBroken();
        return step.mayTryAgain() ? StepState.FAILED : givenUp(step, outcome.message());
    }

    StepState cancelled(StepRun step, String why) throws RunLogFailure {
        events.attemptCancelled(step, why);
        events.stepFinished(step, StepState.CANCELLED, why, NOTHING);
        throwIfBroken();
        return StepState.CANCELLED;
    }

    /// Nobody tries the step again.
    StepState givenUp(StepRun step, String message) throws RunLogFailure {
        GivenUp end = GivenUp.of(step.node);
        events.stepFinished(step, end.state(), message, end.defaults());
        throwIfBroken();
        return end.state();
    }

    /// Gives a task its end whose process is gone.
    void lost(StepRun step, Progress.UnderWay last) throws RunLogFailure {
        if (last.trying()) {
            events.attemptFailed(step, AttemptOutcome.Failed.because(LOST), List.of());
        }
        givenUp(step, last.trying() || last.tries() == 0 ? LOST : last.message());
    }

    /// A step that does nothing runs.
    void passed(StepRun step) throws RunLogFailure {
        tryStarted(step, Optional.empty());
        succeeded(step, NOTHING, List.of(), "");
    }

    /// The run is over when its graph is.
    void graphEnded(GraphWalk walk, Node end) throws RunLogFailure {
        if (walk.run().isRoot()) {
            boolean success = end instanceof Node.Success;
            events.runFinished(success ? StepState.SUCCESS : StepState.FAILED, "");
            throwIfBroken();
        }
    }
}
