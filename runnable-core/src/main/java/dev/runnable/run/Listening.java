package dev.runnable.run;

import dev.runnable.event.RunEvent;
import dev.runnable.graph.StepPath;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.service.NamedListener;
import dev.runnable.spi.EventListener;
import dev.runnable.spi.TaskOutput;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Hands on to a listener of others what happens, on a thread that it has for itself. Whoever tells
/// never waits: what does not fit into the queue any more is counted and left out.
final class Listening implements RunListener, AutoCloseable {
    /// How much may wait, and how long it is waited for when the run has ended.
    record Limits(int waiting, Duration atEnd) {
        static final Limits USUAL = new Limits(10_000, Duration.ofSeconds(10));
    }

    @FunctionalInterface
    private interface Call {
        void perform(EventListener listener) throws Exception;
    }

    private final String runId;
    private final NamedListener named;
    private final Limits limits;
    private final Consumer<Problem> warnings;
    private final BlockingQueue<Call> queue;
    private final Thread thread;
    private int missed;
    private int missedInAll;
    private boolean thrown;
    private volatile boolean ended;

    private Listening(
            NamedListener named, String runId, Limits limits, Consumer<Problem> warnings) {
        this.named = named;
        this.runId = runId;
        this.limits = limits;
        this.warnings = warnings;
        this.queue = new LinkedBlockingQueue<>(limits.waiting());
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("listener-" + named.type())
                        .unstarted(this::handOn);
    }

    /// @param warnings gets what is wrong with it, from any thread
    static Listening begin(
            NamedListener named, String runId, Limits limits, Consumer<Problem> warnings) {
        Listening listening = new Listening(named, runId, limits, warnings);
        listening.thread.setContextClassLoader(named.listener().getClass().getClassLoader());
        listening.thread.start();
        return listening;
    }

    @Override
    public void event(RunEvent event) {
        tell(listener -> listener.event(runId, event));
    }

    @Override
    public void line(StepPath step, int attempt, TaskOutput.Stream stream, String line) {
        tell(listener -> listener.line(runId, step, attempt, stream, line));
    }

    private synchronized void tell(Call call) {
        int before = missed;
        if (before > 0 && queue.offer(listener -> listener.missed(runId, before))) {
            missed = 0;
        }
        if (missed > 0 || !queue.offer(call)) {
            missed++;
            missedInAll++;
        }
    }

    private void handOn() {
        try {
            while (!ended) {
                perform(queue.take());
            }
        } catch (InterruptedException _) { // it has had its time
            return;
        }
    }

    private void perform(Call call) throws InterruptedException {
        try {
            call.perform(named.listener());
        } catch (Exception | LinkageError | StackOverflowError e) {
            if (ended && e instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            if (!thrown) {
                thrown = true;
                warnings.accept(
                        warning(
                                ProblemCode.LISTENER_FAILED,
                                "%s failed: %s".formatted(named.describe(), e),
                                "The run goes on, and so do calls of it; later failures are not"
                                        + " told."));
            }
        }
    }

    /// Waits for it to have been told everything, as long as it may take.
    @Override
    public void close() {
        int left = 0;
        try {
            long until = limits.atEnd().toNanos();
            boolean told =
                    queue.offer(this::end, until, TimeUnit.NANOSECONDS)
                            && thread.join(limits.atEnd());
            left = told ? 0 : queue.size();
            if (!told) {
                warnings.accept(stuck());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            ended = true;
            thread.interrupt();
        }
        synchronized (this) {
            if (missedInAll > 0) {
                warnings.accept(tooSlow(missedInAll + left));
            }
        }
    }

    private void end(EventListener listener) throws Exception {
        ended = true;
        int before;
        synchronized (this) {
            before = missed;
        }
        if (before > 0) {
            listener.missed(runId, before);
        }
        listener.close();
    }

    private Problem stuck() {
        return warning(
                ProblemCode.LISTENER_TOO_SLOW,
                "%s had not come to an end %d s after the run"
                        .formatted(named.describe(), limits.atEnd().toSeconds()),
                "It was not waited for. What it makes of the run is not complete.");
    }

    private Problem tooSlow(int count) {
        return warning(
                ProblemCode.LISTENER_TOO_SLOW,
                "%s was too slow: it was not told of %d events and lines"
                        .formatted(named.describe(), count),
                "The run log has them.");
    }

    private Problem warning(ProblemCode code, String message, String hint) {
        return Problem.warning(code, SourceLocation.of("listener '" + named.type() + "'"), message)
                .withHint(hint);
    }
}
