package dev.runnable.image;

/// Is told of what cannot be meant.
@FunctionalInterface
public interface Refusal {
    /// @param key what the mistake is in, as a configuration calls it
    void refuse(String key, String message, String hint);
}
