package dev.runnable.cli;

import dev.runnable.run.PipelineRun;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Ctrl-C and SIGTERM while a pipeline runs. One that runs here is cancelled: its children are
/// ended, its log is closed, and only then the process exits. One that runs elsewhere does not need
/// this process, which exits at once unless the user wants the run to be stopped. The exit code is
/// 130.
final class Interruption implements AutoCloseable {
    private static final int CANCELLED = 130;
    private static final int NEVER_ENDED = 70;
    private static final long LONGEST_END_SECONDS = 30;
    private static final long LONGEST_END_ELSEWHERE_SECONDS = 120;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /// @param cancel returns whether the end of what goes on is to be waited for
    /// @param late the exit code when it does not end in time
    private Interruption(Predicate<String> cancel, long longestSeconds, int late) {
        hook = new Thread(() -> cancel(cancel, longestSeconds, late), "interruption");
    }

    static Interruption of(PipelineRun run) {
        return of(run::cancel);
    }

    /// @param cancel ends what goes on, for this reason
    static Interruption of(Consumer<String> cancel) {
        return listening(
                new Interruption(
                        reason -> {
                            cancel.accept(reason);
                            return true;
                        },
                        LONGEST_END_SECONDS,
                        NEVER_ENDED));
    }

    /// @param isStopping asks what is to become of what goes on elsewhere, and does it: whether
    ///   that ends now
    static Interruption ofOnlooker(BooleanSupplier isStopping) {
        return listening(
                new Interruption(
                        _ -> isStopping.getAsBoolean(), LONGEST_END_ELSEWHERE_SECONDS, CANCELLED));
    }

    private static Interruption listening(Interruption interruption) {
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void cancel(Predicate<String> cancel, long longestSeconds, int late) {
        boolean waits = cancel.test("the process was told to end");
        try {
            boolean inTime = !waits || ended.await(longestSeconds, TimeUnit.SECONDS);
            Runtime.getRuntime().halt(inTime ? CANCELLED : late);
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
