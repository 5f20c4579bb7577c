package dev.runnable.plugin;

import dev.runnable.extension.PluginPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Folders that a user puts plugins into, and a cache.
record PluginFolder(Path scratch) {
    Path plugins() throws IOException {
        return Files.createDirectories(scratch.resolve("plugins"));
    }

    Path cache() {
        return scratch.resolve("cache");
    }

    PluginProject project(String id) throws IOException {
        return PluginProject.in(scratch, id);
    }

    Path place(String name) throws IOException {
        return plugins().resolve(name);
    }

    PluginSet load() throws IOException {
        return load(plugins());
    }

    PluginSet load(Path... folders) {
        List<PluginPlace> places =
                Arrays.stream(folders).map(it -> new PluginPlace(it, Optional.empty())).toList();
        return InstalledPlugins.examine(places, Optional.of(cache()));
    }

    /// What is told of the one plugin that there is.
    List<String> problems() throws IOException {
        return load().plugins().stream()
                .flatMap(it -> it.problems().stream())
                .map(it -> it.toString().replace(scratch.toString(), "SCRATCH"))
                .toList();
    }
}
