package dev.runnable.container;

/// How files come to containers.
enum Transfer {
    /// Mounted where the engine sees this machine's files, else copied.
    AUTO,
    /// Mounted at the same paths.
    MOUNT,
    /// Copied in before a step, and back what it has changed.
    COPY
}
