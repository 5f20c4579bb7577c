package dev.runnable.engine;

import dev.runnable.data.DataEntry;
import dev.runnable.event.Progress;
import dev.runnable.event.StepState;
import dev.runnable.graph.Node;
import dev.runnable.parameter.Parameter;
import dev.runnable.parameter.Written;
import dev.runnable.reduce.Reducer;
import dev.runnable.spi.AttemptOutcome;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The end of a try of a composite step: its branches get their ends, and what they wrote is put
/// together.
final class FanIn {
    private final Progress progress;
    private final PartLog log;
    private final PartWork work;
    private final TaskAttempts tasks;

    FanIn(Progress progress, PartLog log, PartWork work, TaskAttempts tasks) {
        this.progress = progress;
        this.log = log;
        this.work = work;
        this.tasks = tasks;
    }

    static AttemptOutcome.Failed because(String message) {
        return AttemptOutcome.Failed.because(message);
    }

    /// @param step one with a try under way
    /// @return RUNNING for a loop that goes on
    StepState run(StepRun step) throws RunLogFailure {
        Optional<Fanout.Result> result = collect(step, true);
        if (result.isEmpty()) {
            return StepState.RUNNING;
        }
        return switch (result.get()) {
            case Fanout.Merged(Written written, String warning) ->
                    log.succeeded(
                            step, written.parameters(), DataEntry.merged(written.files()), warning);
            case Fanout.Failed(String message) -> log.failed(step, because(message), List.of());
            case Fanout.Reduce reduce -> reduced(step, reduce);
        };
    }

    /// What the branches come to.
    ///
    /// @param close whether branches get their ends here; else all have them
    /// @return empty for a loop that goes on
    Optional<Fanout.Result> collect(StepRun step, boolean close) throws RunLogFailure {
        Fanout fanout = Fanout.of(step);
        for (var next = fanout.next(); next.isPresent(); next = fanout.next()) {
            Fanout.Opening branch = next.get();
            if (hasBegun(branch)) {
                fanout.ended(branch.place(), endOf(branch, close));
            } else if (step.node instanceof Node.Loop) {
                return Optional.empty();
            } else {
                fanout.ended(branch.place(), new Fanout.Broken("it has not begun"));
            }
        }
        return Optional.of(fanout.result());
    }

    /// Or need not, since it has succeeded in a try that is gone on with.
    private boolean hasBegun(Fanout.Opening branch) {
        return progress.hasBegun(branch.place()) || progress.written(branch.place()).isPresent();
    }

    private Fanout.End endOf(Fanout.Opening branch, boolean close) throws RunLogFailure {
        String trouble = "it has not ended";
        if (close && progress.hasBegun(branch.place())) {
            GraphWalk walk = new GraphWalk(branch.graph(), Optional.of(branch.place()), progress);
            new Closing(progress, log, this).close(walk);
            trouble = walk.run().trouble();
        }
        Optional<Written> written = progress.written(branch.place());
        return written.isPresent() ? new Fanout.Done(written.get()) : new Fanout.Broken(trouble);
    }

    private StepState reduced(StepRun step, Fanout.Reduce reduce) throws RunLogFailure {
        Optional<AttemptOutcome> outcome =
                switch (reduce.reducer()) {
                    case Reducer.Pure pure -> Optional.of(Composites.purely(pure, reduce));
                    case Reducer.Custom custom ->
                            work.perform(step, tasks.reduction(step, custom, reduce))
                                    .map(Attempt.Result::outcome);
                };
        if (outcome.isEmpty()) {
            return log.cancelled(step, work.whyStopped());
        }
        return switch (outcome.get()) {
            case AttemptOutcome.Succeeded(SequencedMap<String, Parameter> outputs) ->
                    log.succeeded(
                            step,
                            Composites.withKinds(outputs, reduce),
                            DataEntry.merged(reduce.files()),
                            "");
            case AttemptOutcome.Failed failed -> log.failed(step, failed, List.of());
        };
    }
}
