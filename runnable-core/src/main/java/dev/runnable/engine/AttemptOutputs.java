package dev.runnable.engine;

import dev.runnable.graph.StepPath;
import dev.runnable.spi.TaskOutput;

/// Gives every attempt a place for its console output.
@FunctionalInterface
public interface AttemptOutputs {
    /// Opens the output of an attempt; called by the attempt's own thread.
    Open open(StepPath step, int attempt);

    /// The output of one attempt, closed when all of it has come.
    interface Open extends TaskOutput, AutoCloseable {
        @Override
        void close();
    }
}
