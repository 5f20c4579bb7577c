package dev.runnable.task.java;

import dev.runnable.problem.ProblemCode;
import dev.runnable.spi.BoundMethod;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.UserCode;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The classes that a run's commands name: of the class path, by one loader, and of source files,
/// compiled once. No class is initialised by looking for it. Thread-safe.
final class UserClasses implements AutoCloseable {
    private final RunContext context;
    private final URLClassLoader libraries;
    private final SourceFolders sources;

    UserClasses(RunContext context) {
        this.context = context;
        this.libraries = new URLClassLoader(urls(context.classpath()), new SdkClasses());
        this.sources = new SourceFolders(context, libraries);
    }

    private static URL[] urls(List<Path> classpath) {
        List<URL> urls = new ArrayList<>();
        for (Path entry : classpath) {
            try {
                urls.add(entry.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException("no class path entry: " + entry, e);
            }
        }
        return urls.toArray(URL[]::new);
    }

    Class<?> find(JavaCommand command) throws TaskException {
        try {
            return switch (command) {
                case JavaCommand.OfClass named -> named(named.type());
                case JavaCommand.OfSource source -> compiled(path(source.file()));
            };
        } catch (LinkageError e) {
            throw broken(e);
        }
    }

    /// What is in this process already is not loaded a second time.
    Class<?> named(String name) throws TaskException {
        Optional<Class<?>> there = context.code().flatMap(code -> code.type(name));
        return there.isPresent() ? there.get() : onClasspath(name);
    }

    /// @param file an absolute path
    Class<?> compiled(Path file) throws TaskException {
        Optional<Class<?>> there = context.code().flatMap(code -> code.source(file));
        return there.isPresent() ? there.get() : sources.find(file);
    }

    /// What a command means that is known in this process only.
    Optional<BoundMethod> bound(String command) {
        return context.code().flatMap(code -> code.bound(command));
    }

    /// What the user's libraries are loaded by.
    ClassLoader libraries() {
        return context.code().map(UserCode::loader).orElse(libraries);
    }

    /// What is to find classes and services while a method of this class is called; a method of the
    /// platform or the SDK is called for the user, too.
    ClassLoader context(Class<?> type) {
        ClassLoader own = type.getClassLoader();
        return own instanceof CompiledClasses || (own != null && context.code().isPresent())
                ? own
                : libraries();
    }

    /// A class that was found, but does not fit to what is around it.
    static TaskException broken(LinkageError e) {
        Throwable missing = e.getCause() instanceof ClassNotFoundException c ? c : e;
        return TaskException.notFound(
                "a class cannot be loaded: " + missing.toString().replace('/', '.'),
                Optional.of("Perhaps a library is missing in 'classpath:'."));
    }

    private Class<?> onClasspath(String name) throws TaskException {
        String candidate = name;
        while (true) {
            try {
                return Class.forName(candidate, false, libraries);
            } catch (ClassNotFoundException e) {
                int dot = candidate.lastIndexOf('.');
                if (dot < 0) {
                    throw notFound(name);
                }
                // a nested class, named as in source text
                candidate = candidate.substring(0, dot) + "$" + candidate.substring(dot + 1);
            }
        }
    }

    private TaskException notFound(String name) {
        List<Path> missing =
                context.classpath().stream().filter(entry -> !Files.exists(entry)).toList();
        String looked =
                context.classpath().isEmpty()
                        ? "the class path is empty"
                        : missing.isEmpty()
                                ? "not in " + texts(context.classpath())
                                : "the class path names what does not exist: " + texts(missing);
        return TaskException.notFound(
                "class '" + name + "' was not found: " + looked,
                Optional.of(
                        "Name its jar or folder in 'classpath:' of the configuration or with"
                                + " --classpath, or name a source file: Steps.java::method."));
    }

    private static String texts(List<Path> paths) {
        return String.join(", ", paths.stream().map(Path::toString).toList());
    }

    private Path path(String file) throws TaskException {
        List<Path> folders = List.of(context.workingDirectory(), context.pipelineDirectory());
        for (Path folder : folders) {
            Path path = folder.resolve(file).normalize();
            if (Files.isRegularFile(path)) {
                return path;
            }
        }
        throw TaskException.of(
                        ProblemCode.CLASS_NOT_FOUND, "source file '" + file + "' was not found")
                .withHint(
                        "It was looked for in "
                                + texts(folders.stream().distinct().toList())
                                + ".");
    }

    @Override
    public void close() {
        try {
            libraries.close();
        } catch (IOException e) {
            // it was only read
        }
    }
}
