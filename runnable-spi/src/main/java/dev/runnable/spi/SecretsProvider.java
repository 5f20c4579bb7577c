package dev.runnable.spi;

import java.util.Optional;

/// Where secrets come from. Thread-safe.
@FunctionalInterface
public interface SecretsProvider {
    /// The secret's value; empty when there is none of this name.
    Optional<String> find(String name);
}
