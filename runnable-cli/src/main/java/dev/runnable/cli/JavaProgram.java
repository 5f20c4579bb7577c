package dev.runnable.cli;

import dev.runnable.config.Configuration;
import dev.runnable.definition.Definition;
import dev.runnable.definition.DefinitionSource;
import dev.runnable.definition.Definitions;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import dev.runnable.run.ClassPaths;
import dev.runnable.run.PipelineSource;
import dev.runnable.run.Surroundings;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReading;
import dev.runnable.spi.UserCodeProvider;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/// A source file, or a class, with a method that returns a pipeline. What was compiled for it is
/// what its tasks call.
///
/// @param name as the user calls it
/// @param file the source file; of a class a file beside which those are that it names
/// @param source whether it is a source file
record JavaProgram(
        Surroundings surroundings, String name, Path file, boolean source, Consumer<String> printed)
        implements PipelineSource {
    @Override
    public boolean isThere(Configuration configuration) {
        if (source) {
            return Files.exists(file);
        }
        try (UserCodeProvider.Loaded code = open(configuration)) {
            return code.type(name).isPresent();
        }
    }

    @Override
    public Read read(Configuration configuration, CommandTypes types) {
        UserCodeProvider.Loaded code = open(configuration);
        try {
            Class<?> type = source ? compile(code) : code.load(name);
            DefinitionSource made =
                    new DefinitionSource(
                            definition(type, code), name, file, surroundings.workingDirectory());
            DefinitionSource.Made read = made.read(types, Optional.empty(), Optional.of(code));
            return new Read(read.reading(), Optional.of(made::place), Optional.of(read.code()));
        } catch (ProblemException e) {
            code.close();
            List<Problem> problems =
                    e.problems().stream()
                            .map(problem -> DefinitionSource.inFile(problem, file, name))
                            .map(this::advised)
                            .toList();
            return Read.ofFile(new PipelineReading(Optional.empty(), problems));
        }
    }

    /// Whoever names a pipeline looks for another thing than whoever names a step's method.
    private Problem advised(Problem problem) {
        boolean missing =
                problem.code() == ProblemCode.CLASS_NOT_FOUND
                        && problem.location().file().equals(name)
                        && !source;
        return missing
                ? problem.withHint(
                        "Name its jar or folder with --classpath or in 'classpath:' of the"
                                + " configuration, or name a file: Sales.java, pipeline.yaml.")
                : problem;
    }

    private UserCodeProvider.Loaded open(Configuration configuration) {
        Path here = surroundings.workingDirectory();
        return ServiceLoader.load(UserCodeProvider.class, UserCodeProvider.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("who loads users' classes?"))
                .open(here, ClassPaths.expand(configuration.classpath(), here));
    }

    private Class<?> compile(UserCodeProvider.Loaded code) {
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(
                    Problem.error(
                                    ProblemCode.FILE_NOT_READABLE,
                                    SourceLocation.of(name),
                                    "there is no such file")
                            .withHint("Check the name; it counts from the working directory."));
        }
        return code.compile(file);
    }

    private Definition definition(Class<?> type, UserCodeProvider.Loaded code) {
        PipelineMethod method = PipelineMethod.of(type, name);
        try {
            Object pipeline = code.call(method.method(), printed);
            return Definitions.of(method.required(pipeline));
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause() == null ? e : e.getCause();
            throw failed(method, thrown);
        } catch (LinkageError e) {
            throw failed(method, Optional.ofNullable(e.getCause()).orElse(e));
        }
    }

    private ProblemException failed(PipelineMethod method, Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            List<Problem> problems = Definitions.problemsOf(t);
            if (!problems.isEmpty()) {
                return new ProblemException(problems);
            }
        }
        return new ProblemException(method.problem(thrown));
    }
}
