package dev.runnable.catalog;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/// The SHA-256 of a whole file, the same as that of `sha256sum`. It is a chain over all of the
/// content, which one processor has to follow; another reads what comes next in the meantime.
final class Digest {
    private static final int CHUNK = 1 << 20;
    private static final int CHUNKS = 4;

    private Digest() {}

    /// @throws InterruptedException when this thread was interrupted; between two chunks
    static String of(Path file, long size) throws IOException, InterruptedException {
        return size <= CHUNK ? ofSmall(file) : ofLarge(file);
    }

    private static String ofSmall(Path file) throws IOException, InterruptedException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = new FileInputStream(file.toFile())) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                throwIfInterrupted();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// @param bytes none at the end
    private record Chunk(ByteBuffer bytes, @Nullable IOException failure) {}

    private static String ofLarge(Path file) throws IOException, InterruptedException {
        MessageDigest digest = sha256();
        ArrayBlockingQueue<Chunk> full = new ArrayBlockingQueue<>(CHUNKS + 1);
        ArrayBlockingQueue<ByteBuffer> empty = new ArrayBlockingQueue<>(CHUNKS);
        for (int i = 0; i < CHUNKS; i++) {
            empty.add(ByteBuffer.allocate(CHUNK));
        }
        Thread reader =
                Thread.ofPlatform().daemon().name("read").start(() -> read(file, full, empty));
        try {
            Chunk chunk = full.take();
            while (chunk.bytes.hasRemaining()) {
                digest.update(chunk.bytes);
                empty.add(chunk.bytes.clear());
                chunk = full.take();
            }
            if (chunk.failure != null) {
                throw chunk.failure;
            }
        } finally {
            reader.interrupt();
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void read(
            Path file, ArrayBlockingQueue<Chunk> full, ArrayBlockingQueue<ByteBuffer> empty) {
        try (FileChannel in = FileChannel.open(file)) {
            boolean isOver;
            do {
                ByteBuffer buffer = empty.take();
                while (buffer.hasRemaining() && in.read(buffer) >= 0) {
                    // until it is full, or nothing comes any more
                }
                isOver = buffer.flip().limit() == 0;
                full.put(new Chunk(buffer, null));
            } while (!isOver);
        } catch (IOException e) {
            full.add(new Chunk(ByteBuffer.allocate(0), e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody waits for it any more
        }
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
