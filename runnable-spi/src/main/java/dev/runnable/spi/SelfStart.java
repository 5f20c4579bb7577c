package dev.runnable.spi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How this program is started once more on this machine, for a part of a run.
///
/// @param command the program, and arguments that come before the command's own; empty where it
///   cannot be started again
/// @param configuration the file that the run's configuration was read from, absolute; empty when
///   it was not read from a file
/// @param frozen the configuration without secrets, as text for a configuration file
/// @param storage where the run log and the catalog are, absolute; empty where other processes
///   cannot see the run log
public record SelfStart(
        List<String> command, Optional<Path> configuration, JsonNode frozen, List<Path> storage) {
    /// Where nobody needs to know where things are kept.
    public SelfStart(List<String> command, Optional<Path> configuration, JsonNode frozen) {
        this(command, configuration, frozen, List.of());
    }

    public SelfStart {
        command = List.copyOf(command);
        requireNonNull(configuration, "configuration");
        requireNonNull(frozen, "frozen");
        storage = List.copyOf(storage);
    }
}
