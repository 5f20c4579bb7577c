package dev.runnable.plugins.slurm;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Pauses between tries, each longer than the last.
final class Retries {
    private static final Duration GLANCE = Duration.ofMillis(250);

    private final Duration longest;
    private Duration next;
    private Duration left;

    /// @param all how long all pauses together may be
    Retries(Duration first, Duration longest, Duration all) {
        this.next = first;
        this.longest = longest;
        this.left = all;
    }

    /// Waits until it is time for another try.
    ///
    /// @param isWanted whether there is still anybody who wants one
    /// @return false when there is to be none
    boolean pause(BooleanSupplier isWanted) throws InterruptedException {
        Duration pause = shorter(next, left);
        if (pause.isZero() || !sleep(pause, isWanted)) {
            return false;
        }
        left = left.minus(pause);
        next = shorter(next.multipliedBy(2), longest);
        return true;
    }

    boolean pause() throws InterruptedException {
        return pause(() -> true);
    }

    private static boolean sleep(Duration pause, BooleanSupplier isWanted)
            throws InterruptedException {
        Duration rest = pause;
        while (!rest.isZero() && isWanted.getAsBoolean()) {
            Duration glance = shorter(rest, GLANCE);
            Thread.sleep(glance);
            rest = rest.minus(glance);
        }
        return isWanted.getAsBoolean();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
