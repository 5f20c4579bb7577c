package dev.runnable.journal;

/// When a record is on the disk, not only with the operating system.
public enum Durability {
    /// At most 100 ms later, and at the end of the run.
    BATCHED,
    /// Before the append returns.
    STRICT
}
