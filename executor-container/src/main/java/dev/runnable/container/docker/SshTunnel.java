package dev.runnable.container.docker;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A way to an engine on another machine: `ssh` passes a socket here on to the engine's socket
/// there. As under the `docker` command, the user's `ssh` knows hosts and keys, and is never asked
/// for a password. It ends with this process, however that ends.
final class SshTunnel implements AutoCloseable {
    private static final String USUAL_SOCKET = "/var/run/docker.sock";
    private static final Duration TO_CONNECT = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final long LOOKS = 2 * TO_CONNECT.dividedBy(BETWEEN_LOOKS);

    private final Path folder;
    private final Path socket;
    private final Process process;

    private SshTunnel(Path folder, Process process) {
        this.folder = folder;
        this.socket = socket(folder);
        this.process = process;
    }

    /// @param address `ssh://USER@HOST:PORT/SOCKET`, of which all but the host may be left out
    /// @throws IOException with what `ssh` says
    static SshTunnel to(URI address) throws IOException {
        Path folder = Files.createTempDirectory("rnb-ssh");
        ProcessBuilder builder = new ProcessBuilder(command(address, socket(folder)));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(errors(folder).toFile());
        SshTunnel tunnel = new SshTunnel(folder, builder.start());
        try {
            tunnel.await();
            return tunnel;
        } catch (IOException e) {
            tunnel.close();
            throw e;
        }
    }

    private static Path socket(Path folder) {
        return folder.resolve("engine.sock");
    }

    private static Path errors(Path folder) {
        return folder.resolve("errors.txt");
    }

    /// What reads its input there ends when this process does.
    private static List<String> command(URI address, Path socket) {
        String path = address.getPath();
        String there = path == null || path.length() < 2 ? USUAL_SOCKET : path;
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "ssh",
                                "-T",
                                "-o",
                                "BatchMode=yes",
                                "-o",
                                "ExitOnForwardFailure=yes",
                                "-o",
                                "ConnectTimeout=" + TO_CONNECT.toSeconds(),
                                "-L",
                                socket + ":" + there));
        if (address.getPort() > 0) {
            command.addAll(List.of("-p", Integer.toString(address.getPort())));
        }
        if (address.getUserInfo() != null) {
            command.addAll(List.of("-l", address.getUserInfo()));
        }
        command.addAll(List.of("--", address.getHost(), "cat"));
        return command;
    }

    private void await() throws IOException {
        for (long looks = 0; !answers(); looks++) {
            if (isOver() || looks > LOOKS) {
                String said = Files.readString(errors(folder)).strip();
                throw new IOException(
                        "ssh cannot reach the engine" + (said.isEmpty() ? "" : ": " + said));
            }
        }
    }

    private boolean isOver() throws IOException {
        try {
            return process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private boolean answers() {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return Files.exists(socket) && channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException _) {
            return false;
        }
    }

    /// Where the engine is to be asked.
    URI address() {
        return URI.create("unix://" + socket);
    }

    @Override
    public void close() {
        process.destroy();
        for (Path file : List.of(socket, errors(folder), folder)) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException _) { // the system clears its folder some day
            }
        }
    }
}
