package dev.runnable.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.StepState;
import dev.runnable.runlog.RunLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Containers, as a user of the installed program meets them.
final class ContainerIT {
    @TempDir Path scratch;
    private Installed runnable;

    @BeforeEach
    void configure() throws IOException {
        FileTree.copy(Installed.TREE.resolve("configs"), scratch.resolve("configs"));
        runnable =
                ContainerEngine.prepare(new Installed(scratch))
                        .with("RUNNABLE_CONFIGURATION_FILE", "configs/local-container.yaml");
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(ContainerEngine.containers(scratch)).isEmpty();
    }

    private void pipeline(String... steps) throws IOException {
        runnable.file(
                "pipeline.yaml",
                "dag:\n  start_at: a\n  steps:\n    " + String.join("\n    ", steps) + "\n");
    }

    private void sleeps() throws IOException {
        pipeline(
                "a: {type: task, command_type: shell, next: b, command: 'echo a >> ran'}",
                "b:",
                "  type: task",
                "  command_type: shell",
                "  command: 'echo b >> ran; [ -e goes-on ] || sleep 1000'",
                "  next: success");
    }

    private Process startAndWaitForContainer() throws Exception {
        Process process = runnable.start("execute", "pipeline.yaml", "long");
        Eventually.isTrue(() ->
                Files.exists(scratch.resolve("ran"))
                        && Files.readAllLines(scratch.resolve("ran")).contains("b"));
        return process;
    }

    @Test
    void interruptionLeavesNoContainer() throws Exception {
        sleeps();
        Process process = startAndWaitForContainer();

        Needs.command("kill", "-INT", Long.toString(process.pid()));

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(ContainerEngine.containers(scratch)).isEmpty();
        assertThat(RunLogs.read(scratch, "long").status()).isEqualTo(StepState.CANCELLED);
    }

    @Test
    void retryRemovesWhatAKilledProcessHasLeftAndGoesOn() throws Exception {
        sleeps();
        Process process = startAndWaitForContainer();
        process.destroyForcibly().waitFor();
        runnable.file("goes-on", "");

        Launched launched = runnable.run("retry", "long");

        assertThat(launched.exitCode()).as(launched.err()).isZero();
        assertThat(ContainerEngine.containers(scratch)).isEmpty();
        assertThat(Files.readAllLines(scratch.resolve("ran"))).containsExactly("a", "b", "b");
    }

