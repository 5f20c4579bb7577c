package dev.runnable.run;

import dev.runnable.graph.StepPath;
import dev.runnable.spi.ExecutionLogs;

/// Keeps nothing: the `do-nothing` catalog.
final class NoExecutionLogs implements ExecutionLogs {
    @Override
    public Log open(StepPath step, int attempt) {
        return new Log() {
            @Override
            public void line(String line) {}

            @Override
            public void close() {}
        };
    }
}
