package dev.runnable.engine;

import dev.runnable.event.Progress;
import dev.runnable.event.StepState;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import java.util.Optional;

/// Gives a graph its end when nobody runs anything in it any more: its `success` or `fail` step.
/// What a process has left without an end has failed; where the way goes on to a step that nobody
/// has run, the graph has failed.
final class Closing {
    private final Progress progress;
    private final PartLog log;
    private final FanIn fanIn;

    Closing(Progress progress, PartLog log, FanIn fanIn) {
        this.progress = progress;
        this.log = log;
        this.fanIn = fanIn;
    }

    StepState close(GraphWalk walk) throws RunLogFailure {
        while (walk.end().isEmpty()) {
            for (Decision.Skip skip : walk.takeSkips()) {
                log.skipped(walk, skip);
            }
            Optional<Decision.Run> next =
                    walk.ready().stream().filter(it -> canEnd(walk, it)).findFirst();
            if (next.isPresent()) {
                end(walk, next.get());
                walk.ended(next.get());
            } else {
                return notRun(walk, walk.ready().getFirst());
            }
        }
        return walk.end().get();
    }

    private boolean canEnd(GraphWalk walk, Decision.Run decision) {
        return decision.node().isEnd()
                || progress.underWay(walk.run().path(decision.node().name())).isPresent();
    }

    private void end(GraphWalk walk, Decision.Run decision) throws RunLogFailure {
        StepRun step = walk.step(decision);
        Optional<Progress.UnderWay> last = progress.underWay(step.path);
        if (step.node.isEnd()) {
            log.passed(step);
            log.graphEnded(walk, step.node);
        } else if (hasBranches(step.node) && last.orElseThrow().trying()) {
            fanIn.run(step);
            if (progress.underWay(step.path).isPresent()) {
                log.lost(step, progress.underWay(step.path).get());
            }
        } else {
            log.lost(step, last.orElseThrow());
        }
    }

    private StepState notRun(GraphWalk walk, Decision.Run decision) throws RunLogFailure {
        StepRun step = walk.step(decision);
        walk.run().failed(step, "it was not run");
        Node fail = new Node.Fail();
        log.passed(walk.step(new Decision.Run(fail, decision.after())));
        log.graphEnded(walk, fail);
        return StepState.FAILED;
    }

    static boolean hasBranches(Node node) {
        return !Graph.branchesOf(node).isEmpty();
    }
}
