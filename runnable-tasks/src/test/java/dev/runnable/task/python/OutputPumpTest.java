package dev.runnable.task.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.task.python.OutputPump.Listening;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What depends on where the system cuts the stream.
class OutputPumpTest {
    private static final String MARKER = "0123456789";
    private static final int LONGEST_LINE = 64 * 1024;

    /// Gives a few bytes at a time, and nothing before somebody listens.
    private static final class Slow extends InputStream {
        private final InputStream bytes;
        private final int atOnce;
        private final CountDownLatch open = new CountDownLatch(1);

        private Slow(byte[] bytes, int atOnce) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.atOnce = atOnce;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            try {
                open.await();
                return bytes.read(target, offset, Math.min(length, atOnce));
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    private static List<String> lines(byte[] bytes, int atOnce) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        Slow stream = new Slow(bytes, atOnce);
        OutputPump pump = OutputPump.start(stream, "test");
        Listening listening = pump.listen(MARKER, lines::add);
        stream.open.countDown();
        listening.await();
        return lines;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void linesAndTheMarkerAreFoundWhereverTheStreamIsCut(int atOnce) throws InterruptedException {
        String text =
                "one\n\ntwo\r\nthr\u00e9e\rfour "
                        + MARKER.substring(1)
                        + "\nfive"
                        + MARKER
                        + "\nsix\n";

        assertThat(lines(bytes(text), atOnce))
                .containsExactly(
                        "one", "", "two", "thr\u00e9e", "four " + MARKER.substring(1), "five");
    }

    @Test
    void markerBehindALineAsLongAsAPieceIsFoundWhereverTheStreamIsCut()
            throws InterruptedException {
        for (int size = LONGEST_LINE - 15; size < LONGEST_LINE + 5; size++) {
            byte[] line = new byte[size];
            Arrays.fill(line, (byte) 'x');
            String text = new String(line, StandardCharsets.US_ASCII);

            List<String> lines = lines(bytes(text + MARKER + "\nafter\n"), 1);

            assertThat(String.join("", lines)).isEqualTo(text);
        }
    }

    @Test
    void charactersAreNotCutInPieces() throws InterruptedException {
        String text = "x" + "\ud83d\ude00".repeat(LONGEST_LINE);

        List<String> lines = lines(bytes(text + MARKER + "\n"), 1000);

        assertThat(lines).hasSizeGreaterThan(3).noneMatch(line -> line.contains("\ufffd"));
        assertThat(String.join("", lines)).isEqualTo(text);
    }

    @Test
    void streamThatEndsWithoutAMarkerGivesAllItHas() throws InterruptedException {
        assertThat(lines(bytes("one\ntwo"), 3)).containsExactly("one", "two");
    }
}
