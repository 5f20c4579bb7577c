package dev.runnable.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.Simulated;
import dev.runnable.spi.Simulation;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// An executor's session that simulates what a test says and really runs the rest by another
/// session.
///
/// @param outcomes of tries; empty for those that are run
/// @param took by the same tries
public record SimulatedSession(
        Outcomes outcomes, Function<StepPath, Duration> took, TraversingExecutor.Session real)
        implements TraversingExecutor.Session, Simulation {
    /// What comes of a try of a task.
    @FunctionalInterface
    public interface Outcomes {
        Optional<AttemptOutcome> of(StepPath step, Node.Task node, int attempt);
    }

    @Override
    public Optional<Simulation> simulation(Graph graph) {
        return Optional.of(this);
    }

    @Override
    public Optional<Simulated> attempt(Node.Task node, StepPath step, int number) {
        return outcomes.of(step, node, number).map(it -> new Simulated(it, took.apply(step), ""));
    }

    @Override
    public Optional<Simulated> reduction(
            StepPath map, int number, SequencedMap<String, List<JsonNode>> values) {
        return Optional.empty();
    }

    @Override
    public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
        return real.run(attempt);
    }

    @Override
    public AttemptOutcome reduce(Reduction reduction) throws InterruptedException {
        return real.reduce(reduction);
    }

    @Override
    public void close() {
        real.close();
    }
}
