package dev.runnable.task.python;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads one stream of a worker all its life, cuts it into lines and hands them to whoever's call
/// it is. Lines end at `\n`, `\r\n` or a lone `\r` (progress bars). A call's output ends with a
/// marker that only that call's request has named; what comes between two calls belongs to nobody
/// and is dropped.
final class OutputPump {
    static final int LONGEST_LINE = 64 * 1024;
    private static final int TAIL_LINES = 20;

    private final InputStream stream;
    private final Thread thread;
    private byte[] pending = new byte[8 * 1024];
    private int length;
    private boolean afterReturn;
    private volatile Listening listening = Listening.NOBODY;
    private volatile boolean over;

    private OutputPump(InputStream stream, String name) {
        this.stream = stream;
        // a read of a pipe holds its carrier, so a virtual thread would gain nothing
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    static OutputPump start(InputStream stream, String name) {
        OutputPump pump = new OutputPump(stream, name);
        pump.thread.start();
        return pump;
    }

    /// One call's interest in the stream.
    static final class Listening {
        static final Listening NOBODY = new Listening("", _ -> {});

        private final byte[] marker;
        private final Consumer<String> lines;
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Deque<String> tail = new ArrayDeque<>();
        private @Nullable RuntimeException broken;

        private Listening(String marker, Consumer<String> lines) {
            this.marker = marker.getBytes(StandardCharsets.US_ASCII);
            this.lines = lines;
        }

        private synchronized void accept(String line) {
            if (tail.size() == TAIL_LINES) {
                tail.removeFirst();
            }
            tail.addLast(line);
            try {
                lines.accept(line);
            } catch (RuntimeException failure) { // told by await; the stream must be read on
                broken = broken == null ? failure : broken;
            }
        }

        /// Waits until all output is there, or the stream has ended.
        void await() throws InterruptedException {
            ended.await();
            rethrow();
        }

        boolean await(Duration atMost) throws InterruptedException {
            boolean whole = ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
            rethrow();
            return whole;
        }

        private synchronized void rethrow() {
            if (broken != null) {
                throw broken;
            }
        }

        /// The last lines.
        synchronized List<String> tail() {
            return List.copyOf(tail);
        }
    }

    /// @param marker ends the output, at the end of a line
    Listening listen(String marker, Consumer<String> lines) {
        Listening next = new Listening(marker, lines);
        listening = next;
        if (over) {
            next.ended.countDown();
        }
        return next;
    }

    void stopListening() {
        listening = Listening.NOBODY;
    }

    /// Waits for the end of the stream, which can be long after that of the worker: its children
    /// may hold it.
    void join(Duration atMost) throws InterruptedException {
        thread.join(atMost);
    }

    private void run() {
        byte[] chunk = new byte[LONGEST_LINE];
        try {
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                take(chunk, read);
            }
        } catch (IOException _) { // closed under us: the worker is gone
        } finally {
            over = true;
            flush(length, listening);
            listening.ended.countDown();
        }
    }

    private void take(byte[] chunk, int count) {
        int start = 0;
        for (int i = 0; i < count; i++) {
            boolean ends = chunk[i] == '\n' || chunk[i] == '\r';
            if (ends) {
                append(chunk, start, i);
                if (chunk[i] == '\r' || !afterReturn) {
                    endOfLine();
                }
                start = i + 1;
            }
            afterReturn = ends && chunk[i] == '\r';
        }
        append(chunk, start, count);
        cutLongLine();
    }

    private void append(byte[] chunk, int from, int to) {
        int size = to - from;
        if (pending.length - length < size) {
            pending = Arrays.copyOf(pending, Math.max(2 * pending.length, length + size));
        }
        System.arraycopy(chunk, from, pending, length, size);
        length += size;
    }

    private void endOfLine() {
        Listening current = listening;
        int text = length - current.marker.length;
        if (current.marker.length > 0 && endsWith(current.marker)) {
            flush(text, current);
            stopListening();
            current.ended.countDown();
            return;
        }
        cutLongLine();
        deliver(length, current);
        length = 0;
    }

    private boolean endsWith(byte[] end) {
        return length >= end.length
                && Arrays.equals(pending, length - end.length, length, end, 0, end.length);
    }

    /// Output whose last line has no end.
    private void flush(int text, Listening current) {
        if (text > 0) {
            deliver(text, current);
        }
        length = 0;
    }

    private void deliver(int text, Listening current) {
        current.accept(new String(pending, 0, text, StandardCharsets.UTF_8));
    }

    /// Keeps back as much as a marker may need, and whole characters together.
    private void cutLongLine() {
        while (length > LONGEST_LINE + listening.marker.length) {
            int cut = LONGEST_LINE;
            while (cut > LONGEST_LINE - 3 && (pending[cut] & 0xC0) == 0x80) {
                cut--;
            }
            deliver(cut, listening);
            System.arraycopy(pending, cut, pending, 0, length - cut);
            length -= cut;
        }
    }
}
