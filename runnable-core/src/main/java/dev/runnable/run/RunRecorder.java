package dev.runnable.run;

import dev.runnable.engine.EventSink;
import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLogFold;
import dev.runnable.secret.EventMask;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Masks every event, stores it, and only then shows it.
final class RunRecorder implements EventSink {
    private final EventMask mask;
    private final RunLogStore.Writer writer;
    private final List<RunListener> listeners;
    private final RunLogFold fold;
    private @Nullable RunLog complete;

    /// @param fold of what was recorded before
    RunRecorder(
            EventMask mask,
            RunLogStore.Writer writer,
            RunLogFold fold,
            List<RunListener> listeners) {
        this.mask = mask;
        this.writer = writer;
        this.fold = fold;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void accept(RunEvent event) throws IOException {
        RunEvent masked = mask.apply(event);
        if (masked instanceof RunEvent.RunFinished finished) {
            finish(finished);
        } else {
            writer.append(masked);
            fold.apply(masked);
        }
        listeners.forEach(listener -> listener.event(masked));
    }

    /// A run whose log could not be completed has failed, and its journal should say so.
    private void finish(RunEvent.RunFinished event) throws IOException {
        fold.apply(event);
        complete = fold.snapshot();
        try {
            writer.finish(complete);
        } catch (IOException e) {
            String reason = "the run log could not be completed: " + e.getMessage();
            try {
                writer.append(new RunEvent.RunFinished(event.at(), StepState.FAILED, reason));
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
        writer.append(event);
    }

    RunLog runLog() {
        return complete == null ? fold.snapshot() : complete;
    }
}
