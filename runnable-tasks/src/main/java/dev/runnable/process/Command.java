package dev.runnable.process;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What to start.
///
/// @param arguments the program, as a path, and its arguments
/// @param environment all of it: nothing is inherited
/// @param directory where it runs
public record Command(List<String> arguments, Map<String, String> environment, Path directory) {
    private static final File NO_INPUT = new File("/dev/null");

    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        requireNonNull(directory, "directory");
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a command names a program");
        }
    }

    /// To be started: with exactly this environment and the mark, and an empty input.
    public ProcessBuilder marked(ProcessMark mark) {
        ProcessBuilder builder = new ProcessBuilder(arguments).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(mark.on(environment));
        return builder.redirectInput(NO_INPUT);
    }

    /// Leaves out the environment, which may hold secrets.
    @Override
    public String toString() {
        return "Command" + arguments;
    }
}
