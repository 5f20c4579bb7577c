package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An engine at a port, which does not see the files of the run, is killed and fills up.
final class OwnEngineIT {
    private static final String JDK = System.getProperty("java.home");
    private static OwnEngine engine;
    private static TcpDoor door;

    @TempDir static Path all;
    private Path scratch;
    private Installed runnable;

    @BeforeAll
    static void startEngine() throws Exception {
        ContainerEngine.isNeeded();
        engine = OwnEngine.docker(all).withImage();
        door = TcpDoor.to(engine.socket());
    }

    @AfterAll
    static void stopEngine() throws Exception {
        if (engine != null) {
            engine.close();
        }
        if (door != null) {
            door.close();
        }
    }

    @BeforeEach
    void makeFolder() throws Exception {
        scratch = Files.createTempDirectory(all, "it");
        runnable = new Installed(scratch).with("RUNNABLE_CONFIGURATION_FILE", "config.yaml");
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(engine.containers()).isEmpty();
    }

    private void configure(String more) throws Exception {
        runnable.file(
                "config.yaml",
                """
                pipeline-executor:
                  type: local-container
                  config:
                    docker_image: %s
                    docker_host: %s
                    mounts: ['%s:%s:ro']
                    %s
                catalog: {type: file-system}
                """
                        .formatted(ContainerEngine.IMAGE, door.address(), JDK, JDK, more));
    }

    @Test
    void filesAreCopiedToAnEngineThatDoesNotSeeThem() throws Exception {
        configure("reuse: true");
        runnable.file("data/days.txt", "mon\ntue\n");
        runnable.file(
                "steps.py",
                """
                def count(lines):
                    assert len(open('sorted.txt').readlines()) == lines
                    return 2 * lines, {'any': 1}

                def take(thing):
                    return thing['any']
                """);
        runnable.file(
                "Steps.java",
                """
                import java.nio.file.*;

                class Steps {
                    static int add(int twice) throws Exception {
                        Files.writeString(Path.of("made.txt"), "by java");
                        return twice + Files.readAllLines(Path.of("data/days.txt")).size();
                    }
                }
                """);
        runnable.file(
                "pipeline.yaml",
                """
                dag:
                  start_at: sort
                  steps:
                    sort:
                      type: task
                      command_type: shell
                      command: sort -r data/days.txt > sorted.txt; export lines=$(wc -l < sorted.txt)
                      returns: [lines]
                      catalog: {put: [sorted.txt]}
                      next: count
                    count: {type: task, command: steps.count, returns: [twice, {name: thing, kind: object}], next: take}
                    take: {type: task, command: steps.take, returns: [one], next: add}
                    add:
                      type: task
                      command_type: java
                      command: Steps.java::add
                      returns: [sum]
                      next: see
                    see:
                      type: task
                      command_type: shell
                      command: '[ "$(cat sorted.txt | head -1)" = tue ]; [ ! -e made.txt ]'
                      sandbox: true
                      catalog: {get: [sorted.txt]}
                      next: success
                """);
        Launched launched = runnable.run("execute", "pipeline.yaml", "copied", "--output", "json");

        assertThat(launched.exitCode()).as(launched.err()).isZero();
        assertThat(launched.out()).contains("\"sum\"");
        assertThat(scratch.resolve("made.txt")).hasContent("by java");
        assertThat(scratch.resolve("sorted.txt")).hasContent("tue\nmon\n");
        assertThat(RunOutline.of(RunLogs.read(scratch, "copied")).get(""))
                .contains("sum=6", "one=1", "twice=4");
    }

    @Test
    void mountsThatTheEngineDoesNotSeeAreToldBeforeTheFirstStep() throws Exception {
        configure("transfer: mount");
        steps();

        Launched launched = runnable.run("execute", "pipeline.yaml", "mounted");

        assertThat(launched.exitCode()).isEqualTo(4);
        assertThat(launched.err())
                .contains("does not see the files of this machine, and 'transfer' is mount")
                .contains("[RNB-451]");
        assertThat(scratch.resolve(".run_log_store/mounted")).doesNotExist();
    }

    private void steps() throws Exception {
        runnable.file(
                "pipeline.yaml",
                """
                dag:
                  start_at: a
                  steps:
                    a: {type: task, command_type: shell, command: echo a >> ran, next: b}
                    b:
                      type: task
                      command_type: shell
                      command: 'echo b >> ran; echo begun; [ -e goes-on ] || sleep 1000'
                      next: success
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"transfer: auto", "reuse: true"})
    void runGoesOnWhenTheEngineWasKilledAndStartedAgain(String option) throws Exception {
        configure(option);
        steps();
        Process process = runnable.start("execute", "pipeline.yaml", "killed");
        Eventually.isTrue(() -> Files.readString(scratch.resolve("err.txt")).contains("| begun"));
        engine.kill();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(Files.readString(scratch.resolve("err.txt")))
                .contains("the Docker engine went away while the container ran");

        engine.startAgain();
        runnable.file("goes-on", "");
        Launched launched = runnable.run("retry", "killed");

        assertThat(launched.exitCode()).as(launched.err()).isZero();
        assertThat(Files.readAllLines(scratch.resolve("ran"))).containsExactly("a", "b");
    }

    @Test
    void fullDiskOfTheEngineIsToldBeforeTheFirstStep() throws Exception {
        configure("pull_policy: never");
        steps();
        Path fill = engine.disk().resolve("fill");
        Needs.command("sh", "-c", "cat /dev/zero > " + fill + " 2>/dev/null");
        try {
            Launched launched = runnable.run("execute", "pipeline.yaml", "full");

            assertThat(launched.exitCode()).as(launched.err()).isEqualTo(4);
            assertThat(launched.err())
                    .contains("no space left on device", "[RNB-404]", "docker system prune");
            assertThat(scratch.resolve("ran")).doesNotExist();
        } finally {
            Files.delete(fill);
        }
    }
}
