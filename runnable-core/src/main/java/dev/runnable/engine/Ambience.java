package dev.runnable.engine;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// What a run takes from the world around it.
///
/// @param clock for the times in events
/// @param ticker nanoseconds that only go forward, for waits and timeouts
/// @param zone for times that people read and that tell no zone
/// @param random for the jitter of waits and for names
/// @param order of what is ready at the same time
public record Ambience(
        InstantSource clock,
        ZoneId zone,
        LongSupplier ticker,
        RandomGenerator random,
        ReadyOrder order) {
    /// With the usual order.
    public Ambience(InstantSource clock, ZoneId zone, LongSupplier ticker, RandomGenerator random) {
        this(clock, zone, ticker, random, ReadyOrder.FIRST_COME);
    }

    public Ambience {
        requireNonNull(clock, "clock");
        requireNonNull(zone, "zone");
        requireNonNull(ticker, "ticker");
        requireNonNull(random, "random");
        requireNonNull(order, "order");
    }
}
