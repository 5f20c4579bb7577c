package dev.runnable.catalog;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/// The SHA-256 of a whole file, the same as that of `sha256sum`. It is a chain over all of the
/// content, which one processor has to follow; another reads what comes next in the meantime.
final class Digest {
    private static final int CHUNK = 1 << 20;
    private static final int CHUNKS = 4;

    /// Below this the JDK's is done before the system's library is linked.
    private static final long LARGE = 16L << 20;

    private Digest() {}

    /// @param size about; to choose the way
    /// @throws InterruptedException when this thread was interrupted; between two chunks
    static String of(Path file, long size) throws IOException, InterruptedException {
        if (size <= CHUNK) {
            return ofSmall(file);
        }
        try (Sha256 digest = forSize(size);
                Reading reading = new Reading(file, digest)) {
            for (ByteBuffer bytes = reading.next(); bytes.hasRemaining(); bytes = reading.next()) {
                digest.update(bytes);
                reading.giveBack(bytes);
            }
            return digest.finish();
        }
    }

    private static Sha256 forSize(long size) {
        return (size < LARGE ? Optional.<Sha256>empty() : OpenSsl.ofThisSystem())
                .orElseGet(Sha256.OfJdk::new);
    }

    private static String ofSmall(Path file) throws IOException, InterruptedException {
        byte[] buffer = new byte[1 << 16];
        try (Sha256 digest = new Sha256.OfJdk();
                InputStream in = new FileInputStream(file.toFile())) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(ByteBuffer.wrap(buffer, 0, count));
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            return digest.finish();
        }
    }

    /// A thread that reads ahead.
    private static final class Reading implements AutoCloseable {
        private final ArrayBlockingQueue<Chunk> full = new ArrayBlockingQueue<>(CHUNKS + 1);
        private final ArrayBlockingQueue<ByteBuffer> empty = new ArrayBlockingQueue<>(CHUNKS);
        private final Thread thread;

        /// @param bytes none at the end
        private record Chunk(ByteBuffer bytes, @Nullable IOException failure) {}

        Reading(Path file, Sha256 digest) {
            for (int i = 0; i < CHUNKS; i++) {
                empty.add(digest.allocate(CHUNK));
            }
            thread = Thread.ofPlatform().daemon().name("read").start(() -> read(file));
        }

        /// What comes next in the file; empty at its end.
        ByteBuffer next() throws IOException, InterruptedException {
            Chunk chunk = full.take();
            if (chunk.failure != null) {
                throw chunk.failure;
            }
            return chunk.bytes;
        }

        void giveBack(ByteBuffer bytes) {
            empty.add(bytes.clear());
        }

        private void read(Path file) {
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

        /// The memory that it reads into goes afterwards.
        @Override
        public void close() {
            thread.interrupt();
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
