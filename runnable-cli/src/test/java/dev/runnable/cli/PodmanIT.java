package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Podman answers what Docker is asked.
final class PodmanIT {
    @TempDir Path scratch;
    private Installed runnable;
    private OwnEngine podman;

    @BeforeEach
    void start() throws Exception {
        Needs.that(Needs.command("podman", "--version"), "podman");
        Needs.that(Needs.command("catatonit", "--version"), "podman");
        ContainerEngine.isNeeded();
        podman = OwnEngine.podman().withImage();
        runnable = new Installed(scratch).with("DOCKER_HOST", podman.address());
        runnable.file(
                "pipeline.yaml",
                """
                dag:
                  start_at: a
                  steps:
                    a:
                      type: task
                      command_type: shell
                      command: 'cat /proc/sys/kernel/hostname >> hosts; export n=21'
                      returns: [n]
                      next: b
                    b: {type: task, command: steps.twice, returns: [m], next: c}
                    c:
                      type: task
                      command_type: shell
                      command: 'cat /proc/sys/kernel/hostname >> hosts; echo $m >&2; exit 3'
                      next: success
                """);
        runnable.file("steps.py", "def twice(n):\n    return 2 * n\n");
    }

    @AfterEach
    void stop() throws Exception {
        if (podman != null) {
            assertThat(podman.containers()).isEmpty();
            podman.close();
        }
    }

    @Test
    void stepsRunThere() throws Exception {
        assertThat(hosts("reuse: false")).isEqualTo(2);
        assertThat(hosts("reuse: true")).isEqualTo(1);
        assertThat(hosts("transfer: copy")).isEqualTo(2);
    }

    private long hosts(String option) throws Exception {
        runnable.file("hosts", "");
        runnable.file(
                "config.yaml",
                "pipeline-executor: {type: local-container, config: {docker_image: localhost/%s, %s}}\n"
                        .formatted(ContainerEngine.IMAGE, option));
        Launched launched = runnable.run("execute", "pipeline.yaml", "-c", "config.yaml");

        assertThat(launched.exitCode()).as(launched.err()).isEqualTo(1);
        assertThat(launched.err()).contains("[c] | 42", "exit code 3");
        return Files.readAllLines(scratch.resolve("hosts")).stream().distinct().count();
    }
}
