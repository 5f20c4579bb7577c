package dev.runnable.spi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The configuration of one service, already substituted. Reading a value of the wrong type reports
/// a located problem and returns nothing, so that all mistakes are told at once; the service that
/// is made from faulty settings is never used.
public interface Settings {
    Optional<String> text(String key);

    Optional<Boolean> flag(String key);

    /// A whole number that is at least `least`.
    OptionalInt number(String key, int least);

    List<String> texts(String key);

    /// Reports a mistake at the place of `key`, for instance a value out of a fixed set.
    void reject(String key, String message, String hint);
}
