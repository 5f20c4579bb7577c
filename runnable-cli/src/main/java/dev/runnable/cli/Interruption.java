package dev.runnable.cli;

import dev.runnable.run.PipelineRun;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C and SIGTERM while a pipeline runs: the run is cancelled, its children are ended, its log
/// is closed, and only then the process exits, with 130.
final class Interruption implements AutoCloseable {
    private static final int CANCELLED = 130;
    private static final long LONGEST_END_SECONDS = 30;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(PipelineRun run) {
        hook = new Thread(() -> cancel(run), "interruption");
    }

    static Interruption of(PipelineRun run) {
        Interruption interruption = new Interruption(run);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void cancel(PipelineRun run) {
        run.cancel("the process was told to end");
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
