package dev.runnable.cli;

import dev.runnable.extension.PluginPlace;
import dev.runnable.problem.SourceLocation;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where plugins are looked for on this machine, and where they are unpacked.
record PluginFolders(World world) {
    private static final String VARIABLE = "RUNNABLE_PLUGINS_DIR";

    List<PluginPlace> places() {
        List<PluginPlace> places = new ArrayList<>();
        for (String folder : world.variable(VARIABLE).orElse("").split(File.pathSeparator, -1)) {
            if (!folder.isBlank()) {
                places.add(place(here(folder), Optional.of(SourceLocation.of(VARIABLE))));
            }
        }
        world.variable("HOME")
                .ifPresent(it ->
                        places.add(place(here(it).resolve(".runnable/plugins"), Optional.empty())));
        return places;
    }

    private static PluginPlace place(Path folder, Optional<SourceLocation> namedBy) {
        return new PluginPlace(folder.normalize(), namedBy);
    }

    private Path here(String folder) {
        return world.surroundings().workingDirectory().resolve(folder);
    }

    /// Empty where nobody knows whose process this is.
    Optional<Path> cache() {
        return world.variable("XDG_CACHE_HOME")
                .map(this::here)
                .or(() -> world.variable("HOME").map(it -> here(it).resolve(".cache")))
                .map(it -> it.resolve("runnable"));
    }
}
