package dev.runnable.extension;

import static java.util.Objects.requireNonNull;

import dev.runnable.problem.SourceLocation;
import java.nio.file.Path;
import java.util.Optional;

/// A folder with plugins.
///
/// @param folder absolute
/// @param namedBy where the user has named it, so that its not being there is a mistake; empty: it
///   is looked at when it is there
public record PluginPlace(Path folder, Optional<SourceLocation> namedBy) {
    public PluginPlace {
        requireNonNull(folder, "folder");
        requireNonNull(namedBy, "namedBy");
    }
}
