package dev.runnable.plugins.slurm;

import java.time.Duration;

/// Pauses between tries, each longer than the last.
final class Retries {
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
    /// @return false when there is to be none
    boolean pause() throws InterruptedException {
        if (left.isZero() || left.isNegative()) {
            return false;
        }
        Duration pause = next.compareTo(left) < 0 ? next : left;
        Thread.sleep(pause);
        left = left.minus(pause);
        next = next.multipliedBy(2).compareTo(longest) < 0 ? next.multipliedBy(2) : longest;
        return true;
    }
}
