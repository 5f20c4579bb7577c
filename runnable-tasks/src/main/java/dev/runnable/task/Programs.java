package dev.runnable.task;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds programs of this machine.
public final class Programs {
    private static final Pattern COLON = Pattern.compile(":");

    private Programs() {}

    /// @param program a path, or a name to look for
    /// @param path folders in the form of the variable `PATH`; empty ones are passed over
    /// @param directory where relative paths start, also those in `path`
    public static Optional<Path> find(String program, String path, Path directory) {
        if (program.contains("/")) {
            return executable(directory, program);
        }
        return COLON.splitAsStream(path)
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> executable(directory, folder + "/" + program).stream())
                .findFirst();
    }

    private static Optional<Path> executable(Path directory, String file) {
        try {
            return Optional.of(directory.resolve(file))
                    .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
