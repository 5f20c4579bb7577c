package dev.runnable.engine;

import dev.runnable.data.DataEntry;
import dev.runnable.event.Progress;
import dev.runnable.event.StepState;
import dev.runnable.graph.Condition;
import dev.runnable.graph.Node;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// One try of one step that has no branches.
final class SingleStep {
    private static final SequencedMap<String, Parameter> NOTHING = new LinkedHashMap<>();

    private final GraphWalk walk;
    private final Progress progress;
    private final PartLog log;

    SingleStep(GraphWalk walk, Progress progress, PartLog log) {
        this.walk = walk;
        this.progress = progress;
        this.log = log;
    }

    /// Tells that it is left out, if it is.
    static boolean isSkipped(GraphWalk walk, StepRun step, PartLog log) throws RunLogFailure {
        if (step.started()) {
            return false;
        }
        Optional<Condition> condition =
                step.node
                        .options()
                        .skipIf()
                        .filter(question -> Conditions.holds(question, step.scope));
        Optional<String> reason =
                condition
                        .map(question -> "skip_if: " + Conditions.describe(question))
                        .or(() -> walk.run().traversal().holdsBack(step.node.name()));
        if (reason.isPresent()) {
            log.skipped(walk, new Decision.Skip(step.node, step.after, reason.get()));
        }
        return reason.isPresent();
    }

    StepState run(Decision.Run decision, PartWork work, TaskAttempts tasks) throws RunLogFailure {
        StepRun step = walk.step(decision);
        if (isSkipped(walk, step, log)) {
            return StepState.SKIPPED;
        }
        log.tryStarted(step, progress.underWay(step.path));
        if (!(step.node instanceof Node.Task)) {
            return log.succeeded(step, NOTHING, List.of(), "");
        }
        Optional<Attempt.Result> result = work.perform(step, tasks.task(step));
        if (result.isEmpty()) {
            return log.cancelled(step, work.whyStopped());
        }
        List<DataEntry> data = result.get().data();
        return switch (result.get().outcome()) {
            case AttemptOutcome.Succeeded(SequencedMap<String, Parameter> outputs) ->
                    log.succeeded(step, outputs, data, "");
            case AttemptOutcome.Failed failed -> log.failed(step, failed, data);
        };
    }
}
