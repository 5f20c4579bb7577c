package dev.runnable.engine;

import dev.runnable.event.History;
import dev.runnable.event.Progress;
import dev.runnable.event.StepState;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.reduce.Reducer;
import dev.runnable.spi.AttemptOutcome;
import java.nio.file.Path;
import java.util.Optional;

/// Runs parts of a run whose order somebody else keeps, for instance a platform that runs every
/// step in a pod: one step, or the beginning or the end of a composite step. What the engine of a
/// whole run decides in its one loop is decided here by the same traversals and the same rules,
/// from what the run log tells. Used by one thread, but for [#stop].
///
/// A failed try of a step that has tries left leaves the step open: whoever keeps the order runs
/// the part again.
public final class PartEngine {
    private final Progress progress;
    private final PartPlaces places;
    private final PartLog log;
    private final PartWork work;
    private final TaskAttempts tasks;
    private final FanIn fanIn;
    private final Formalities formalities;

    /// @param setup its events also have to reach `progress`
    public PartEngine(RunSetup setup, Progress progress) {
        this.progress = progress;
        this.places = new PartPlaces(setup.graph(), progress);
        this.log = new PartLog(setup);
        this.work = new PartWork(setup.outputs());
        this.tasks = new TaskAttempts(setup);
        this.fanIn = new FanIn(progress, log, work, tasks);
        this.formalities = new Formalities(places, progress, log, fanIn);
    }

    /// From any thread: ends what runs; it is CANCELLED.
    public void stop(String reason) {
        work.stop(reason);
    }

    /// Runs a step that has no branches. One that is done already is not run again. `success` and
    /// `fail` also give their graph its end, the run's own included; `fail` does so wherever the
    /// graph is, and what has no end in it has failed.
    ///
    /// @return how this try of it ended; of `fail`, FAILED
    /// @throws ProblemException when it is not its turn
    public StepState run(StepPath step) throws RunLogFailure {
        Optional<StepState> done = done(step);
        if (done.isPresent()) {
            return done.get();
        }
        if (!formalities.leadTo(step)) {
            return StepState.SKIPPED;
        }
        GraphWalk walk = walk(step);
        Optional<Decision> decision = walk.reached(step.name());
        boolean isEnd = Node.isEnd(step.name());
        if (isEnd && (decision.isPresent() || step.name().equals(Node.Fail.NAME))) {
            return new Closing(progress, log, fanIn).close(walk);
        }
        return switch (decision.orElseThrow(() -> PartPlaces.notItsTurn(step, walk))) {
            case Decision.Run run -> new SingleStep(walk, progress, log).run(run, work, tasks);
            case Decision.Skip skip -> {
                log.skipped(walk, skip);
                yield StepState.SKIPPED;
            }
            case Decision.End _ -> throw PartPlaces.notItsTurn(step, walk);
        };
    }

    /// Begins a try of a composite step, or the next iteration of a loop.
    ///
    /// @throws ProblemException when it is not its turn
    public FannedOut fanOut(StepPath step) throws RunLogFailure {
        Optional<StepState> done = done(step);
        if (done.isPresent()) {
            return FannedOut.over(done.get());
        }
        if (!formalities.leadTo(step)) {
            return FannedOut.over(StepState.SKIPPED);
        }
        GraphWalk walk = walk(step);
        Decision decision =
                walk.reached(step.name()).orElseThrow(() -> PartPlaces.notItsTurn(step, walk));
        return switch (decision) {
            case Decision.Run run -> new FanOut(walk, progress, log).run(run);
            case Decision.Skip skip -> {
                log.skipped(walk, skip);
                yield FannedOut.over(StepState.SKIPPED);
            }
            case Decision.End _ -> throw PartPlaces.notItsTurn(step, walk);
        };
    }

