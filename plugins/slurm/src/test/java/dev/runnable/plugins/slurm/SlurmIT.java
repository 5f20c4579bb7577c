package dev.runnable.plugins.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole runs on a real Slurm.
@RequiresSlurm
final class SlurmIT {
    /// In names of folders anything may stand that means something to shells or to Slurm.
    private static final String HOSTILE = "a 'folder' \"of\" $(touch x) %j \\ ü";

    @TempDir Path scratch;
    private Installation runnable;

    @BeforeEach
    void install() throws Exception {
        runnable = new Installation(Files.createDirectories(scratch.resolve(HOSTILE)));
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(runnable.leftNothing()).isTrue();
    }

    private void pipeline(String text) throws Exception {
        runnable.file("pipeline.yaml", text);
    }

    /// Run ids are to be told apart in the queue of the cluster.
    private static String runId(String name) {
        return name + Long.toString(System.nanoTime(), 36);
    }

    private void sameRunLogAsLocally(String name, int exitCode) throws Exception {
        String here = runId(name);
        String there = runId(name);
        Launched local =
                runnable.run("execute", "pipeline.yaml", "-c", "local.yaml", "--run-id", here);
        Launched slurm =
                runnable.run("execute", "pipeline.yaml", "-c", "slurm.yaml", "--run-id", there);

        assertThat(local.exitCode()).as(local.err()).isEqualTo(exitCode);
        assertThat(slurm.exitCode()).as(slurm.err()).isEqualTo(exitCode);
        assertThat(runnable.comparableLog(there)).isEqualTo(runnable.comparableLog(here));
        assertThat(RealCluster.jobs(there)).isNotEmpty();
        RealCluster.awaitNoJobs(there);
    }

    @Test
    void stepsOfAllLanguagesLeaveTheRunLogThatTheyLeaveLocally() throws Exception {
        runnable.file(
                "functions.py",
                """
                def double(x):
                    print("in Python")
                    return x * 2
                """);
        runnable.file(
                "Steps.java",
                """
                public final class Steps {
                    public static int increment(int y) {
                        System.out.println("in Java");
                        return y + 1;
                    }
                }
                """);
        pipeline(
                """
                dag:
                  start_at: shell
                  steps:
                    shell:
                      type: task
                      command_type: shell
                      command: 'echo out; echo err >&2; x=20; export x; echo data > data.txt'
                      returns: [{name: x, kind: json}]
                      catalog: {put: [data.txt]}
                      next: python
                    python: {type: task, command: functions.double, returns: [y], next: java}
                    java:
                      type: task
                      command_type: java
                      command: 'Steps.java::increment'
                      returns: [z]
                      next: again
                    again:
                      type: task
                      command_type: shell
                      command: 'test "$RUNNABLE_STEP_ATTEMPT" = 2 && test "$z" = 41 && cat data.txt'
                      max_attempts: 2
                      catalog: {get: [data.txt]}
                      next: success
                """);

        sameRunLogAsLocally("languages", 0);
    }

    @Test
    void itemsOfMapAreTasksOfOneArrayAndTheirReducersAreJobsToo() throws Exception {
        pipeline(
                """
                dag:
                  start_at: each
                  steps:
                    each:
                      type: map
                      iterate_on: items
                      iterate_as: item
                      reducer: 'lambda *x: sum(x)'
                      branch:
                        start_at: square
                        steps:
                          square:
                            type: task
                            command_type: shell
                            command: 'echo "$item"; export square=$((item * item))'
                            returns: [square]
                            next: success
                      next: success
                parameters: {items: [1, 2, 3, 4, 5]}
                """);

        sameRunLogAsLocally("map", 0);
        String run = runId("array");
        // longer than a busy machine takes for five items
        runnable.file("array.yaml", "pipeline-executor: {type: slurm, config: {gather: 10s}}\n");
        runnable.run("execute", "pipeline.yaml", "-c", "array.yaml", "--run-id", run);
        List<String> jobs = RealCluster.jobs(run);
        Set<String> arrays =
                jobs.stream()
                        .filter(job -> job.contains("|each.branch.square@"))
                        .map(job -> job.split("\\|", -1)[1].replaceFirst("_\\d+$", ""))
                        .collect(Collectors.toSet());

        assertThat(jobs).as("items and a reducer").hasSize(6);
        assertThat(arrays).as("one array: %s", jobs).hasSize(1);
    }

