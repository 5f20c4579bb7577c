package dev.runnable.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Cuts bytes into lines of text as they come.
///
/// A line ends at `\n`, `\r\n` or a lone `\r` (progress bars). It is UTF-8; what is not is
/// replaced. A line longer than 64 KiB comes in pieces of at most that size, so memory stays
/// bounded. Used by one thread at a time.
public final class LineSplitter {
    static final int LONGEST = 64 * 1024;

    private final Consumer<String> sink;
    private final int together;
    private final Rest rest = new Rest();
    private boolean afterReturn;

    public LineSplitter(Consumer<String> sink) {
        this(sink, 0);
    }

    /// @param together how many bytes at the end of a line come in one piece, which may be longer
    ///   by that much
    public LineSplitter(Consumer<String> sink, int together) {
        this.sink = sink;
        this.together = together;
    }

    public void add(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int start = offset;
        for (int i = offset; i < end; i++) {
            byte b = bytes[i];
            if (b != '\n' && b != '\r') {
                afterReturn = false;
                continue;
            }
            if (b == '\r' || !afterReturn) {
                line(bytes, start, i);
            }
            afterReturn = b == '\r';
            start = i + 1;
        }
        keep(bytes, start, end);
    }

    /// Hands over a last line that has no end.
    public void end() {
        if (rest.size() > 0) {
            sink.accept(rest.take(rest.size()));
        }
        afterReturn = false;
    }

    private void line(byte[] bytes, int start, int end) {
        if (rest.size() == 0 && end - start <= LONGEST) {
            sink.accept(new String(bytes, start, end - start, StandardCharsets.UTF_8));
            return;
        }
        keep(bytes, start, end);
        sink.accept(rest.take(rest.size()));
    }

    private void keep(byte[] bytes, int start, int end) {
        int from = start;
        while (from < end) {
            if (rest.size() >= LONGEST + together) {
                sink.accept(rest.takePiece(rest.size() - together));
            }
            int count = Math.min(end - from, LONGEST + together - rest.size());
            rest.write(bytes, from, count);
            from += count;
        }
    }

    /// The beginning of a line whose end has not come yet.
    private static final class Rest extends ByteArrayOutputStream {
        private static final int KEEP = 4096;

        Rest() {
            super(0);
        }

        String take(int length) {
            String text = new String(buf, 0, length, StandardCharsets.UTF_8);
            System.arraycopy(buf, length, buf, 0, count - length);
            count -= length;
            if (buf.length > KEEP && count == 0) {
                buf = new byte[0];
            }
            return text;
        }

        /// All up to there but a character that is not complete.
        String takePiece(int end) {
            int start = end - 1;
            while (start > end - 4 && (buf[start] & 0xc0) == 0x80) {
                start--;
            }
            return take(end - start < sequence(buf[start]) ? start : end);
        }

        private static int sequence(byte first) {
            int octet = first & 0xff;
            return octet >= 0xf0 ? 4 : octet >= 0xe0 ? 3 : octet >= 0xc0 ? 2 : 1;
        }
    }
}
