package dev.runnable.plugins.slurm;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.assertj.core.api.Assertions;

/// Waits for what is sure to come; the limit is a safety net only.
final class Eventually {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private Eventually() {}

    static void isTrue(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                Assertions.fail("still not after " + LIMIT + ": " + what);
            }
            Thread.sleep(100);
        }
    }
}
