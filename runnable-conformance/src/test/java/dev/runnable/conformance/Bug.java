package dev.runnable.conformance;

import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor;
import dev.runnable.spi.TraversingExecutor.Session;
import java.util.List;

/// Something that the author of an executor may get wrong. What a bug leaves alone is as it should.
interface Bug {
    /// The test of the kit that finds it.
    ///
    /// @param group the nested class of the kit
    /// @param method of it
    record Finder(String group, String method) {}

    String name();

    Finder finder();

    default String type() {
        return PlantedProvider.TYPE;
    }

    default int concurrency(int right) {
        return right;
    }

    default Pipeline adapt(Pipeline pipeline) {
        return pipeline;
    }

    default List<Problem> check(TraversingExecutor right, Pipeline pipeline, RunContext context) {
        return right.check(pipeline, context);
    }

    default RunContext open(RunContext context) {
        return context;
    }

    default AttemptOutcome run(Session right, TaskAttempt attempt, RunContext context)
            throws InterruptedException {
        return right.run(attempt);
    }

    default AttemptOutcome reduce(Session right, Reduction reduction) throws InterruptedException {
        return right.reduce(reduction);
    }

    default void close(Session right) {
        right.close();
    }
}