    @Test
    void failuresAndTimeoutsAreToldAsLocally() throws Exception {
        pipeline(
                """
                dag:
                  steps:
                    fails: {type: task, command_type: shell, command: 'echo why >&2; exit 3'}
                    "it's $(too) `slow` \\"\\\\": {type: task, command_type: shell, command: 'echo begun; sleep 600', timeout: 2s}
                    raises: {type: task, command: functions.missing}
                    after: {type: task, command_type: shell, command: 'true', needs: [fails]}
                """);
        runnable.file("functions.py", "def missing():\n    raise ValueError('gone')\n");

        sameRunLogAsLocally("failures", 1);
    }

    @Test
    void resourcesAreThoseOfTheOverride() throws Exception {
        runnable.file(
                "big.yaml",
                """
                pipeline-executor:
                  type: slurm
                  config:
                    memory: 100m
                    overrides:
                      big: {partition: short, cpus: 3, memory: 300m, time: 3m, sbatch: [--nice=5]}
                """);
        pipeline(
                """
                dag:
                  steps:
                    big: {type: task, command_type: shell, command: 'sleep 2', overrides: {slurm: big}}
                    usual: {type: task, command_type: shell, command: 'sleep 2', timeout: 10m}
                """);
        String run = runId("resources");
        Launched launched =
                runnable.run("execute", "pipeline.yaml", "-c", "big.yaml", "--run-id", run);

        assertThat(launched.exitCode()).as(launched.err()).isZero();
        assertThat(shown(run, "big@"))
                .contains("Partition=short", "NumCPUs=3", "MinMemoryNode=300M", "Nice=5")
                .contains("TimeLimit=00:03:00", "Requeue=0");
        assertThat(shown(run, "usual@"))
                .contains("Partition=debug", "MinMemoryNode=100M", "TimeLimit=00:12:00");
    }

    private static String shown(String run, String name) throws Exception {
        String job =
                RealCluster.jobs(run).stream()
                        .filter(it -> it.contains("|" + name))
                        .findFirst()
                        .orElseThrow();
        return RealCluster.ask("scontrol", "show", "job", RealCluster.numberOf(job)).out();
    }

    @Test
    void secretIsInNothingThatSlurmKnows() throws Exception {
        String secret = "open-sesame-" + System.nanoTime();
        runnable.with("PASSWORD", secret);
        runnable.file(
                "secrets.yaml",
                """
                pipeline-executor: {type: slurm}
                secrets: {type: env-secrets}
                """);
        pipeline(
                """
                dag:
                  steps:
                    asks:
                      type: task
                      command_type: shell
                      command: 'test -n "$PASSWORD" && echo "$PASSWORD" && touch asked && while ! [ -e go ]; do sleep 0.2; done'
                      secrets: [PASSWORD]
                """);
        String run = runId("secret");
        Process process =
                runnable.start("execute", "pipeline.yaml", "-c", "secrets.yaml", "--run-id", run);
        Path asked = runnable.folder().resolve("asked");
        Eventually.isTrue("the step asks", () -> Files.exists(asked) || !process.isAlive());
        assertThat(process.isAlive())
                .as(Files.readString(runnable.folder().resolve("err.txt")))
                .isTrue();
        String job = RealCluster.numberOf(RealCluster.liveJobs(run).getFirst());
        Launched known = RealCluster.ask("scontrol", "--details", "show", "job", job);
        Launched script = RealCluster.ask("scontrol", "write", "batch_script", job, "-");
        Launched processes = RealCluster.ask("ps", "axww", "-o", "args");
        String environment = state(job);
        runnable.file("go", "");

        assertThat(process.waitFor()).isZero();
        assertThat(known.out()).contains("runnable:").doesNotContain(secret);
        assertThat(script.out()).contains("#!/bin/sh").doesNotContain(secret);
        assertThat(processes.out()).contains("execute-single-node").doesNotContain(secret);
        assertThat(environment).contains("PATH=").doesNotContain(secret, "PASSWORD");
        assertThat(Files.readString(runnable.folder().resolve("err.txt")))
                .contains("[asks] | ****")
                .doesNotContain(secret);
        assertThat(runnable.log(run).toString()).doesNotContain(secret);
    }

