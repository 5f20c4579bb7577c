package dev.runnable.task.java;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.Severity;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.BoundMethod;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.UserCodeProvider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The classes of a pipeline that is written in Java, loaded as those of its tasks would be.
final class LoadedCode implements UserCodeProvider.Loaded {
    private final UserClasses classes;
    private final Path workingDirectory;

    LoadedCode(Path workingDirectory, List<Path> classpath) {
        this.workingDirectory = workingDirectory;
        this.classes =
                new UserClasses(
                        new RunContext(
                                "",
                                "",
                                workingDirectory,
                                workingDirectory,
                                workingDirectory,
                                Map.of(),
                                Optional.empty(),
                                classpath,
                                List.of()));
    }

    private interface Search {
        Class<?> find() throws TaskException;
    }

    @Override
    public Class<?> load(String name) {
        return told(name, () -> classes.named(name));
    }

    @Override
    public Class<?> compile(Path file) {
        Path shown = file.startsWith(workingDirectory) ? workingDirectory.relativize(file) : file;
        return told(shown.toString(), () -> classes.compiled(file));
    }

    private static Class<?> told(String name, Search search) {
        try {
            return search.find();
        } catch (TaskException e) {
            throw new ProblemException(
                    e.all().stream().map(each -> problem(each, SourceLocation.of(name))).toList());
        } catch (LinkageError e) {
            TaskException broken = UserClasses.broken(e);
            throw new ProblemException(problem(broken, SourceLocation.of(name)));
        }
    }

    private static Problem problem(TaskException e, SourceLocation place) {
        return new Problem(
                Severity.ERROR,
                e.code(),
                e.place().orElse(place),
                Optional.empty(),
                e.text(),
                e.hint());
    }

    @Override
    public @Nullable Object call(Method method, Consumer<String> printed)
            throws InvocationTargetException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classes.context(method.getDeclaringClass()));
        try (Console.Use console = Console.use();
                StepConsole output = console.open((_, line) -> printed.accept(line))) {
            output.enter();
            try {
                return UserCall.invokeStatic(method);
            } finally {
                output.leave();
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public Optional<Class<?>> type(String name) {
        return found(() -> classes.named(name));
    }

    @Override
    public Optional<Class<?>> source(Path file) {
        return found(() -> classes.compiled(file));
    }

    /// What is broken is told by whoever looks for it without this.
    private static Optional<Class<?>> found(Search search) {
        try {
            return Optional.of(search.find());
        } catch (TaskException | LinkageError e) {
            return Optional.empty();
        }
    }

    @Override
    public ClassLoader loader() {
        return classes.libraries();
    }

    @Override
    public Optional<BoundMethod> bound(String command) {
        return Optional.empty();
    }

    @Override
    public void close() {
        classes.close();
    }
}
