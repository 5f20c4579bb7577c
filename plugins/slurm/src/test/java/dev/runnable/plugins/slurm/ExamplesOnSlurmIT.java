package dev.runnable.plugins.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples leave the run log that they leave locally. One of each kind in every build, all
/// without notebooks with `-Dslurm.examples=all`.
@RequiresSlurm
final class ExamplesOnSlurmIT {
    private static final Path EXAMPLES = Path.of("../../examples").toAbsolutePath().normalize();
    private static final List<String> OF_EACH_KIND =
            List.of("map", "parallel", "conditional", "loop", "catalog", "java");

    @TempDir Path scratch;

    static Stream<String> examples() throws IOException {
        boolean all = System.getProperty("slurm.examples", "").equals("all");
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            List<String> names =
                    files.filter(file -> file.toString().endsWith(".yaml"))
                            .filter(ExamplesOnSlurmIT::isPipeline)
                            .map(file -> EXAMPLES.relativize(file).toString())
                            .filter(name -> !name.matches("(notebooks|quickstart|image)/.*"))
                            .sorted()
                            .toList();
            return all ? names.stream() : firstOfEachKind(names).stream();
        }
    }

    private static List<String> firstOfEachKind(List<String> names) {
        return OF_EACH_KIND.stream()
                .map(kind ->
                        names.stream()
                                .filter(name -> name.startsWith(kind + "/"))
                                .findFirst()
                                .orElseThrow())
                .toList();
    }

    private static boolean isPipeline(Path file) {
        try {
            return Files.readString(file).contains("\ndag:\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void endsAsItDoesLocally(String example) throws Exception {
        String run = "example" + Long.toString(System.nanoTime(), 36);
        Installation here = installation("here");
        Installation there = installation("there");
        Launched local = execute(here, example, run, "local.yaml");
        Launched slurm = execute(there, example, run, "slurm.yaml");

        assertThat(slurm.exitCode()).as(slurm.err()).isEqualTo(local.exitCode());
        assertThat(there.comparableLog(run)).isEqualTo(here.comparableLog(run));
        assertThat(there.leftNothing()).isTrue();
        RealCluster.awaitNoJobs(run);
    }

    private static Launched execute(
            Installation where, String example, String run, String configuration) throws Exception {
        return where.run("execute", "examples/" + example, "-c", configuration, "--run-id", run);
    }

    private Installation installation(String name) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve(name));
        Installation.copy(EXAMPLES, folder.resolve("examples"));
        return new Installation(folder);
    }
}
