package dev.runnable.spi;

import java.nio.file.Path;
import java.util.Optional;

/// Users' Java code that is in this process before a run begins, because the pipeline was made by
/// it. Java tasks of this process call these classes and load none of them a second time.
/// Thread-safe.
public interface UserCode {
    /// The class of this name, as source text or the JVM writes it; empty where it is to be looked
    /// for in the class path.
    Optional<Class<?>> type(String name);

    /// The class that is called like a source file and was compiled from it; empty where the file
    /// is to be compiled.
    ///
    /// @param file an absolute path
    Optional<Class<?>> source(Path file);

    /// What the classes find their libraries by.
    ClassLoader loader();

    /// What a command means that no other process finds by its name.
    Optional<BoundMethod> bound(String command);
}
