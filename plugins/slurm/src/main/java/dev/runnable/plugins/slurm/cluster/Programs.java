package dev.runnable.plugins.slurm.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Starts Slurm's programs. They get the few variables that tell them where the cluster is and what
/// its user usually asks for, and nothing else: what they see, jobs inherit, and the controller
/// keeps.
public final class Programs {
    /// What a user sets for the commands, as far as it cannot change what we ask them for. `SLURM_`
    /// is also what a job sees that a run is started in, which is no business of its steps.
    private static final List<String> PASSED =
            List.of(
                    "PATH",
                    "HOME",
                    "USER",
                    "LOGNAME",
                    "TZ",
                    "SLURM_CONF",
                    "SBATCH_ACCOUNT",
                    "SBATCH_CONSTRAINT",
                    "SBATCH_PARTITION",
                    "SBATCH_QOS",
                    "SBATCH_RESERVATION",
                    "SBATCH_TIMELIMIT");

    /// So that we understand them. What a job's process does not have, it has to forget.
    public static final Map<String, String> ADDED =
            Map.of("LC_ALL", "C", "SLURM_TIME_FORMAT", "standard");

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<Path> folders;

    /// @param environment of the user's process
    /// @param folder where the programs are; empty: they are in the path
    public Programs(Map<String, String> environment, Optional<Path> folder) {
        PASSED.stream()
                .filter(environment::containsKey)
                .forEach(name -> this.environment.put(name, environment.get(name)));
        this.environment.putAll(ADDED);
        this.folders = folder.map(List::of).orElseGet(() -> path(environment));
    }

    private static List<Path> path(Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("PATH", "/usr/bin").split(":", -1))
                .filter(part -> part.startsWith("/"))
                .map(Path::of)
                .toList();
    }

    /// Where a program is.
    public Optional<Path> find(String program) {
        return folders.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Runs a program to its end.
    ///
    /// @param input what it reads
    /// @param limit after which it is killed
    /// @throws SlurmException when it is not there or does not end in time
    /// @throws InterruptedException after it was killed
    public Answer run(String program, List<String> arguments, String input, Duration limit)
            throws SlurmException, InterruptedException {
        Path file = find(program).orElseThrow(() -> SlurmException.noProgram(program));
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(arguments);
        Process process = start(program, command);
        try {
            CompletableFuture<String> out = reading(process.getInputStream());
            CompletableFuture<String> err = reading(process.getErrorStream());
            give(process.getOutputStream(), input);
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw SlurmException.noAnswer(program, limit);
            }
            return new Answer(program, process.exitValue(), out.join(), err.join());
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(String program, List<String> command) throws SlurmException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw SlurmException.notStarted(program, e);
        }
    }

    private static CompletableFuture<String> reading(InputStream in) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try (in) {
                text.complete(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException _) { // it was killed
                text.complete("");
            }
        });
        return text;
    }

    private static void give(OutputStream to, String input) {
        try (to) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) { // it has ended without reading; its exit code tells why
        }
    }
}
