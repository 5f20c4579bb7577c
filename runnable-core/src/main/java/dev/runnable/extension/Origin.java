package dev.runnable.extension;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/// The plugin that something comes from.
///
/// @param id of the plugin, unique among those that are loaded
/// @param version as the plugin says it
/// @param file the zip, jar or folder that it was loaded from
public record Origin(String id, String version, Path file) {
    public Origin {
        requireNonNull(id, "id");
        requireNonNull(version, "version");
        requireNonNull(file, "file");
    }
}
