package dev.runnable.run;

import dev.runnable.engine.AttemptOutputs;
import dev.runnable.graph.StepPath;
import dev.runnable.secret.Mask;
import dev.runnable.spi.ExecutionLogs;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Masks every line of output, keeps it in the attempt's execution log, and shows it.
final class RecordedOutputs implements AttemptOutputs {
    private final Mask mask;
    private final ExecutionLogs logs;
    private final List<RunListener> listeners;
    private final Consumer<IOException> broken;

    /// @param broken is told when a line could not be kept
    RecordedOutputs(
            Mask mask,
            ExecutionLogs logs,
            List<RunListener> listeners,
            Consumer<IOException> broken) {
        this.mask = mask;
        this.logs = logs;
        this.listeners = List.copyOf(listeners);
        this.broken = broken;
    }

    @Override
    public Open open(StepPath step, int attempt) {
        return new Recording(step, attempt, logs.open(step, attempt));
    }

    private final class Recording implements Open {
        private final StepPath step;
        private final int attempt;
        private final ExecutionLogs.Log log;
        private boolean closed;

        private Recording(StepPath step, int attempt, ExecutionLogs.Log log) {
            this.step = step;
            this.attempt = attempt;
            this.log = log;
        }

        @Override
        public synchronized void line(Stream stream, String line) {
            if (closed) {
                return;
            }
            String masked = mask.apply(line);
            try {
                log.line(masked);
            } catch (IOException e) {
                broken.accept(e);
            }
            listeners.forEach(listener -> listener.line(step, attempt, stream, masked));
        }

        @Override
        public synchronized void close() {
            closed = true;
            try {
                log.close();
            } catch (IOException e) {
                broken.accept(e);
            }
        }
    }
}
