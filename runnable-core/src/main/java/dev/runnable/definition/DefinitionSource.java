package dev.runnable.definition;

import dev.runnable.problem.Problem;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import dev.runnable.spec.PipelineReading;
import dev.runnable.spi.UserCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads a pipeline that a program has made, as if it were a file, which it is from then on.
///
/// @param definition what was made
/// @param name what the user calls it: a source file, a class, or the pipeline's own name
/// @param file where files that it names begin; it need not be there
/// @param workingDirectory where the run goes on
public record DefinitionSource(
        Definition definition, String name, Path file, Path workingDirectory) {
    /// What came of it.
    ///
    /// @param reading with the lines of the program in its problems
    /// @param code the classes that its methods are of
    public record Made(PipelineReading reading, UserCode code) {}

    /// @param types that its tasks may have
    /// @param loader for classes that only texts name, where nothing was loaded for the pipeline
    /// @param further where classes are looked for that no method reference is from
    public Made read(CommandTypes types, Optional<ClassLoader> loader, Optional<UserCode> further) {
        HostCode code = new HostCode(further);
        String text = BlockYaml.write(definition.named((reference, _) -> command(reference, code)));
        loader.ifPresent(code::lookIn);
        PipelineReading reading = PipelineReader.readText(text, file, name, types);
        return new Made(
                new PipelineReading(
                        reading.pipeline(),
                        reading.problems().stream().map(this::placeRead).toList()),
                code);
    }

    private String command(JavaReference reference, HostCode code) {
        if (!reference.named()) {
            return code.bind(reference);
        }
        code.add(reference);
        return SourceNames.file(reference)
                .map(source -> nearest(source) + "::" + reference.method().getName())
                .orElseGet(reference::command);
    }

    /// A source file as tasks look for it: in the working directory, then beside the pipeline.
    private Path nearest(Path source) {
        Path alone = source.getFileName();
        boolean beside = source.getParent() != null && source.getParent().equals(file.getParent());
        if (beside && isSame(workingDirectory.resolve(alone), source)) {
            return alone;
        }
        return source.startsWith(workingDirectory) ? workingDirectory.relativize(source) : source;
    }

    private static boolean isSame(Path first, Path source) {
        return Files.notExists(first) || first.normalize().equals(source);
    }

    /// What the reader has found stands in a text that nobody has written; other files are real.
    private Problem placeRead(Problem problem) {
        return problem.location().file().equals(name) ? named(definition.place(problem)) : problem;
    }

    /// Problems of steps at the lines of the program that made them, unless they have better
    /// places.
    public List<Problem> place(List<Problem> problems) {
        return problems.stream().map(this::place).toList();
    }

    private Problem place(Problem problem) {
        boolean placed = problem.location().line() > 0 || !problem.location().file().equals(name);
        return placed ? problem : named(definition.place(problem));
    }

    /// With the user's name of the file that the line is in.
    private Problem named(Problem problem) {
        return inFile(problem, file, name);
    }

    /// The problem with the user's name of the source file that its line is in.
    ///
    /// @param file the source file of the program
    public static Problem inFile(Problem problem, Path file, String name) {
        SourceLocation place = problem.location();
        return file.endsWith(place.file())
                ? new Problem(
                        problem.severity(),
                        problem.code(),
                        new SourceLocation(name, place.line(), place.column()),
                        problem.step(),
                        problem.message(),
                        problem.hint())
                : problem;
    }
}
