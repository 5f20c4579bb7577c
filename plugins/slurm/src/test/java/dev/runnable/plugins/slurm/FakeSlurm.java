package dev.runnable.plugins.slurm;

import static java.util.Objects.requireNonNull;

import dev.runnable.plugins.slurm.cluster.Programs;
import dev.runnable.plugins.slurm.cluster.Slurm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder of programs that behave as Slurm's, as well or as badly as a test wants.
record FakeSlurm(Path folder) {
    static FakeSlurm in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path script = folder.resolve("fake-slurm");
        try (InputStream in =
                requireNonNull(FakeSlurm.class.getResourceAsStream("fake-slurm.sh"))) {
            Files.copy(in, script);
        }
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String program :
                List.of("sbatch", "squeue", "scancel", "scontrol", "sinfo", "sacct")) {
            Files.createSymbolicLink(folder.resolve(program), script.getFileName());
        }
        return new FakeSlurm(folder);
    }

    Slurm slurm() {
        return new Slurm(new Programs(environment(), Optional.of(folder)));
    }

    Map<String, String> environment() {
        return Map.of("PATH", System.getenv("PATH"), "SECRET", "open-sesame", "SLURM_JOB_ID", "77");
    }

    /// What the next calls of a program do.
    void plan(String program, String... calls) throws IOException {
        Files.writeString(folder.resolve(program + ".plan"), String.join("\n", calls) + "\n");
    }

    /// New jobs wait until they are cancelled.
    void holdJobs() throws IOException {
        Files.createFile(folder.resolve("jobs.hold"));
    }

    /// New jobs are not run, and are in this state at once.
    void endJobsAs(String state) throws IOException {
        Files.writeString(folder.resolve("jobs.state"), state);
    }

    /// What the accounting knows of any job.
    void accountFor(String state) throws IOException {
        Files.writeString(folder.resolve("accounting"), state + "\n");
    }

    /// The queue forgets a job.
    void purge(long number) throws IOException {
        Files.createFile(folder.resolve("jobs/" + number + ".purged"));
    }

    /// The states of all jobs by their numbers.
    List<String> states() throws IOException {
        List<String> states = new ArrayList<>();
        if (!Files.isDirectory(folder.resolve("jobs"))) {
            return states;
        }
        try (Stream<Path> files = Files.list(folder.resolve("jobs"))) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".state")).sorted().toList()) {
                states.add(Files.readString(file));
            }
        }
        return states;
    }

    /// The calls of a program, with their arguments.
    List<String> calls(String program) throws IOException {
        Path calls = folder.resolve("calls");
        return Files.exists(calls)
                ? Files.readAllLines(calls).stream()
                        .filter(line -> line.startsWith(program + " "))
                        .toList()
                : List.of();
    }

    /// What the last call of a program had in its environment.
    String environmentOf(String program) throws IOException {
        return Files.readString(folder.resolve(program + ".env"));
    }
}
