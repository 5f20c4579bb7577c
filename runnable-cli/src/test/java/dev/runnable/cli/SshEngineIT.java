package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An engine that `ssh` leads to: a server of the test's own, on this machine.
final class SshEngineIT {
    private static final Path SERVER = Path.of("/usr/sbin/sshd");

    @TempDir Path scratch;
    private Installed runnable;
    private Process server;
    private int port;

    @BeforeEach
    void startServer() throws Exception {
        Needs.that(Files.isExecutable(SERVER) && Needs.command("ssh", "-V"), "ssh");
        ContainerEngine.isNeeded();
        FileTree.copy(Installed.TREE.resolve("configs"), scratch.resolve("configs"));
        runnable = ContainerEngine.prepare(new Installed(scratch));
        runnable.with("RUNNABLE_CONFIGURATION_FILE", "configs/local-container.yaml");
        runnable.file(
                "pipeline.yaml",
                """
                dag:
                  start_at: a
                  steps:
                    a: {type: task, command_type: shell, command: 'echo out > file; export x=1', returns: [x], next: success}
                """);
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path keys = scratch.resolve("keys");
        Files.createDirectory(
                keys,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        keygen(keys.resolve("host"));
        keygen(keys.resolve("user"));
        Files.copy(keys.resolve("user.pub"), keys.resolve("allowed"));
        runnable.file(
                "sshd.conf",
                """
                Port %1$d
                ListenAddress 127.0.0.1
                HostKey %2$s/host
                AuthorizedKeysFile %2$s/allowed
                StrictModes no
                UsePAM no
                PidFile none
                """
                        .formatted(port, keys));
        Path known = keys.resolve("known");
        Files.writeString(
                known,
                "[127.0.0.1]:%d %s".formatted(port, Files.readString(keys.resolve("host.pub"))));
        // what a user would have in ~/.ssh
        Path ssh =
                runnable.file(
                        "bin/ssh",
                        "#!/bin/sh\nexec /usr/bin/ssh -F none -o IdentityFile=%s/user -o UserKnownHostsFile=%s \"$@\"\n"
                                .formatted(keys, known));
        Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwxr-xr-x"));
        runnable.with("PATH", scratch.resolve("bin") + ":" + System.getenv("PATH"));
        Files.createDirectories(Path.of("/run/sshd"));
        server =
                new ProcessBuilder(SERVER.toString(), "-D", "-e", "-f", scratch + "/sshd.conf")
                        .redirectErrorStream(true)
                        .redirectOutput(scratch.resolve("sshd.log").toFile())
                        .start();
        Eventually.isTrue(
                () -> Files.readString(scratch.resolve("sshd.log")).contains("listening"));
    }

    private static void keygen(Path file) throws Exception {
        Process process =
                new ProcessBuilder(
                                "ssh-keygen",
                                "-q",
                                "-t",
                                "ed25519",
                                "-N",
                                "",
                                "-f",
                                file.toString())
                        .inheritIO()
                        .start();
        assertThat(process.waitFor()).isZero();
    }

    @AfterEach
    void stopServer() throws InterruptedException {
        if (server != null) {
            server.destroy();
            server.waitFor(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void stepsRunInItsContainers() throws Exception {
        Launched launched =
                runnable.with("DOCKER_HOST", "ssh://127.0.0.1:" + port)
                        .run("execute", "pipeline.yaml");

        assertThat(launched.exitCode()).as(launched.err() + log()).isZero();
        assertThat(scratch.resolve("file")).hasContent("out");
        assertThat(ContainerEngine.containers(scratch)).isEmpty();
    }

    @Test
    void oneThatLetsNobodyInIsExit4WithWhatItSays() throws Exception {
        Files.delete(scratch.resolve("keys/allowed"));

        Launched launched =
                runnable.with("DOCKER_HOST", "ssh://127.0.0.1:" + port)
                        .run("execute", "pipeline.yaml");

        assertThat(launched.exitCode()).as(launched.err() + log()).isEqualTo(4);
        assertThat(launched.err())
                .contains(
                        "ssh cannot reach the engine",
                        "Permission denied",
                        "'docker -H ssh://127.0.0.1:" + port + " version'",
                        "[RNB-420]");
    }

    private String log() throws IOException {
        return Files.readString(scratch.resolve("sshd.log"));
    }
}
