package dev.runnable.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What a process left when it ended: its number, exit code and output.
record Launched(long pid, int exitCode, String out, String err) {
    /// Starts a command with nothing in its environment but what is given.
    static Launched in(Path directory, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        return in(directory, environment, command, Duration.ofMinutes(2));
    }

    /// @param most a net for processes that never end
    static Launched in(
            Path directory, Map<String, String> environment, List<String> command, Duration most)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("launched", ".out");
        Path err = Files.createTempFile("launched", ".err");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectInput(Path.of("/dev/null").toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(most)) {
                process.destroyForcibly();
                throw new IllegalStateException("still running after " + most + ": " + command);
            }
            return new Launched(
                    process.pid(),
                    process.exitValue(),
                    Files.readString(out),
                    Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
