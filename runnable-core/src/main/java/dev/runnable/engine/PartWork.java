package dev.runnable.engine;

import dev.runnable.spi.AttemptOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Does the work of one attempt, within its time, until somebody stops it. Thread-safe; used for
/// one attempt after the other.
final class PartWork {
    private final AttemptOutputs outputs;
    private @Nullable Attempt running;
    private @Nullable String stopped;

    PartWork(AttemptOutputs outputs) {
        this.outputs = outputs;
    }

    /// @return empty when it was stopped
    Optional<Attempt.Result> perform(StepRun step, Attempt.Work work) {
        LinkedBlockingQueue<Attempt.Ended> ends = new LinkedBlockingQueue<>();
        Attempt attempt = new ThreadedAttempt(step, work, outputs, ends::add);
        attempt.start();
        begun(attempt);
        Attempt.Ended ended = await(attempt, ends);
        if (!attempt.timedOut() || ended.succeeded()) {
            return ended.result();
        }
        AttemptOutcome late = AttemptOutcome.Failed.because(Messages.timedOut(step));
        return Optional.of(new Attempt.Result(late, ended.data()));
    }

    private synchronized void begun(Attempt attempt) {
        running = attempt;
        if (stopped != null) {
            attempt.interrupt();
        }
    }

    /// From any thread: nothing more is done, and what is done is ended.
    synchronized void stop(String reason) {
        stopped = stopped == null ? reason : stopped;
        if (running != null) {
            running.interrupt();
        }
    }

    synchronized String whyStopped() {
        return stopped == null ? "it was interrupted" : stopped;
    }

    private Attempt.Ended await(Attempt attempt, LinkedBlockingQueue<Attempt.Ended> ends) {
        Optional<Duration> limit = attempt.step.node.options().timeout();
        while (true) {
            try {
                if (limit.isEmpty() || attempt.timedOut()) {
                    return ends.take();
                }
                Attempt.Ended ended = ends.poll(limit.get().toNanos(), TimeUnit.NANOSECONDS);
                if (ended != null) {
                    return ended;
                }
                attempt.timeOut();
            } catch (InterruptedException e) {
                stop("interrupted");
            }
        }
    }
}
