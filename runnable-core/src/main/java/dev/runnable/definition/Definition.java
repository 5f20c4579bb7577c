package dev.runnable.definition;

import static java.util.Objects.requireNonNull;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.Problems;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A pipeline that a program has made.
///
/// @param name what the program calls it
/// @param site where it was made
/// @param document what its file would hold: maps, lists, texts, numbers, booleans and nulls, with
///   a [JavaReference] where a command is a method of the program
/// @param places where steps were made, by dot path without items and iterations
public record Definition(
        String name,
        CallSite site,
        SequencedMap<String, @Nullable Object> document,
        Map<String, CallSite> places) {
    public Definition {
        requireNonNull(name, "name");
        requireNonNull(site, "site");
        document = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(document));
        places = Map.copyOf(places);
    }

    /// Its name as that of a file beside which files are found that it names.
    public String fileName() {
        return name.replaceAll("[^\\p{L}\\p{N} ._-]", "_");
    }

    /// The document as a file.
    ///
    /// @throws ProblemException naming the steps that call what has no name
    public String toYaml() {
        Problems problems = new Problems();
        String text =
                BlockYaml.write(
                        named((reference, step) -> {
                            if (!reference.named()) {
                                problems.add(nameless(step));
                            }
                            return SourceNames.command(reference);
                        }));
        problems.throwIfFailed();
        return text;
    }

    private Problem nameless(String step) {
        return Problem.error(
                        ProblemCode.NOT_SUPPORTED,
                        place(Optional.of(step)),
                        "it calls a lambda or a method of an object, which a file cannot name")
                .inStep(step)
                .withHint("Write a static method and name it: Sales::clean.");
    }

    /// Finds what the reader of files finds wrong, but for what is known when it runs.
    ///
    /// @throws ProblemException with the lines of the program
    public void check() {
        String text = BlockYaml.write(named((reference, _) -> reference.command()));
        List<Problem> problems =
                PipelineReader.readText(text, name, CommandTypes.builtIn()).problems().stream()
                        .filter(problem -> !isForLater(problem))
                        .map(this::place)
                        .toList();
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new ProblemException(problems);
        }
    }

    /// What it finds in other files, and types of tasks that are like none of ours, which plugins
    /// may bring.
    private static boolean isForLater(Problem problem) {
        boolean like = problem.hint().stream().anyMatch(it -> it.startsWith("Did you mean"));
        return switch (problem.code()) {
            case FILE_NOT_READABLE -> true;
            case UNKNOWN_COMMAND_TYPE -> !like;
            default -> false;
        };
    }

    /// The document with commands in place of methods.
    SequencedMap<String, @Nullable Object> named(Naming naming) {
        return new References(naming).in(document);
    }

    /// A problem that the reader has found, at the line of the program that it is about.
    public Problem place(Problem problem) {
        return new Problem(
                problem.severity(),
                problem.code(),
                place(problem.step()),
                problem.step(),
                problem.message(),
                problem.hint());
    }

    /// Where the step of a path was made, or the nearest step around it, or the pipeline.
    SourceLocation place(Optional<String> step) {
        String path = step.orElse("");
        while (!path.isEmpty()) {
            CallSite found = places.get(path);
            if (found != null) {
                return found.location();
            }
            path = path.substring(0, Math.max(0, path.lastIndexOf('.')));
        }
        return site.location();
    }
}
