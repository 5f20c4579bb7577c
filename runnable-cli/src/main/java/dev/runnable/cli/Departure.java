package dev.runnable.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Ctrl-C and SIGTERM while a run on a platform is followed. The run does not need this process:
/// unless the user says that it shall be stopped, it goes on, and the process exits with 130.
final class Departure implements AutoCloseable {
    private static final int INTERRUPTED = 130;
    private static final long LONGEST_STOP_SECONDS = 120;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final BooleanSupplier isStopping;
    private final Thread hook = new Thread(this::depart, "departure");

    private Departure(BooleanSupplier isStopping) {
        this.isStopping = isStopping;
    }

    /// @param isStopping asks what to do and does it; whether the run is ending now, so that its
    ///   end is to be waited for
    static Departure of(BooleanSupplier isStopping) {
        Departure departure = new Departure(isStopping);
        Runtime.getRuntime().addShutdownHook(departure.hook);
        return departure;
    }

    private void depart() {
        try {
            if (isStopping.getAsBoolean()) {
                boolean _ = ended.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            Runtime.getRuntime().halt(INTERRUPTED);
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
