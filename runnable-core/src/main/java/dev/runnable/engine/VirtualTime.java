package dev.runnable.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// A run's own time. It stands still unless the run waits: for work that is really done as long as
/// that takes, for anything else no time at all, however long that would be. Belongs to the
/// engine's thread.
final class VirtualTime implements Pace, InstantSource, LongSupplier {
    private final Instant begin;
    private final LongSupplier ticker;
    private long elapsed;

    /// @param begin what time it is first
    /// @param ticker of the real time
    VirtualTime(Instant begin, LongSupplier ticker) {
        this.begin = begin;
        this.ticker = ticker;
    }

    @Override
    public Instant instant() {
        return begin.plusNanos(elapsed);
    }

    @Override
    public long getAsLong() {
        return elapsed;
    }

    @Override
    public <T> Optional<T> next(BlockingQueue<T> messages, OptionalLong nanos, boolean working)
            throws InterruptedException {
        Optional<T> there = Optional.ofNullable(messages.poll());
        if (there.isPresent()) {
            return there;
        }
        if (working || nanos.isEmpty()) {
            return reallyNext(messages, nanos);
        }
        elapsed += nanos.getAsLong();
        return Optional.empty();
    }

    private <T> Optional<T> reallyNext(BlockingQueue<T> messages, OptionalLong nanos)
            throws InterruptedException {
        long before = ticker.getAsLong();
        long most = nanos.orElse(Long.MAX_VALUE);
        Optional<T> next = Optional.ofNullable(messages.poll(most, TimeUnit.NANOSECONDS));
        elapsed += next.isEmpty() ? most : Math.min(most, ticker.getAsLong() - before);
        return next;
    }
}
