package dev.runnable.spi;

import dev.runnable.graph.StepPath;
import java.io.IOException;

/// Keeps the console output of every attempt, whole.
public interface ExecutionLogs {
    /// Opens the log of an attempt.
    Log open(StepPath step, int attempt);

    /// The output of one attempt. Used by one thread at a time.
    interface Log extends AutoCloseable {
        /// Adds a line, already masked.
        void line(String line) throws IOException;

        @Override
        void close() throws IOException;
    }
}
