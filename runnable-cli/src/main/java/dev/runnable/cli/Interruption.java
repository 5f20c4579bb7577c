package dev.runnable.cli;

import dev.runnable.run.PipelineRun;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Ctrl-C and SIGTERM while a pipeline runs: the run is cancelled, its children are ended, its log
/// is closed, and only then the process exits, with 130.
final class Interruption implements AutoCloseable {
    private static final int CANCELLED = 130;
    private static final long LONGEST_END_SECONDS = 30;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Consumer<String> cancel) {
        hook = new Thread(() -> cancel(cancel), "interruption");
    }

    static Interruption of(PipelineRun run) {
        return of(run::cancel);
    }

    /// @param cancel ends what goes on, for this reason
    static Interruption of(Consumer<String> cancel) {
        Interruption interruption = new Interruption(cancel);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void cancel(Consumer<String> cancel) {
        cancel.accept("the process was told to end");
        try {
            boolean inTime = ended.await(LONGEST_END_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime().halt(inTime ? CANCELLED : 70);
        } catch (InterruptedException e) {
            Runtime.getRuntime().halt(CANCELLED);
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The hook is running: it ends the process, this thread has nothing more to say.
            sleepUntilHalted();
        }
    }

    private static void sleepUntilHalted() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
