package dev.runnable.spi;

/// Makes a listener from its configuration, one of the section `listeners`: `[{type: webhook,
/// config: {url: ...}}]`. A run has a listener for each entry, also several of one type.
public interface EventListenerProvider extends ServiceProvider<EventListener> {}
