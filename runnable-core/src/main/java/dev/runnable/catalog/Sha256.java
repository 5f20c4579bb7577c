package dev.runnable.catalog;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A SHA-256 in the making. Used by one thread.
sealed interface Sha256 extends AutoCloseable permits Sha256.OfJdk, OpenSsl {
    /// Memory from which it reads without copying.
    ByteBuffer allocate(int size);

    /// Adds what remains in a buffer from [#allocate].
    void update(ByteBuffer bytes);

    /// The end: 64 lowercase hexadecimal digits.
    String finish();

    @Override
    void close();

    /// That of the JDK, which is fast where the JVM has its optimising compiler, and ready at once.
    final class OfJdk implements Sha256 {
        private final MessageDigest digest = algorithm();

        @Override
        public ByteBuffer allocate(int size) {
            return ByteBuffer.allocate(size);
        }

        @Override
        public void update(ByteBuffer bytes) {
            digest.update(bytes);
        }

        @Override
        public String finish() {
            return HexFormat.of().formatHex(digest.digest());
        }

        @Override
        public void close() {}

        private static MessageDigest algorithm() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
