package dev.runnable.plugin;

import dev.runnable.extension.PluginPlace;
import dev.runnable.journal.FileTrouble;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Something that is a plugin by its name: a zip, a jar, a folder.
record Candidate(Path file, Kind kind) {
    enum Kind {
        ZIP,
        JAR,
        FOLDER
    }

    /// @return empty for files of other kinds, and hidden ones
    static Optional<Candidate> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.startsWith(".")) {
            return Optional.empty();
        }
        if (Files.isDirectory(file)) {
            return Optional.of(new Candidate(file, Kind.FOLDER));
        }
        return name.endsWith(".zip")
                ? Optional.of(new Candidate(file, Kind.ZIP))
                : name.endsWith(".jar")
                        ? Optional.of(new Candidate(file, Kind.JAR))
                        : Optional.empty();
    }

    /// What somebody means by a file or a folder: a plugin, or all that are in it.
    ///
    /// @param problems told when it is neither
    static List<Candidate> named(Path file, Consumer<Problem> problems) {
        Optional<Candidate> one = of(file);
        if (one.isPresent() && one.get().kind() != Kind.FOLDER) {
            return List.of(one.get());
        }
        SourceLocation place = SourceLocation.of(file.toString());
        if (Files.isDirectory(file)) {
            List<Candidate> all = in(new PluginPlace(file, Optional.of(place)), problems);
            return all.isEmpty() ? List.of(new Candidate(file, Kind.FOLDER)) : all;
        }
        problems.accept(
                Problem.error(
                                ProblemCode.PLUGIN_NOT_READABLE,
                                place,
                                Files.exists(file)
                                        ? "it is no plugin by its name"
                                        : "there is no such file")
                        .withHint("A plugin is a .zip, a .jar or a folder."));
        return List.of();
    }

    /// All of a folder, by name: of a folder that is a plugin itself, that one.
    ///
    /// @param problems told when a folder that the user has named cannot be read
    static List<Candidate> in(PluginPlace place, Consumer<Problem> problems) {
        Path folder = place.folder();
        if (Files.exists(folder.resolve("plugin.properties"))) {
            return List.of(new Candidate(folder, Kind.FOLDER));
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().flatMap(it -> of(it).stream()).toList();
        } catch (IOException e) {
            unreadable(place, e).ifPresent(problems);
            return List.of();
        }
    }

    private static Optional<Problem> unreadable(PluginPlace place, IOException e) {
        if (place.namedBy().isEmpty() && e instanceof NoSuchFileException) {
            return Optional.empty();
        }
        SourceLocation where =
                place.namedBy().orElseGet(() -> SourceLocation.of(place.folder().toString()));
        String what =
                e instanceof NoSuchFileException
                        ? "there is no folder " + place.folder()
                        : "the folder " + place.folder() + ": " + FileTrouble.reason(e);
        return Optional.of(
                Problem.error(
                                ProblemCode.PLUGIN_FOLDER_NOT_READABLE,
                                where,
                                what + "; a folder with plugins was expected")
                        .withHint("Make it, or name another."));
    }
}