    /// What the controller keeps of the environment of a job.
    private static String state(String job) throws Exception {
        Assumptions.assumeTrue(RealCluster.isOurs());
        Path state = Path.of(System.getenv("SLURM_CONF")).resolveSibling("state");
        Path file =
                state.resolve("hash." + Long.parseLong(job) % 10)
                        .resolve("job." + job)
                        .resolve("environment");
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    @Test
    void cancelledRunLeavesNoJob() throws Exception {
        pipeline(
                """
                dag:
                  steps:
                    a: {type: task, command_type: shell, command: 'echo begun > a.txt; sleep 600'}
                    b: {type: task, command_type: shell, command: 'sleep 600', overrides: {slurm: closed}}
                """);
        runnable.file(
                "closed.yaml",
                "pipeline-executor: {type: slurm, config: {overrides: {closed: {partition: closed}}}}\n");
        String run = runId("cancelled");
        Process process =
                runnable.start("execute", "pipeline.yaml", "-c", "closed.yaml", "--run-id", run);
        Path begun = runnable.folder().resolve("a.txt");
        Eventually.isTrue(
                "one runs and one waits",
                () -> Files.exists(begun) && RealCluster.liveJobs(run).size() == 2);
        process.destroy();

        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(RealCluster.liveJobs(run)).isEmpty();
        JsonNode log = runnable.log(run);
        assertThat(log.get("status").asText()).isEqualTo("CANCELLED");
    }

    @Test
    void jobThatSomebodyCancelsFailsItsAttemptAndIsTriedAgain() throws Exception {
        pipeline(
                """
                dag:
                  steps:
                    a:
                      type: task
                      command_type: shell
                      command: '[ "$RUNNABLE_STEP_ATTEMPT" = 2 ] || { touch begun; sleep 600; }'
                      max_attempts: 2
                """);
        String run = runId("scancelled");
        Process process =
                runnable.start("execute", "pipeline.yaml", "-c", "slurm.yaml", "--run-id", run);
        Path begun = runnable.folder().resolve("begun");
        Eventually.isTrue("the step runs", () -> Files.exists(begun));
        RealCluster.ask("scancel", RealCluster.numberOf(RealCluster.liveJobs(run).getFirst()));

        assertThat(process.waitFor()).isZero();
        JsonNode attempts = runnable.log(run).at("/steps/a/attempts");
        assertThat(attempts.size()).isEqualTo(2);
        assertThat(attempts.get(0).get("message").asText())
                .contains("was cancelled by somebody else ('scancel')");
    }

    @Test
    void mistakesAreToldBeforeAnythingRuns() throws Exception {
        runnable.file(
                "wrong.yaml",
                """
                pipeline-executor:
                  type: slurm
                  config:
                    partition: debgu
                    overrides:
                      huge: {partition: debug, cpus: 1000}
                """);
        pipeline(
                """
                dag:
                  steps:
                    a: {type: task, command_type: shell, command: 'touch ran'}
                    b: {type: task, command_type: shell, command: 'touch ran', overrides: {slurm: hgue}}
                    c: {type: task, command_type: shell, command: 'touch ran', overrides: {slurm: huge}}
                """);
        Launched launched = runnable.run("execute", "pipeline.yaml", "-c", "wrong.yaml");

        assertThat(launched.exitCode()).isEqualTo(3);
        assertThat(launched.err())
                .contains("the cluster has no partition 'debgu'. Did you mean 'debug'? [RNB-890]")
                .contains(
                        "the configuration has no override 'hgue'. Did you mean 'huge'? [RNB-890]")
                .contains("Slurm takes no job with partition=debug, cpus-per-task=1000: sbatch:");
        assertThat(runnable.folder().resolve("ran")).doesNotExist();
    }

    @Test
    void listOfExecutorsTellsThatThisMachineCanRunIt() throws Exception {
        Launched launched = runnable.run("executors", "--check", "-c", "slurm.yaml");

        assertThat(launched.out()).containsPattern("slurm \\*.* yes");
    }
}
