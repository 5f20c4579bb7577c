package dev.runnable.run;

import static java.util.Objects.requireNonNull;

import dev.runnable.engine.Ambience;
import dev.runnable.extension.PluginHost;
import dev.runnable.extension.PluginPlaces;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a process is surrounded by, read once at its edge and handed down as a value.
///
/// @param workingDirectory absolute
/// @param temporaryRoot where private folders of runs are made
/// @param self the command that starts this program, without its arguments; empty where there is
///   none
/// @param plugins what loads plugins
public record Surroundings(
        Map<String, String> environment,
        Path workingDirectory,
        Path temporaryRoot,
        Ambience ambience,
        List<String> self,
        PluginHost plugins) {
    /// Of a process with the usual host of plugins.
    public Surroundings(
            Map<String, String> environment,
            Path workingDirectory,
            Path temporaryRoot,
            Ambience ambience,
            List<String> self) {
        this(
                environment,
                workingDirectory,
                temporaryRoot,
                ambience,
                self,
                PluginHost.whenNeeded(new PluginPlaces(environment, workingDirectory).cache()));
    }

    /// Of a process that cannot be started once more.
    public Surroundings(
            Map<String, String> environment,
            Path workingDirectory,
            Path temporaryRoot,
            Ambience ambience) {
        this(environment, workingDirectory, temporaryRoot, ambience, List.of());
    }

    public Surroundings {
        environment = Map.copyOf(environment);
        requireNonNull(workingDirectory, "workingDirectory");
        requireNonNull(temporaryRoot, "temporaryRoot");
        requireNonNull(ambience, "ambience");
        self = List.copyOf(self);
        requireNonNull(plugins, "plugins");
    }
}
