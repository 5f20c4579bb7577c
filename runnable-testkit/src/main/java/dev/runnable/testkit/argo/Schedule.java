package dev.runnable.testkit.argo;

/// In which order pods run that may run at once.
public sealed interface Schedule {
    /// One after the other, the next one of those that are ready (or the end of a wait) by chance.
    /// The same seed, the same order, if pods do the same.
    record Sequential(long seed) implements Schedule {}

    /// On virtual threads, in the order in which they became ready.
    ///
    /// @param most at once, at least 1
    record Concurrent(int most) implements Schedule {}

    static Schedule sequential(long seed) {
        return new Sequential(seed);
    }

    static Schedule concurrent(int most) {
        return new Concurrent(most);
    }
}
