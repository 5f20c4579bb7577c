package dev.runnable.task.shell;

import dev.runnable.spi.RunContext;
import dev.runnable.task.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Finds shells, each once a run.
final class ShellPrograms {
    /// Where systems keep shells, for a PATH that does not name it.
    private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

    private final RunContext context;
    private final Map<String, Optional<Path>> known = new ConcurrentHashMap<>();

    ShellPrograms(RunContext context) {
        this.context = context;
    }

    /// @param program a name to look for in PATH, or a path, relative to the working directory
    Optional<Path> find(String program) {
        return known.computeIfAbsent(program, this::search);
    }

    /// The POSIX shell of this machine.
    Path posix() {
        Path usual = Path.of("/bin/sh");
        return Files.isExecutable(usual) ? usual : find("sh").orElse(usual);
    }

    private Optional<Path> search(String program) {
        String path = context.environment().getOrDefault("PATH", "") + ":" + USUAL_PATH;
        return Programs.find(program, path, context.workingDirectory());
    }
}
