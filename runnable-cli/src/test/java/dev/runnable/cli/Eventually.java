package dev.runnable.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/// Waits for what another process will do.
final class Eventually {
    private Eventually() {}

    static void isTrue(Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!condition.call()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("it did not happen within a minute");
            }
            Thread.sleep(10);
        }
    }
}
