package dev.runnable.spi;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What a connection to a platform may know of the process that makes it.
///
/// @param environment of the user's process
/// @param workingDirectory where the names of files begin, absolute
/// @param random for the names of runs that are to have one of their own
public record PlatformContext(
        Map<String, String> environment, Path workingDirectory, RandomGenerator random) {
    public PlatformContext {
        environment = Map.copyOf(environment);
        requireNonNull(workingDirectory, "workingDirectory");
        requireNonNull(random, "random");
    }
}
