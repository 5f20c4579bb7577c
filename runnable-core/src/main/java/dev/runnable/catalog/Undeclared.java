package dev.runnable.catalog;

import dev.runnable.data.DataFile;
import dev.runnable.data.FilePattern;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.parameter.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds in the error of a sandboxed step the names of files that it would have seen without the
/// sandbox, and says how it comes to see them.
final class Undeclared {
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[\\s'\"`:,;()<>|=]+");
    private static final int MOST_NAMES = 500;

    private final Scope scope;
    private final CatalogSpec spec;
    private final RunFiles run;
    private final Path sandbox;

    /// @param sandbox where the names of files begin
    Undeclared(Scope scope, CatalogSpec spec, RunFiles run, Path sandbox) {
        this.scope = scope;
        this.spec = spec;
        this.run = run;
        this.sandbox = sandbox;
    }

    String explain(String error) {
        String advice =
                names(error.replace(sandbox + "/", "")).stream()
                        .map(this::advice)
                        .flatMap(Optional::stream)
                        .map(line -> "\n" + line)
                        .collect(Collectors.joining());
        return error + advice;
    }

    private static Set<String> names(String error) {
        return BETWEEN_NAMES
                .splitAsStream(error)
                .map(name -> name.startsWith("./") ? name.substring(2) : name)
                .filter(name -> !name.isEmpty() && FilePattern.mistake(name).isEmpty())
                .limit(MOST_NAMES)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Optional<String> advice(String name) {
        boolean isDeclared =
                spec.get().stream().map(FilePattern::of).anyMatch(it -> it.matches(name));
        if (isDeclared) {
            return Optional.empty();
        }
        Optional<DataFile> put = scope.findFile(name);
        if (put.isPresent()) {
            return Optional.of(
                    "sandbox: '%s' is put by step '%s', and this step does not get it; add 'catalog: {get: [%s]}'"
                            .formatted(name, put.get().step(), name));
        }
        return left(name);
    }

    private Optional<String> left(String name) {
        Optional<String> maker = run.leftBehind(name);
        if (maker.isPresent()) {
            return Optional.of(
                    "sandbox: '%s' was made by step '%s', which does not put it; add 'catalog: {put: [%s]}' there, and 'catalog: {get: [%s]}' here"
                            .formatted(name, maker.get(), name, name));
        }
        Path file = run.places.folder().resolve(name);
        return Files.isRegularFile(file)
                ? Optional.of(
                        "sandbox: '%s' is in the working directory, and a sandboxed step sees only what it gets; let a step without sandbox put it, or use its absolute path"
                                .formatted(name))
                : Optional.empty();
    }

    /// The files that nobody put, before the sandbox goes.
    static List<String> names(Path sandbox) {
        try (Stream<Path> files = Files.walk(sandbox)) {
            return files.filter(Files::isRegularFile)
                    .limit(MOST_NAMES)
                    .map(file -> sandbox.relativize(file).toString())
                    .toList();
        } catch (IOException | UncheckedIOException _) {
            return List.of(); // it only makes messages better
        }
    }
}
