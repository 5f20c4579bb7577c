package dev.runnable.engine;

import dev.runnable.event.RunEvent;
import java.io.IOException;

/// Takes the run's events, in order, from one thread.
@FunctionalInterface
public interface EventSink {
    /// Stores and shows the event. What it tells is acted on only after this returned.
    ///
    /// @throws IOException when it could not be stored: the run is over then
    void accept(RunEvent event) throws IOException;
}
