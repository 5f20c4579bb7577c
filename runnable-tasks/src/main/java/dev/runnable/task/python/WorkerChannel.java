package dev.runnable.task.python;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.task.AnyLengthJson;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// The host's end of the connection to a worker: JSON behind its length in four bytes.
final class WorkerChannel implements AutoCloseable {
    private final SocketChannel socket;

    private WorkerChannel(SocketChannel socket) {
        this.socket = socket;
    }

    /// A socket that waits for its one worker.
    static final class Door implements AutoCloseable {
        private final Path path;
        private final ServerSocketChannel server;

        private Door(Path path, ServerSocketChannel server) {
            this.path = path;
            this.server = server;
        }

        Path path() {
            return path;
        }

        /// Blocks until the worker is there; fails when the door is closed meanwhile.
        WorkerChannel accept() throws IOException {
            return new WorkerChannel(server.accept());
        }

        @Override
        public void close() throws IOException {
            server.close();
            Files.deleteIfExists(path);
        }
    }

    static Door open(Path path) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            return new Door(path, server.bind(UnixDomainSocketAddress.of(path)));
        } catch (IOException failure) {
            server.close();
            throw failure;
        }
    }

    void send(JsonNode message) throws IOException {
        byte[] body = AnyLengthJson.MAPPER.writeValueAsBytes(message);
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + body.length);
        frame.putInt(body.length).put(body).flip();
        while (frame.hasRemaining()) {
            socket.write(frame);
        }
    }

    /// Blocks for the next message. Used by one thread.
    JsonNode receive() throws IOException {
        return AnyLengthJson.MAPPER.readTree(read(read(Integer.BYTES).getInt()).array());
    }

    private ByteBuffer read(int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        while (buffer.hasRemaining()) {
            if (socket.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) { // nobody listens any more
        }
    }
}
