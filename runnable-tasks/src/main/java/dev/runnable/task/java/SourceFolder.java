package dev.runnable.task.java;

import static java.util.Objects.requireNonNull;

import dev.runnable.problem.ProblemCode;
import dev.runnable.spi.RunContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The source files of one folder: each is compiled when it is first named, with those of its
/// siblings that it uses. Thread-safe.
final class SourceFolder {
    private final RunContext context;
    private final CompiledClasses classes;
    private final Map<Path, Compiled> compiled = new HashMap<>();

    /// How it went, kept so that a failure is told as often as it is asked for.
    private record Compiled(@Nullable Class<?> type, @Nullable TaskException failure) {}

    SourceFolder(RunContext context, ClassLoader libraries) {
        this.context = context;
        this.classes = new CompiledClasses(libraries);
    }

    synchronized Class<?> find(Path file) throws TaskException {
        Compiled found = compiled.computeIfAbsent(file, this::compile);
        if (found.failure() != null) {
            throw found.failure();
        }
        return requireNonNull(found.type());
    }

    private Compiled compile(Path file) {
        try {
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            if (compiler == null) {
                throw TaskException.of(
                                ProblemCode.NO_INTERPRETER,
                                "'"
                                        + file.getFileName()
                                        + "' cannot be compiled: this Java has no"
                                        + " compiler")
                        .withHint("Start runnable with a JDK instead of a JRE.");
            }
            Compilation compilation = new Compilation(compiler, context, file);
            classes.add(compilation.run(), compilation.origins());
            return new Compiled(mainType(file, compilation.packageName()), null);
        } catch (TaskException e) {
            return new Compiled(null, e);
        }
    }

    /// The class that is called like the file.
    private Class<?> mainType(Path file, String packageName) throws TaskException {
        String fileName = requireNonNull(file.getFileName()).toString();
        String simple = fileName.substring(0, fileName.length() - ".java".length());
        String name = packageName.isEmpty() ? simple : packageName + "." + simple;
        try {
            return Class.forName(name, false, classes);
        } catch (ClassNotFoundException e) {
            throw TaskException.notFound(
                    "'" + fileName + "' holds no class '" + simple + "'",
                    Optional.of("Call the class as the file is called."));
        }
    }
}
