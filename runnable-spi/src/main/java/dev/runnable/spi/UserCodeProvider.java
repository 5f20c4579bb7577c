package dev.runnable.spi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Loads the classes and compiles the source files that pipelines are written in, as the tasks of a
/// run do. Found by [java.util.ServiceLoader].
public interface UserCodeProvider {
    /// Must be cheap.
    ///
    /// @param classpath jars and folders, absolute
    Loaded open(Path workingDirectory, List<Path> classpath);

    /// What was loaded. It is there for tasks as long as it is open.
    interface Loaded extends UserCode, AutoCloseable {
        /// A class of the class path.
        ///
        /// @throws dev.runnable.problem.ProblemException when it is not there, or is broken
        Class<?> load(String name);

        /// The class that is called like a source file, compiled with those beside it.
        ///
        /// @param file an absolute path
        /// @throws dev.runnable.problem.ProblemException with what the compiler says
        Class<?> compile(Path file);

        /// Calls a static method without arguments, as a task would be.
        ///
        /// @param printed gets what it prints
        /// @throws InvocationTargetException with what it threw
        @Nullable Object call(Method method, Consumer<String> printed)
                throws InvocationTargetException;

        @Override
        void close();
    }
}
