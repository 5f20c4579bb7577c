package dev.runnable.run;

import dev.runnable.engine.Ambience;
import dev.runnable.runlog.RunLogFold;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that is never behind what was recorded elsewhere: the records of several processes are
/// read in the order of their times, and the clocks of machines differ. Simulated runs end in a
/// future in which they may go on.
record LaterClock(InstantSource clock, Instant latest) implements InstantSource {
    private static final Duration STEP = Duration.ofNanos(1000);

    /// The same surroundings, in which nothing happens before what is known.
    static Ambience after(RunLogFold known, Ambience ambience) {
        return new Ambience(
                new LaterClock(ambience.clock(), known.latest()),
                ambience.zone(),
                ambience.ticker(),
                ambience.random(),
                ambience.order());
    }

    @Override
    public Instant instant() {
        Instant now = clock.instant();
        return now.isAfter(latest) ? now : latest.plus(STEP);
    }
}
