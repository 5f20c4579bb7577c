package dev.runnable.task.java;

import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.TaskOutput;
import dev.runnable.spi.TaskOutput.Stream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Runs a user's code in a thread of its own, which can be given up when it does not end.
final class UserThread {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private UserThread() {}

    static AttemptOutcome run(String name, Callable<AttemptOutcome> body, TaskOutput output)
            throws InterruptedException {
        FutureTask<AttemptOutcome> task = new FutureTask<>(body);
        Thread thread = Thread.ofPlatform().daemon().name(name).unstarted(task);
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            if (!thread.join(GRACE)) {
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
}
