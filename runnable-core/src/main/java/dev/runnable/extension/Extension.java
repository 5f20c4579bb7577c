package dev.runnable.extension;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// A provider, and where it comes from.
///
/// @param <T> the interface of the SPI that it implements
/// @param origin the plugin that brings it; empty: it is on the class path
public record Extension<T>(T provider, Optional<Origin> origin) {
    public Extension {
        requireNonNull(provider, "provider");
        requireNonNull(origin, "origin");
    }
}