    /// Each item goes on when it has seen another one beside it, the last one when all have begun.
    @ParameterizedTest
    @CsvSource({"100, false", "20, true"})
    void manyStepsAtOnceKeepAllSlotsBusyAndLeaveNothing(int count, boolean reuse) throws Exception {
        Path temporary = Files.createDirectory(scratch.resolve("temporary"));
        runnable.with("RUNNABLE_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
        runnable.file(
                "config.yaml",
                "pipeline-executor: {type: local-container, config: {docker_image: %s, enable_parallel: true, max_parallel: 2, reuse: %s}}\n"
                        .formatted(ContainerEngine.IMAGE, reuse));
        runnable.file(
                "pipeline.yaml",
                """
                parameters: {items: [%s]}
                dag:
                  start_at: all
                  steps:
                    all:
                      type: map
                      iterate_on: items
                      iterate_as: item
                      max_concurrency: 10
                      branch:
                        start_at: meet
                        steps:
                          meet:
                            type: task
                            command_type: shell
                            command: |
                              echo + >> marks
                              cat /proc/sys/kernel/hostname >> hosts
                              while begun=$(grep -c + marks); ended=$(grep -c - marks)
                                [ $((begun - ended)) -lt 2 ] && [ $begun -lt %d ]
                              do sleep 0.02; done
                              sleep 0.1
                              echo - >> marks
                            next: success
                      next: success
                """
                        .formatted(
                                IntStream.range(0, count)
                                        .mapToObj(Integer::toString)
                                        .collect(Collectors.joining(", ")),
                                count));
        Set<String> volumes = ContainerEngine.volumes();
        Launched launched =
                runnable.with("RUNNABLE_CONFIGURATION_FILE", "config.yaml")
                        .run("execute", "pipeline.yaml");

        assertThat(launched.exitCode()).as(launched.err()).isZero();
        int running = 0;
        int most = 0;
        for (String mark : Files.readAllLines(scratch.resolve("marks"))) {
            running += mark.equals("+") ? 1 : -1;
            most = Math.max(most, running);
        }
        assertThat(most).isEqualTo(2);
        assertThat(Files.readAllLines(scratch.resolve("hosts")).stream().distinct())
                .hasSize(reuse ? 2 : count);
        assertThat(ContainerEngine.containers(scratch)).isEmpty();
        assertThat(ContainerEngine.volumes()).isEqualTo(volumes);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void timeoutEndsTheContainerAndTheNextTryIsAnother() throws Exception {
        pipeline(
                "a:",
                "  type: task",
                "  command_type: shell",
                "  command: 'echo x >> tries; [ $RUNNABLE_STEP_ATTEMPT = 2 ] || sleep 1000'",
                "  timeout: 8s",
                "  max_attempts: 2",
                "  next: success");

        Launched launched = runnable.run("execute", "pipeline.yaml", "timed");

        assertThat(launched.exitCode()).as(launched.err()).isZero();
        RunLog.StepLog step = requireNonNull(RunLogs.read(scratch, "timed").steps().get("a"));
        assertThat(step.attempts())
                .extracting(RunLog.AttemptLog::status)
                .containsExactly(StepState.FAILED, StepState.SUCCESS);
    }

    @Test
    void stepMayRunWithoutAContainer() throws Exception {
        runnable.with("RUNNABLE_VAR_image", "no-such-image:1");
        pipeline(
                "a:",
                "  type: task",
                "  command_type: shell",
                "  command: '[ -e /.dockerenv ] || touch outside'",
                "  overrides: {local-container: run-locally}",
                "  next: success");

        Launched launched = runnable.run("execute", "pipeline.yaml");

        assertThat(launched.exitCode()).as(launched.err()).isZero();
        assertThat(scratch.resolve("outside").toFile().exists())
                .isEqualTo(!Files.exists(Path.of("/.dockerenv")));
    }

    @Test
    void secretsOfAJavaStepComeWithItsProcess() throws Exception {
        runnable.file(
                "Steps.java",
                """
                class Steps {
                    static String look() {
                        return System.getenv("TOKEN").length() + " " + System.getenv("RUNNABLE_RUN_ID");
                    }
                }
                """);
        pipeline(
                "a: {type: task, command_type: java, command: Steps.java::look, secrets: [TOKEN],"
                        + " returns: [seen], next: success}");

        Launched launched =
                runnable.with("TOKEN", "s3cr3t-value")
                        .run("execute", "pipeline.yaml", "java", "--output", "json");

        assertThat(launched.exitCode()).as(launched.err()).isZero();
        assertThat(launched.out()).contains("12 java").doesNotContain("s3cr3t-value");
    }

    @Test
    void startsInTheSameImageArePreparedOnce() throws Exception {
        runnable.file(
                "Steps.java",
                """
                import java.nio.file.*;

                class Steps {
                    static String look() throws Exception {
                        return Files.readString(Path.of("/proc/self/cmdline")).replace((char) 0, ' ');
                    }
                }
                """);
        pipeline(
                "a: {type: task, command_type: java, command: Steps.java::look, returns: [seen],"
                        + " next: success}");
        runnable.with("XDG_CACHE_HOME", scratch.resolve("caches").toString());

        Launched first = runnable.run("execute", "pipeline.yaml", "--output", "json");
        Launched second = runnable.run("execute", "pipeline.yaml", "--output", "json");
        Launched without =
                runnable.with("RUNNABLE_AOT", "off")
                        .run("execute", "pipeline.yaml", "--output", "json");

        assertThat(first.err()).contains("first use of the image '" + ContainerEngine.IMAGE + "'");
        assertThat(second.err()).doesNotContain("first use of the image");
        assertThat(second.out()).contains("-XX:AOTCache=" + scratch.resolve("caches/runnable"));
        assertThat(without.out()).contains("-XX:AOTMode=off");
    }

    @Test
    void imageWithoutAJdkIsToldToWhoeverNeedsOne() throws Exception {
        runnable.file(
                "configs/local-container.yaml",
                "pipeline-executor: {type: local-container, config: {docker_image: '${image}'}}\n");
        runnable.file("Steps.java", "class Steps { static void run() {} }");
        pipeline("a: {type: task, command_type: java, command: Steps.java::run, next: success}");

        Launched launched = runnable.run("execute", "pipeline.yaml");

        assertThat(launched.exitCode()).isEqualTo(1);
        assertThat(launched.err())
                .contains("the step's process ended without telling what came of it: exit code 4")
                .contains("JDK");
    }

    @Test
    void missingEngineIsExit4BeforeAnythingRuns() throws Exception {
        pipeline("a: {type: task, command_type: shell, command: touch ran, next: success}");
        runnable.with("DOCKER_HOST", "unix:///no/such.sock");

        Launched launched = runnable.run("execute", "pipeline.yaml", "none");

        assertThat(launched.exitCode()).isEqualTo(4);
        assertThat(launched.err())
                .contains("no Docker engine answers at unix:///no/such.sock (from DOCKER_HOST): ")
                .contains("[RNB-420]");
        assertThat(scratch.resolve("ran")).doesNotExist();
        assertThat(scratch.resolve(".run_log_store/none")).doesNotExist();
    }

    @Test
    void engineThatMayNotBeUsedIsExit4WithWhatToDo() throws Exception {
        Needs.that(Needs.command("setpriv", "--version"), "setpriv");
        pipeline("a: {type: task, command_type: shell, command: touch ran, next: success}");
        Needs.command("chmod", "-R", "a+rwX", scratch.toString());
        runnable.as("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
                .with("RUNNABLE_AOT", "off");

        Launched launched = runnable.run("validate", "pipeline.yaml");
        Launched run = runnable.run("execute", "pipeline.yaml");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
        assertThat(run.err())
                .contains("you may not use the Docker engine at unix:///var/run/docker.sock")
                .contains("sudo usermod -aG docker");
        assertThat(launched.exitCode()).isIn(0, 4);
    }

    @Test
    void otherExecutorsLoadNothingOfTheClient() throws Exception {
        runnable.file("local.yaml", "pipeline-executor: {type: local}\n");
        pipeline("a: {type: task, command_type: shell, command: 'true', next: success}");
        Path classes = scratch.resolve("classes.txt");
        runnable.with("RUNNABLE_JAVA_OPTS", "-Xlog:class+load:file=" + classes);

        runnable.with("RUNNABLE_CONFIGURATION_FILE", "local.yaml").run("execute", "pipeline.yaml");
        List<String> loaded = Files.readAllLines(classes);

        assertThat(loaded).anySatisfy(line -> assertThat(line).contains("LocalExecutor"));
        assertThat(loaded)
                .noneSatisfy(line ->
                        assertThat(line)
                                .containsAnyOf(
                                        "dockerjava",
                                        "com.google.common",
                                        "io.fabric8",
                                        "argo.cluster",
                                        "dataformat.yaml"));
    }
}
