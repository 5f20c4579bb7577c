package dev.runnable.architecture;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the rules are there to find, once each.
final class Offences {
    private Offences() {}

    static class Open {}

    static final class StepManager {}

    static final class ReadsEnvironment {
        @Nullable String home() {
            return System.getenv("HOME");
        }
    }

    static final class ReadsClock {
        Instant now() {
            return Instant.now();
        }
    }

    static final class RefersToClock {
        Supplier<Instant> clock() {
            return Instant::now;
        }
    }

    static final class ReadsGivenClock {
        Instant now(Clock clock) {
            return Instant.now(clock);
        }
    }

    static final class Prints {
        void print() {
            System.out.println();
        }
    }
}
