package dev.runnable.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    private static final int MIB = 1 << 20;

    @TempDir Path folder;

    private Path file(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(folder.resolve("f" + size), bytes);
    }

    private static String sha256sum(Path file) throws Exception {
        Process process = new ProcessBuilder("sha256sum", file.toString()).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return text.substring(0, 64);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                1,
                65_536,
                MIB - 1,
                MIB,
                MIB + 1,
                4 * MIB,
                5 * MIB,
                16 * MIB - 1,
                16 * MIB,
                16 * MIB + 1,
                21 * MIB + 12_345
            })
    void isThatOfSha256sum(int size) throws Exception {
        Path file = file(size);
        assertThat(Digest.of(file, size)).isEqualTo(sha256sum(file));
    }

    @Test
    void sizeOnlyChoosesTheWay() throws Exception {
        Path large = file(3 * MIB + 1);
        assertThat(Digest.of(large, 0)).isEqualTo(sha256sum(large));
        assertThat(Digest.of(large, 100L * MIB)).isEqualTo(sha256sum(large));
        Path small = file(10);
        assertThat(Digest.of(small, 2 * MIB)).isEqualTo(sha256sum(small));
    }

    @Test
    void libraryOfTheSystemAndTheJdkAgree() throws Exception {
        Optional<Sha256> system = OpenSsl.ofThisSystem();
        assumeTrue(system.isPresent(), "there is no libcrypto");
        Random random = new Random(1);
        try (Sha256 one = system.get();
                Sha256 other = new Sha256.OfJdk()) {
            for (int i = 0; i < 200; i++) {
                byte[] bytes = new byte[random.nextInt(300)];
                random.nextBytes(bytes);
                ByteBuffer memory = one.allocate(400).put(bytes).flip();
                one.update(memory);
                other.update(ByteBuffer.wrap(bytes));
                assertThat(memory.hasRemaining()).isFalse();
            }
            assertThat(one.finish()).isEqualTo(other.finish()).hasSize(64);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 2 * MIB, 17 * MIB})
    void fileThatIsGoneIsTold(int size) throws Exception {
        Path file = folder.resolve("gone");
        assertThatThrownBy(() -> Digest.of(file, size))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("gone");
        assertThat(Digest.of(file(1), 1)).isEqualTo(sha256sum(folder.resolve("f1")));
    }

    @Test
    void folderCannotBeHashed() {
        assertThatThrownBy(() -> Digest.of(folder, 2 * MIB))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 2 * MIB, 17 * MIB})
    void interruptionEndsIt(int size) throws Exception {
        Path file = file(size);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Digest.of(file, size)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    /// A file without an end: whatever reads it has to be stopped.
    @Test
    void interruptionEndsItInTheMiddle() throws Exception {
        Path endless = Path.of("/dev/zero");
        assumeTrue(Files.exists(endless));
        for (long size : new long[] {0, 2 * MIB, 17 * MIB}) {
            Thread[] hashing = new Thread[1];
            boolean[] interrupted = new boolean[1];
            hashing[0] =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    Digest.of(endless, size);
                                } catch (InterruptedException e) {
                                    interrupted[0] = true;
                                } catch (IOException e) {
                                    throw new AssertionError(e);
                                }
                            });
            hashing[0].interrupt();
            hashing[0].join();
            assertThat(interrupted[0]).isTrue();
        }
    }
}
