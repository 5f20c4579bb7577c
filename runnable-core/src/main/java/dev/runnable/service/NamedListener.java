package dev.runnable.service;

import static java.util.Objects.requireNonNull;

import dev.runnable.spi.EventListener;
import dev.runnable.spi.EventListenerProvider;

/// A listener, and what messages call it.
public record NamedListener(EventListener listener, String type, String describe) {
    public NamedListener {
        requireNonNull(listener, "listener");
        requireNonNull(type, "type");
        requireNonNull(describe, "describe");
    }

    public static NamedListener of(Providers.Made<EventListenerProvider, EventListener> made) {
        return new NamedListener(made.service(), made.by().type(), made.by().describe());
    }
}
