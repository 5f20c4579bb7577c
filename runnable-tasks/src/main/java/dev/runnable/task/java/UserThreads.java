package dev.runnable.task.java;

import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.TaskOutput;
import dev.runnable.spi.TaskOutput.Stream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// Runs users' code, each call in a thread that no other call has at the time, and that can be
/// given up when it does not end. One that has ended serves a later call: to make a thread costs
/// more than a short method. So a method may find thread-locals of an earlier one, as it finds its
/// static fields. Thread-safe.
final class UserThreads implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

    AttemptOutcome run(String name, Callable<AttemptOutcome> body, TaskOutput output)
            throws InterruptedException {
        Call call = new Call(name, body);
        threads.execute(call);
        try {
            return call.get();
        } catch (InterruptedException e) {
            call.cancel(true);
            if (!call.ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                output.line(
                        Stream.ERR,
                        "runnable: the method did not end when it was interrupted; its thread is"
                                + " left behind");
            }
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a java task could not be called", e.getCause());
        }
    }

    /// Lets idle threads end. What was given up goes on.
    @Override
    public void close() {
        threads.shutdown();
    }

    /// Its cancellation interrupts the thread during this call, and no later one.
    private static final class Call extends FutureTask<AttemptOutcome> {
        private final CountDownLatch ended = new CountDownLatch(1);
        private final String name;

        Call(String name, Callable<AttemptOutcome> body) {
            super(body);
            this.name = name;
        }

        @Override
        public void run() {
            try {
                Thread.currentThread().setName(name);
                super.run();
            } finally {
                ended.countDown();
            }
        }
    }
}
