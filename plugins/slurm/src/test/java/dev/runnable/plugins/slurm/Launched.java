package dev.runnable.plugins.slurm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a process left when it ended.
record Launched(int exitCode, String out, String err) {
    static Launched in(Path folder, Map<String, String> environment, List<String> command)
            throws Exception {
        Path out = Files.createTempFile("launched", ".out");
        Path err = Files.createTempFile("launched", ".err");
        try {
            int code = start(folder, environment, command, out, err).waitFor();
            return new Launched(code, Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    static Process start(
            Path folder, Map<String, String> environment, List<String> command, Path out, Path err)
            throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }
}
