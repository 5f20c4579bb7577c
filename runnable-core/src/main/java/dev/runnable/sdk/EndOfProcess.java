package dev.runnable.sdk;

import dev.runnable.run.PipelineRun;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The end of the process while a pipeline runs, for instance by Ctrl-C: the run is cancelled, its
/// child processes are ended and its log is closed before the process goes.
final class EndOfProcess implements AutoCloseable {
    private static final long LONGEST_END_SECONDS = 30;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private EndOfProcess(PipelineRun run) {
        hook = new Thread(() -> cancel(run), "end of process");
    }

    static EndOfProcess cancels(PipelineRun run) {
        EndOfProcess end = new EndOfProcess(run);
        Runtime.getRuntime().addShutdownHook(end.hook);
        return end;
    }

    private void cancel(PipelineRun run) {
        run.cancel("the process was told to end");
        try {
            if (!ended.await(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the process ends already
        }
    }
}
