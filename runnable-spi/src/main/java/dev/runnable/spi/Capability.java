package dev.runnable.spi;

/// What an executor does that others do not, for those who choose one.
public enum Capability {
    /// Several steps run at the same time, where its configuration says so.
    PARALLEL,
    /// Every step is a process of its own.
    PROCESSES,
    /// Steps run in containers.
    CONTAINERS,
    /// The whole pipeline is handed to a platform, which goes on without this program.
    PLATFORM,
    /// Nothing is run.
    SIMULATION
}
