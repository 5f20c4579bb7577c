package dev.runnable.config;

import dev.runnable.extension.PluginPlaces;
import dev.runnable.problem.Problems;
import java.nio.file.Path;
import java.util.List;

/// Tells which services there are, once it is known where a configuration has its plugins.
@FunctionalInterface
public interface ServiceSearch {
    /// @param folders that the configuration names
    /// @param problems gets what is wrong with them
    Found find(List<PluginPlaces.Named> folders, Problems problems);

    /// What there is.
    ///
    /// @param plugins folders that plugins may come from, absolute
    record Found(KnownServices services, List<Path> plugins) {
        public Found {
            plugins = List.copyOf(plugins);
        }
    }
}
