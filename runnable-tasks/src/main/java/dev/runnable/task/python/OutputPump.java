package dev.runnable.task.python;

import dev.runnable.process.LineSplitter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads one stream of a worker all its life and hands its lines to whoever's call it is. A call's
/// output ends with a marker that only that call's request has named; what comes between two calls
/// belongs to nobody and is dropped.
final class OutputPump {
    private static final int LONGEST_MARKER = 64;
    private static final int CHUNK = 64 * 1024;

    private final InputStream stream;
    private final Thread thread;
    private final LineSplitter lines = new LineSplitter(this::take, LONGEST_MARKER);
    private volatile Listening listening = Listening.NOBODY;
    private volatile boolean over;

    /// Reads nothing before [#start()].
    OutputPump(InputStream stream, String name) {
        this.stream = stream;
        // a read of a pipe holds its carrier, so a virtual thread would gain nothing
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    static OutputPump start(InputStream stream, String name) {
        OutputPump pump = new OutputPump(stream, name);
        pump.start();
        return pump;
    }

    void start() {
        thread.start();
    }

    /// One call's interest in the stream.
    static final class Listening {
        static final Listening NOBODY = new Listening("", _ -> {});

        private final String marker;
        private final Consumer<String> lines;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile @Nullable RuntimeException broken;

        private Listening(String marker, Consumer<String> lines) {
            this.marker = marker;
            this.lines = lines;
        }

        private void accept(String line) {
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

        private void rethrow() {
            RuntimeException thrown = broken;
            if (thrown != null) {
                throw thrown;
            }
        }
    }

    /// @param marker ASCII; ends the output, at the end of a line
    Listening listen(String marker, Consumer<String> sink) {
        if (marker.length() > LONGEST_MARKER) {
            throw new IllegalArgumentException("a marker of " + marker.length() + " characters");
        }
        Listening next = new Listening(marker, sink);
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
        byte[] chunk = new byte[CHUNK];
        try {
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                lines.add(chunk, 0, read);
            }
        } catch (IOException _) { // closed under us: the worker is gone
        } finally {
            over = true;
            lines.end();
            listening.ended.countDown();
        }
    }

    private void take(String line) {
        Listening current = listening;
        if (current.marker.isEmpty() || !line.endsWith(current.marker)) {
            current.accept(line);
            return;
        }
        String text = line.substring(0, line.length() - current.marker.length());
        if (!text.isEmpty()) { // a last line that has no end
            current.accept(text);
        }
        stopListening();
        current.ended.countDown();
    }
}
