package dev.runnable.mocked;

import dev.runnable.graph.Graph;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Failed;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.Simulation;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TaskRunner;
import dev.runnable.spi.TraversingExecutor;
import dev.runnable.task.TaskRunners;
import java.util.Optional;

/// One simulated run, and what patches have put into it.
record MockedSession(Patches patches, Records records, TaskRunners.Opened runners)
        implements TraversingExecutor.Session {
    @Override
    public Optional<Simulation> simulation(Graph graph) {
        return Optional.of(
                new MockedSimulation(patches, records, new Values(new Uses(graph)), runners));
    }

    @Override
    public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
        String type = attempt.node().task().type();
        Optional<TaskRunner> runner = runners.find(type);
        return runner.isPresent()
                ? runner.get().run(attempt)
                : Failed.because("this version cannot run '" + type + "' commands");
    }

    /// All reductions are simulated.
    @Override
    public AttemptOutcome reduce(Reduction reduction) {
        throw new IllegalStateException("nobody evaluates " + reduction);
    }

    @Override
    public void close() {
        runners.close();
    }
}
