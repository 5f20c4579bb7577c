package dev.runnable.engine;

import dev.runnable.event.Progress;
import dev.runnable.event.StepState;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Formality;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import java.util.Optional;
import java.util.Set;

/// Begins and ends, on the way to a step, the composite steps that nobody else does: each
/// [Formality], and what has failed before and is gone on with because the platform was told to.
final class Formalities {
    private final PartPlaces places;
    private final Progress progress;
    private final PartLog log;
    private final FanIn fanIn;

    Formalities(PartPlaces places, Progress progress, PartLog log, FanIn fanIn) {
        this.places = places;
        this.progress = progress;
        this.log = log;
        this.fanIn = fanIn;
    }

    /// @return whether the step may be asked for: false when a step around it is left out
    boolean leadTo(StepPath step) throws RunLogFailure {
        if (step.branch().isPresent() && !begin(step.branch().get())) {
            return false;
        }
        endBefore(step);
        return true;
    }

    private boolean begin(BranchPath branch) throws RunLogFailure {
        StepPath composite = branch.step();
        if (!leadTo(composite)) {
            return false;
        }
        Optional<StepState> ended = progress.ended(composite).map(Progress.Ended::state);
        if (ended.filter(StepState.SKIPPED::equals).isPresent()) {
            return false;
        }
        return isBegunByOthers(composite, ended) || begin(composite);
    }

    /// Else it is begun here. One that has failed has begun before: its platform goes on with it.
    private boolean isBegunByOthers(StepPath composite, Optional<StepState> ended) {
        if (ended.isPresent()) {
            return ended.get() == StepState.SUCCESS;
        }
        return progress.underWay(composite).filter(Progress.UnderWay::trying).isPresent()
                || !Formality.is(places.node(composite));
    }

    /// Begins a try in which what has succeeded already need not run again.
    ///
    /// @return false when it is left out
    boolean begin(StepPath composite) throws RunLogFailure {
        GraphWalk walk = places.walk(composite);
        Optional<Decision> decision = walk.reached(composite.name());
        return switch (decision.orElseThrow(() -> PartPlaces.notItsTurn(composite, walk))) {
            case Decision.Run run -> new FanOut(walk, progress, log).run(run).isUnderWay();
            case Decision.Skip skip -> {
                log.skipped(walk, skip);
                yield false;
            }
            case Decision.End _ -> throw PartPlaces.notItsTurn(composite, walk);
        };
    }

    private void endBefore(StepPath step) throws RunLogFailure {
        GraphWalk walk = places.walk(step);
        if (walk.reached(step.name()).isPresent() && !walk.hasSkips()) {
            return;
        }
        Set<String> before = places.graphAround(step).stepsBefore(step.name());
        boolean more = true;
        while (more && walk.reached(step.name()).isEmpty()) {
            Optional<Decision.Run> open =
                    walk.ready().stream().filter(it -> canEnd(walk, it, before)).findFirst();
            if (open.isPresent()) {
                fanIn.run(walk.step(open.get()));
                walk.ended(open.get());
            }
            more = open.isPresent();
        }
        for (Decision.Skip skip : walk.takeSkips()) {
            if (before.contains(skip.node().name())) {
                log.skipped(walk, skip);
            }
        }
    }

    private boolean canEnd(GraphWalk walk, Decision.Run decision, Set<String> before) {
        Node node = decision.node();
        return before.contains(node.name())
                && Formality.is(node)
                && progress.underWay(walk.run().path(node.name()))
                        .filter(Progress.UnderWay::trying)
                        .isPresent();
    }
}
