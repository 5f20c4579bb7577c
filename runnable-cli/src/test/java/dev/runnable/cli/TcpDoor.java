package dev.runnable.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// A port of this machine that leads to a socket in the file system.
record TcpDoor(ServerSocketChannel door, Path socket) implements AutoCloseable {
    static TcpDoor to(Path socket) throws IOException {
        ServerSocketChannel door = ServerSocketChannel.open();
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        TcpDoor made = new TcpDoor(door, socket);
        Thread.ofVirtual().start(made::accept);
        return made;
    }

    String address() {
        return "tcp://127.0.0.1:" + door.socket().getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel near = door.accept();
                Thread.ofPlatform().daemon().start(() -> connect(near));
            }
        } catch (IOException _) { // it is closed
        }
    }

    /// Both end when one of them does.
    private void connect(SocketChannel near) {
        try (near;
                SocketChannel far = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            Thread back =
                    Thread.ofPlatform()
                            .daemon()
                            .start(() -> {
                                pass(far, near);
                            });
            pass(near, far);
            back.join();
        } catch (IOException | InterruptedException _) { // the engine is not there
        }
    }

    private static void pass(SocketChannel from, SocketChannel to) {
        try {
            Channels.newInputStream(from).transferTo(Channels.newOutputStream(to));
            to.shutdownOutput();
        } catch (IOException _) {
            try {
                to.close();
                from.close();
            } catch (IOException _) { // then they are closed
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
