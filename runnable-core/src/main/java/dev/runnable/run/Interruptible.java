package dev.runnable.run;

import dev.runnable.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Work of a run before it begins, which another thread may cancel.
final class Interruptible {
    private @Nullable Thread thread;
    private boolean cancelled;

    /// Work that ends when its thread is interrupted.
    @FunctionalInterface
    interface Work {
        List<Problem> perform() throws InterruptedException;
    }

    /// @return no problems when it was cancelled: then nothing follows for which they matter
    List<Problem> perform(Work work) {
        if (!begin()) {
            return List.of();
        }
        try {
            return work.perform();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            end();
        }
    }

    synchronized void cancel() {
        cancelled = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private synchronized boolean begin() {
        thread = cancelled ? null : Thread.currentThread();
        return !cancelled;
    }

    /// An interruption of ours was meant for the work, which is over.
    private synchronized void end() {
        thread = null;
        if (cancelled) {
            Thread.interrupted();
        }
    }
}
