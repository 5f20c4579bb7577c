package dev.runnable.plugin;

import static java.util.Objects.requireNonNull;

import dev.runnable.extension.Origin;
import dev.runnable.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What came of one file that is a plugin by its name.
///
/// @param file as the user has put it there
/// @param origin empty when its descriptor could not be read
/// @param description in its author's words, may be empty
/// @param isLoaded whether it was started; what it brings can be used then
/// @param brought what can be chosen of it
/// @param problems why it is not loaded, or what of it is not there
public record LoadedPlugin(
        Path file,
        Optional<Origin> origin,
        String description,
        boolean isLoaded,
        List<Brought> brought,
        List<Problem> problems) {
    public LoadedPlugin {
        requireNonNull(file, "file");
        requireNonNull(origin, "origin");
        requireNonNull(description, "description");
        brought = List.copyOf(brought);
        problems = List.copyOf(problems);
    }
}
