package dev.runnable.engine;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// How the time passes that a run waits. Used by the engine's thread.
interface Pace {
    /// Time as it passes for everybody.
    Pace REAL =
            new Pace() {
                @Override
                public <T> Optional<T> next(
                        BlockingQueue<T> messages, OptionalLong nanos, boolean working)
                        throws InterruptedException {
                    return nanos.isEmpty()
                            ? Optional.of(messages.take())
                            : Optional.ofNullable(
                                    messages.poll(nanos.getAsLong(), TimeUnit.NANOSECONDS));
                }
            };

    /// Waits for a message.
    ///
    /// @param nanos how long at most; empty: until one comes
    /// @param working whether work is really done meanwhile
    /// @return empty when the time is over
    <T> Optional<T> next(BlockingQueue<T> messages, OptionalLong nanos, boolean working)
            throws InterruptedException;
}
