package dev.runnable.run;

import static java.util.Objects.requireNonNull;

import dev.runnable.engine.Ambience;
import java.nio.file.Path;
import java.util.Map;

/// What a process is surrounded by, read once at its edge and handed down as a value.
///
/// @param workingDirectory absolute
/// @param temporaryRoot where private folders of runs are made
public record Surroundings(
        Map<String, String> environment,
        Path workingDirectory,
        Path temporaryRoot,
        Ambience ambience) {
    public Surroundings {
        environment = Map.copyOf(environment);
        requireNonNull(workingDirectory, "workingDirectory");
        requireNonNull(temporaryRoot, "temporaryRoot");
        requireNonNull(ambience, "ambience");
    }
}
