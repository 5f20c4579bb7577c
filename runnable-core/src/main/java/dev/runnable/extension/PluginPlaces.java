package dev.runnable.extension;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Problems;
import dev.runnable.problem.SourceLocation;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Where plugins are looked for: the folders of `RUNNABLE_PLUGINS_DIR`, then those that a
/// configuration names, then `~/.runnable/plugins`.
///
/// @param workingDirectory absolute
public record PluginPlaces(Map<String, String> environment, Path workingDirectory) {
    /// The environment variable that names folders, with the system's separator between them.
    public static final String VARIABLE = "RUNNABLE_PLUGINS_DIR";

    private static final Path USUAL = Path.of(".runnable", "plugins");

    /// A folder as a configuration names it.
    ///
    /// @param required whether its not being there is a mistake
    public record Named(String folder, SourceLocation place, boolean required) {}

    /// Those that are there and have something in them, each once, the most important first.
    ///
    /// @param problems gets those that are named and are no folders
    public List<PluginPlace> all(List<Named> named, Problems problems) {
        SequencedMap<Path, PluginPlace> places = new LinkedHashMap<>();
        for (Named one : everyNamed(named)) {
            Path folder = workingDirectory.resolve(one.folder()).normalize();
            if (Files.isDirectory(folder)) {
                places.putIfAbsent(folder, new PluginPlace(folder, Optional.of(one.place())));
            } else {
                problems.add(missing(one, folder));
            }
        }
        Optional.ofNullable(environment.get("HOME"))
                .filter(home -> !home.isBlank())
                .map(home -> workingDirectory.resolve(home).resolve(USUAL).normalize())
                .filter(Files::isDirectory)
                .ifPresent(it -> places.putIfAbsent(it, new PluginPlace(it, Optional.empty())));
        return places.values().stream().filter(it -> hasAny(it.folder())).toList();
    }

    /// Where what has to be unpacked is kept between processes: the folder of this program in that
    /// of the user for such things. Empty where nobody says whose process this is.
    public Optional<Path> cache() {
        return variable("XDG_CACHE_HOME")
                .map(workingDirectory::resolve)
                .or(() ->
                        variable("HOME").map(it -> workingDirectory.resolve(it).resolve(".cache")))
                .map(it -> it.resolve("runnable").normalize());
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(it -> !it.isBlank());
    }

    private List<Named> everyNamed(List<Named> named) {
        List<Named> all = new ArrayList<>();
        for (String folder : environment.getOrDefault(VARIABLE, "").split(File.pathSeparator, -1)) {
            if (!folder.isBlank()) {
                all.add(new Named(folder, SourceLocation.of(VARIABLE), true));
            }
        }
        all.addAll(named);
        return all;
    }

    private static Problem missing(Named named, Path folder) {
        Problem problem =
                Problem.error(
                        ProblemCode.NO_PLUGIN_FOLDER,
                        named.place(),
                        "there is no folder '"
                                + named.folder()
                                + "' with plugins"
                                + (named.folder().equals(folder.toString())
                                        ? ""
                                        : ", that is " + folder));
        Problem told = named.required() ? problem : problem.asWarning();
        return told.withHint("Make the folder, or leave out its name.");
    }

    /// One that cannot be read is for the host to tell.
    private static boolean hasAny(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            return files.iterator().hasNext();
        } catch (IOException | UncheckedIOException _) {
            return true;
        }
    }
}