    /// Ends a try of a composite step, or an iteration of a loop. What has no end in its branches
    /// has failed. One that had failed is begun once more, since its platform was told to go on.
    ///
    /// @throws ProblemException when none is under way
    public FannedIn fanIn(StepPath step) throws RunLogFailure {
        Optional<StepState> done = done(step);
        if (done.isPresent()) {
            return new FannedIn(done.get());
        }
        if (!formalities.leadTo(step)) {
            return new FannedIn(StepState.SKIPPED);
        }
        if (progress.ended(step).isPresent()) {
            formalities.begin(step);
        }
        return new FannedIn(fanIn.run(composite(step)));
    }

    /// Ends the run: nobody runs anything in it any more. What has no end has failed.
    ///
    /// @return how it ended
    public StepState close() throws RunLogFailure {
        return new Closing(progress, log, fanIn).close(walk(StepPath.root(Node.Fail.NAME)));
    }

    /// Runs a task for a host that keeps the log. Tells nothing.
    ///
    /// @param number of the attempt, which is under way
    /// @param folder the private one that it runs in; empty: the run's working directory
    /// @return empty when it was stopped
    public Optional<AttemptOutcome> attempt(StepPath step, int number, Optional<Path> folder) {
        StepRun run = underWay(step, number);
        return work.perform(run, tasks.taskOnly(run, folder)).map(Attempt.Result::outcome);
    }

    /// Reduces the values of a map for a host that keeps the log. Tells nothing.
    ///
    /// @param number of the attempt, which is under way
    /// @return empty when it was stopped
    public Optional<AttemptOutcome> reduction(StepPath step, int number) throws RunLogFailure {
        StepRun map = underWay(step, number);
        return switch (fanIn.collect(map, false).orElseThrow()) {
            case Fanout.Reduce reduce when reduce.reducer() instanceof Reducer.Custom custom ->
                    work.perform(map, tasks.reduction(map, custom, reduce))
                            .map(Attempt.Result::outcome);
            case Fanout.Failed(String message) ->
                    Optional.of(AttemptOutcome.Failed.because(message));
            case Fanout.Reduce _, Fanout.Merged _ ->
                    throw PartPlaces.problem(
                            ProblemCode.WRONG_STEP_TYPE,
                            Excerpt.quote(step.text()) + " has no reducer of the user's own",
                            "Leave out --outcome.");
        };
    }

    private Optional<StepState> done(StepPath step) {
        Optional<StepState> state =
                progress.ended(step)
                        .map(Progress.Ended::state)
                        .or(() -> progress.kept(step).map(History.Kept::state));
        if (state.isPresent() && step.name().equals(Node.Fail.NAME)) {
            return Optional.of(StepState.FAILED);
        }
        return state.filter(it -> it == StepState.SUCCESS || it == StepState.SKIPPED);
    }

    private StepRun composite(StepPath step) {
        if (progress.underWay(step).filter(Progress.UnderWay::trying).isEmpty()) {
            throw PartPlaces.problem(
                    ProblemCode.STEP_NOT_READY,
                    "no branches of " + Excerpt.quote(step.text()) + " are under way",
                    "'fan' with 'out' comes before 'fan' with 'in'.");
        }
        return underWay(step);
    }

    private StepRun underWay(StepPath step, int number) {
        boolean trying = progress.underWay(step).filter(Progress.UnderWay::trying).isPresent();
        if (!trying || progress.attempts(step) != number) {
            throw PartPlaces.problem(
                    ProblemCode.STEP_NOT_READY,
                    "attempt %d of %s is not under way"
                            .formatted(number, Excerpt.quote(step.text())),
                    "Leave out --attempt and --outcome to run the step by itself.");
        }
        return underWay(step);
    }

    private StepRun underWay(StepPath step) {
        GraphWalk walk = walk(step);
        Decision decision =
                walk.reached(step.name()).orElseThrow(() -> PartPlaces.notItsTurn(step, walk));
        if (decision instanceof Decision.Run run && progress.underWay(step).isPresent()) {
            return walk.step(run);
        }
        throw PartPlaces.notItsTurn(step, walk);
    }

    private GraphWalk walk(StepPath step) {
        return places.walk(step);
    }
}
