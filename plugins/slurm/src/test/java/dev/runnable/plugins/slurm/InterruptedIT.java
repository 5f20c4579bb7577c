package dev.runnable.plugins.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process that hands in jobs is killed, or the controller goes away.
@RequiresSlurm
final class InterruptedIT {
    private static final String PIPELINE =
            """
            dag:
              steps:
                first: {type: task, command_type: shell, command: 'echo first >> ran.txt'}
                waits:
                  type: task
                  command_type: shell
                  needs: [first]
                  command: 'echo waits >> ran.txt; while ! [ -e go ]; do sleep 0.2; done; echo ended >> ran.txt'
                queued:
                  type: task
                  command_type: shell
                  needs: [first]
                  command: 'echo queued >> ran.txt'
                  overrides: {slurm: closed}
            """;

    @TempDir Path scratch;
    private Installation runnable;
    private final String run = "interrupted" + Long.toString(System.nanoTime(), 36);

    @BeforeEach
    void install() throws Exception {
        runnable = new Installation(scratch);
        runnable.file("pipeline.yaml", PIPELINE);
        runnable.file(
                "closed.yaml",
                "pipeline-executor: {type: slurm, config: {overrides: {closed: {partition: closed}}}}\n");
        runnable.file(
                "open.yaml",
                "pipeline-executor: {type: slurm, config: {overrides: {closed: {partition: debug}}}}\n");
    }

    private List<String> ran() throws Exception {
        Path file = runnable.folder().resolve("ran.txt");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private Process startUntilStepWaits(String configuration) throws Exception {
        Process process =
                runnable.start("execute", "pipeline.yaml", "-c", configuration, "--run-id", run);
        Eventually.isTrue(
                "a step runs",
                () -> {
                    assertThat(process.isAlive())
                            .as(Files.readString(runnable.folder().resolve("err.txt")))
                            .isTrue();
                    return ran().contains("waits") && RealCluster.liveJobs(run).size() <= 2;
                });
        return process;
    }

    @Test
    void retryAfterKillEndsTheJobsOfTheKilledProcessAndGoesOn() throws Exception {
        Process process = startUntilStepWaits("closed.yaml");
        Eventually.isTrue("both are there", () -> RealCluster.liveJobs(run).size() == 2);
        process.destroyForcibly().waitFor();
        List<String> before = RealCluster.liveJobs(run);
        Process retry = runnable.start("retry", run, "-c", "open.yaml");
        Eventually.isTrue(
                "the jobs of the killed process are gone",
                () -> RealCluster.liveJobs(run).stream().noneMatch(before::contains));
        Eventually.isTrue(
                "the step runs again", () -> ran().stream().filter("waits"::equals).count() == 2);
        runnable.file("go", "");

        assertThat(retry.waitFor())
                .as(Files.readString(runnable.folder().resolve("err.txt")))
                .isZero();
        assertThat(before).as("one ran and one waited").hasSize(2);
        assertThat(ran()).containsExactlyInAnyOrder("first", "waits", "waits", "queued", "ended");
        assertThat(runnable.log(run).get("status").asText()).isEqualTo("SUCCESS");
        assertThat(runnable.leftNothing()).isTrue();
    }

    @Test
    void runGoesOnWhenTheControllerIsBack() throws Exception {
        Assumptions.assumeTrue(RealCluster.isOurs(), "a controller of others is not stopped");
        Process process = startUntilStepWaits("open.yaml");
        RealCluster.control("controller-stop");
        try {
            runnable.file("go", "");
            Eventually.isTrue("the step ends without a controller", () -> ran().contains("ended"));
        } finally {
            RealCluster.control("controller-start");
        }

        assertThat(process.waitFor())
                .as(Files.readString(runnable.folder().resolve("err.txt")))
                .isZero();
        assertThat(ran()).containsExactlyInAnyOrder("first", "waits", "queued", "ended");
        RealCluster.awaitNoJobs(run);
    }

    @Test
    void jobIsHandedInOnceWhenTheControllerComesBack() throws Exception {
        Assumptions.assumeTrue(RealCluster.isOurs(), "a controller of others is not stopped");
        runnable.file(
                "pipeline.yaml",
                """
                dag:
                  start_at: first
                  steps:
                    first:
                      type: task
                      command_type: shell
                      command: 'echo first >> ran.txt; while ! [ -e go ]; do sleep 0.2; done'
                      next: second
                    second:
                      type: task
                      command_type: shell
                      command: 'echo second >> ran.txt'
                      next: success
                """);
        Process process =
                runnable.start("execute", "pipeline.yaml", "-c", "slurm.yaml", "--run-id", run);
        Eventually.isTrue("a step runs", () -> ran().contains("first"));
        RealCluster.control("controller-stop");
        try {
            runnable.file("go", "");
            Path err = runnable.folder().resolve("err.txt");
            Eventually.isTrue(
                    "the first has ended",
                    () -> Files.readString(err).contains("first] succeeded"));
            Thread.sleep(3000); // the second is being handed in, whether it already fails or not
        } finally {
            RealCluster.control("controller-start");
        }

        assertThat(process.waitFor())
                .as(Files.readString(runnable.folder().resolve("err.txt")))
                .isZero();
        assertThat(ran()).containsExactly("first", "second");
        assertThat(RealCluster.jobs(run)).hasSize(2);
    }
}
