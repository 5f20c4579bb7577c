package dev.runnable.conformance;

import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor;
import java.util.List;

/// The right executor, wherever the bug lets it.
record PlantedExecutor(TraversingExecutor right, Bug bug) implements TraversingExecutor {
    @Override
    public String type() {
        return bug.type();
    }

    @Override
    public int concurrency() {
        return bug.concurrency(right.concurrency());
    }

    @Override
    public Pipeline adapt(Pipeline pipeline) {
        return bug.adapt(pipeline);
    }

    @Override
    public List<Problem> check(Pipeline pipeline, RunContext context) {
        return bug.check(right, pipeline, context);
    }

    @Override
    public Session open(RunContext context) {
        return new PlantedSession(right.open(bug.open(context)), bug, context);
    }

    private record PlantedSession(Session right, Bug bug, RunContext context) implements Session {
        @Override
        public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
            return bug.run(right, attempt, context);
        }

        @Override
        public AttemptOutcome reduce(Reduction reduction) throws InterruptedException {
            return bug.reduce(right, reduction);
        }

        @Override
        public void close() {
            bug.close(right);
        }
    }
}
