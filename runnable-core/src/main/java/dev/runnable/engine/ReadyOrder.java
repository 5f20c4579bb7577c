package dev.runnable.engine;

/// Which of several things that could be done is done next. Results must not depend on it.
@FunctionalInterface
public interface ReadyOrder {
    /// In the order in which they became ready.
    ReadyOrder FIRST_COME = count -> 0;

    /// @param count at least 1
    /// @return 0 to `count - 1`
    int pick(int count);
}
