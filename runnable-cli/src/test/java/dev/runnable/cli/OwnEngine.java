package dev.runnable.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An engine of a test's own, which has the image of the tests. It can be killed and fill up.
final class OwnEngine implements AutoCloseable {
    private final Path folder;
    private final ProcessBuilder command;
    private Process process;

    private OwnEngine(Path folder, List<String> command) throws Exception {
        this.folder = folder;
        this.command =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        this.process = start();
    }

    /// A dockerd which has a small disk and does not see the files in one folder. Without a network
    /// of its own it would take away that of the machine's engine.
    static OwnEngine docker(Path hidden) throws Exception {
        Path folder = Files.createTempDirectory(Path.of("/var/tmp"), "rnb");
        Path data = Files.createDirectory(folder.resolve("data"));
        Needs.that(
                Needs.command("mount", "-t", "tmpfs", "-o", "size=250m", "tmpfs", data.toString()),
                "mount");
        String start =
                "mount -t tmpfs tmpfs '%s' && exec dockerd --data-root='%s' --exec-root='%s' --pidfile='%s' --host=%s --bridge=none --iptables=false --log-level=error"
                        .formatted(
                                hidden,
                                data,
                                folder.resolve("exec"),
                                folder.resolve("pid"),
                                address(folder));
        return new OwnEngine(folder, List.of("unshare", "--mount", "--net", "sh", "-c", start));
    }

    /// Podman, as what Docker is asked. It would raise limits, which not every machine lets it.
    static OwnEngine podman() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("/var/tmp"), "rnb");
        Path configuration = folder.resolve("containers.conf");
        Files.writeString(
                configuration,
                "[containers]\ndefault_ulimits = ['nofile=1024:1024', 'nproc=4096:4096']\n");
        return new OwnEngine(
                folder,
                List.of(
                        "unshare",
                        "--mount",
                        "--net",
                        "env",
                        "CONTAINERS_CONF=" + configuration,
                        "podman",
                        "--root=" + folder.resolve("data"),
                        "--runroot=" + folder.resolve("exec"),
                        "--cgroup-manager=cgroupfs",
                        "system",
                        "service",
                        "--time=0",
                        address(folder)));
    }

    private Path log() {
        return folder.resolve("log");
    }

    private static String address(Path folder) {
        return "unix://" + folder.resolve("s");
    }

    /// For `docker_host`.
    String address() {
        return address(folder);
    }

    Path socket() {
        return folder.resolve("s");
    }

    /// On which its images and containers are.
    Path disk() {
        return folder.resolve("data");
    }

    OwnEngine withImage() throws Exception {
        String both =
                "docker save %s | docker -H %s load".formatted(ContainerEngine.IMAGE, address());
        if (!Needs.command("bash", "-o", "pipefail", "-c", both)) {
            throw new IOException("the image cannot be loaded: " + Files.readString(log()));
        }
        return this;
    }

    /// The ids of all containers.
    List<String> containers() throws Exception {
        Process docker =
                new ProcessBuilder("docker", "-H", address(), "ps", "-aq")
                        .redirectErrorStream(true)
                        .start();
        String output = new String(docker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (docker.waitFor() != 0) {
            throw new IOException(output);
        }
        return output.lines().toList();
    }

    void kill() throws InterruptedException {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        process.destroyForcibly().waitFor();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    void startAgain() throws Exception {
        // numbers of processes that nobody may have waited for
        Files.deleteIfExists(folder.resolve("pid"));
        Files.deleteIfExists(folder.resolve("exec/containerd/containerd.pid"));
        process = start();
    }

    private Process start() throws Exception {
        Process started = command.start();
        Eventually.isTrue(() -> {
            if (!started.isAlive()) {
                throw new IOException("no engine starts: " + Files.readString(log()));
            }
            return Needs.command("docker", "-H", address(), "version");
        });
        return started;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        Needs.command("umount", "-l", disk().resolve("overlay").toString());
        Needs.command("umount", "-l", disk().toString());
        Needs.command("rm", "-rf", folder.toString());
    }
}
