package dev.runnable.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that is never behind what was recorded elsewhere: the records of several processes are
/// read in the order of their times.
record LaterClock(InstantSource clock, Instant latest) implements InstantSource {
    private static final Duration STEP = Duration.ofNanos(1000);

    @Override
    public Instant instant() {
        Instant now = clock.instant();
        return now.isAfter(latest) ? now : latest.plus(STEP);
    }
}
