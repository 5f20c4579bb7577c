package dev.runnable.engine;

import dev.runnable.event.Progress;
import dev.runnable.event.StepState;
import dev.runnable.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The beginning of a try of a composite step: its branches begin, of a loop the next iteration.
final class FanOut {
    private final GraphWalk walk;
    private final Progress progress;
    private final PartLog log;

    FanOut(GraphWalk walk, Progress progress, PartLog log) {
        this.walk = walk;
        this.progress = progress;
        this.log = log;
    }

    /// Doing it again tells the same again, as long as the try goes on. Branches that have
    /// succeeded in a try that is gone on with do not begin.
    FannedOut run(Decision.Run decision) throws RunLogFailure {
        StepRun step = walk.step(decision);
        if (SingleStep.isSkipped(walk, step, log)) {
            return FannedOut.over(StepState.SKIPPED);
        }
        Optional<Progress.UnderWay> before = progress.underWay(step.path);
        if (before.filter(Progress.UnderWay::trying).isEmpty()) {
            log.tryStarted(step, before);
        }
        Fanout fanout = Fanout.of(step);
        if (fanout.isOver() && fanout.result() instanceof Fanout.Failed(String message)) {
            StepState end = log.failed(step, FanIn.because(message), List.of());
            return FannedOut.over(end);
        }
        List<Fanout.Opening> branches =
                step.node instanceof Node.Loop ? nextIteration(fanout) : all(fanout);
        for (Fanout.Opening branch : branches) {
            if (!progress.hasBegun(branch.place()) && progress.written(branch.place()).isEmpty()) {
                log.branchStarted(branch);
            }
        }
        return new FannedOut(
                StepState.RUNNING,
                branches.stream()
                        .filter(branch -> progress.hasBegun(branch.place()))
                        .map(branch -> new FannedOut.Branch(branch.place(), branch.variables()))
                        .toList());
    }

    /// Whatever may run at once: that is up to whoever runs the branches.
    private static List<Fanout.Opening> all(Fanout fanout) {
        List<Fanout.Opening> all = new ArrayList<>();
        for (var next = fanout.next(); next.isPresent(); next = fanout.next()) {
            all.add(next.get());
            fanout.ended(next.get().place(), new Fanout.Broken("not yet"));
        }
        return all;
    }

    private List<Fanout.Opening> nextIteration(Fanout fanout) {
        Optional<Fanout.Opening> next = fanout.next();
        while (next.isPresent()) {
            Fanout.Opening begun = next.get();
            var written = progress.written(begun.place());
            if (written.isEmpty()) {
                break;
            }
            fanout.ended(begun.place(), new Fanout.Done(written.get()));
            next = fanout.next();
        }
        return next.stream().toList();
    }
}
