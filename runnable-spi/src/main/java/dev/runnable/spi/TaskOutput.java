package dev.runnable.spi;

/// Takes a task's console output while it runs. Thread-safe: both streams may be read at once.
@FunctionalInterface
public interface TaskOutput {
    /// One line, without its end. Secrets need not be masked: that happens behind this interface.
    /// Blocks when nobody keeps up; never throws because of a reader that went away.
    void line(Stream stream, String line);

    /// Which stream a line came from.
    enum Stream {
        OUT,
        ERR
    }
}
