package dev.runnable.engine;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/// What is to be done later. Belongs to the engine's thread.
final class Timers {
    private record Timer(long due, long number, Runnable action) {}

    private final LongSupplier ticker;
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(
                    Comparator.comparingLong(Timer::due).thenComparingLong(Timer::number));
    private long count;

    Timers(LongSupplier ticker) {
        this.ticker = ticker;
    }

    /// Does `action` after `delay`.
    ///
    /// @return what calls it off
    Runnable in(Duration delay, Runnable action) {
        long most = Long.MAX_VALUE / 4;
        long nanos = delay.toSeconds() >= most / 1_000_000_000L ? most : delay.toNanos();
        Timer timer = new Timer(ticker.getAsLong() + nanos, count++, action);
        timers.add(timer);
        return () -> timers.remove(timer);
    }

    /// Nanoseconds until the next is due, at least 0; empty when none is set.
    OptionalLong untilNext() {
        Timer next = timers.peek();
        return next == null
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, next.due - ticker.getAsLong()));
    }

    /// Takes the next one that is due.
    Optional<Runnable> poll() {
        Timer next = timers.peek();
        if (next == null || next.due > ticker.getAsLong()) {
            return Optional.empty();
        }
        timers.remove();
        return Optional.of(next.action);
    }

    void clear() {
        timers.clear();
    }
}
