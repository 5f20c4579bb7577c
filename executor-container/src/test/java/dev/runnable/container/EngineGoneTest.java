package dev.runnable.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.fixture.Trial;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.TraversingExecutor;
import dev.runnable.task.PrivateFolders;
import dev.runnable.task.shell.ShellTaskRunnerProvider;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The connection to the engine breaks while a container runs.
@RequiresDocker
final class EngineGoneTest {
    @TempDir Path folder;

    @AfterEach
    void removeWhatCouldNotBe() throws Exception {
        for (String container : DockerCommand.containers(folder)) {
            DockerCommand.docker("rm", "-f", container);
        }
    }

    @Test
    void stepFailsWithTheReason() throws Exception {
        Path sockets = Files.createTempDirectory("rnb");
        try (Relay relay = Relay.to(sockets.resolve("s"))) {
            Trial trial =
                    new Trial(new ShellTaskRunnerProvider(), folder, "echo started; sleep 1000");
            trial.to((stream, line) -> {
                trial.output.line(stream, line);
                if (line.equals("started")) {
                    relay.takeAway();
                }
            });
            AttemptOutcome.Failed failed =
                    Box.of("docker_host: unix://" + sockets.resolve("s")).failure(trial);

            assertThat(failed.message())
                    .startsWith("the Docker engine went away while the container ran: ");
            assertThat(trial.output.err())
                    .singleElement()
                    .asString()
                    .startsWith("runnable: the container ")
                    .contains(" could not be removed: ");
        } finally {
            PrivateFolders.remove(sockets);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reuse: false", "reuse: true"})
    void nextTryIsNotBesideTheLastOne(String option) throws Exception {
        Path sockets = Files.createTempDirectory("rnb");
        Path socket = sockets.resolve("s");
        Box box = Box.of("docker_host: unix://" + socket, option);
        Trial trial =
                new Trial(
                        new ShellTaskRunnerProvider(),
                        folder,
                        "[ ! -e again ] || exit 0; echo started; sleep 1000");
        TraversingExecutor.Session session = box.executor().open(trial.context());
        try {
            try (Relay relay = Relay.to(socket)) {
                trial.to((_, _) -> relay.takeAway());
                assertThat(session.run(trial.attempt()).toString())
                        .contains("the Docker engine went away while the container ran");
                assertThat(DockerCommand.containers(folder)).hasSize(1);
            }
            String old = DockerCommand.containers(folder).getFirst();
            Files.delete(socket);
            Files.writeString(folder.resolve("again"), "");
            try (Relay _ = Relay.to(socket);
                    session) {
                assertThat(session.run(trial.attempt()))
                        .isInstanceOf(AttemptOutcome.Succeeded.class);
                assertThat(DockerCommand.containers(folder)).doesNotContain(old);
            }
            assertThat(DockerCommand.containers(folder)).isEmpty();
        } finally {
            PrivateFolders.remove(sockets);
        }
    }

    /// Another socket of the engine, which can be taken away.
    private record Relay(ServerSocketChannel door, List<Channel> open) implements AutoCloseable {
        static Relay to(Path socket) throws IOException {
            ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            door.bind(UnixDomainSocketAddress.of(socket));
            Relay relay = new Relay(door, new CopyOnWriteArrayList<>(List.of(door)));
            Thread.ofVirtual().start(relay::accept);
            return relay;
        }

        private void accept() {
            try {
                while (true) {
                    SocketChannel near = door.accept();
                    SocketChannel far =
                            SocketChannel.open(UnixDomainSocketAddress.of("/var/run/docker.sock"));
                    open.addAll(List.of(near, far));
                    Thread.ofVirtual().start(() -> pass(near, far));
                    Thread.ofVirtual().start(() -> pass(far, near));
                }
            } catch (IOException _) { // it is taken away
            }
        }

        private static void pass(SocketChannel from, SocketChannel to) {
            ByteBuffer buffer = ByteBuffer.allocate(8192);
            try {
                while (from.read(buffer) >= 0) {
                    buffer.flip();
                    while (buffer.hasRemaining()) {
                        to.write(buffer);
                    }
                    buffer.clear();
                }
                to.shutdownOutput();
            } catch (IOException _) { // one of both is gone
            }
        }

        @Override
        public void close() {
            takeAway();
        }

        void takeAway() {
            for (Channel channel : open) {
                try {
                    channel.close();
                } catch (IOException _) { // then it is closed
                }
            }
        }
    }
}
