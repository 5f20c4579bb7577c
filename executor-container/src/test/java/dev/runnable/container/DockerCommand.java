package dev.runnable.container;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The `docker` command: another look at the engine than that of the code that is tested.
final class DockerCommand {
    private static final String SOCKET = "/var/run/docker.sock";

    private DockerCommand() {}

    static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = text(process);
            boolean succeeded = process.waitFor() == 0;
            if (!succeeded) {
                System.err.println(String.join(" ", command) + ": " + output);
            }
            return succeeded;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    static String docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = text(process);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output.strip();
    }

    /// Containers of runs in a folder, whether they go on or not. Others may use the engine, too.
    static List<String> containers(Path folder) throws IOException, InterruptedException {
        return docker("ps", "-aq", "--no-trunc", "--filter", "label=dev.runnable.folder=" + folder)
                .lines()
                .toList();
    }

    /// What the engine answers to a question that the command cannot ask.
    static String api(String path) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(SOCKET))) {
            channel.write(
                    ByteBuffer.wrap(
                            ("GET " + path + " HTTP/1.0\r\n\r\n")
                                    .getBytes(StandardCharsets.UTF_8)));
            return new String(
                    Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String text(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
