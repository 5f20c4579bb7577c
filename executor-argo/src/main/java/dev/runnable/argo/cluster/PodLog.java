package dev.runnable.argo.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the log of one pod to its end, by a thread of its own. While the pod runs, a connection
/// that breaks or that ends early is opened again. When the pod is over, the log is read once more
/// from where the reading had come to, which gets what is left.
final class PodLog implements Runnable {
    private static final int TRIES_AT_THE_END = 6;
    private static final long LONGEST_PAUSE_SECONDS = 10;
    private static final long PATIENCE_SECONDS = 30;

    private final LogSource source;
    private final String pod;
    private final Semaphore permits;
    private final Consumer<String> lines;
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<@Nullable Reading> open = new AtomicReference<>();
    private final LogPosition position = new LogPosition();
    private volatile boolean cancelled;
    private boolean whole;
    private int tries;
    private Rest rest = Rest.NONE;

    /// What may be missing of a log that was read to its end.
    enum Rest {
        NONE,
        /// The pod was gone before its log could be read.
        GONE,
        FORBIDDEN,
        /// The cluster does not give it.
        UNREADABLE
    }

    /// @param permits limits how many logs are read at once
    /// @param lines gets what the pod wrote
    PodLog(LogSource source, String pod, Semaphore permits, Consumer<String> lines) {
        this.source = source;
        this.pod = pod;
        this.permits = permits;
        this.lines = lines;
    }

    /// The pod is over: nothing more will be written.
    void end() {
        over.countDown();
        Thread.ofVirtual().name("log-end").start(this::closeWhatHangs);
    }

    /// The connection of a log usually ends with the container. Where it does not, it is ended, and
    /// what it did not bring is read again.
    private void closeWhatHangs() {
        try {
            TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
        } catch (InterruptedException _) {
            return;
        }
        Reading hanging = open.get();
        if (hanging != null && hanging.follows()) {
            hanging.close();
        }
    }

    /// Ends the reading at once.
    void cancel() {
        cancelled = true;
        over.countDown();
        Reading reading = open.get();
        if (reading != null) {
            reading.close();
        }
    }

    /// @param follows whether it waits for more
    private record Reading(InputStream stream, boolean follows) {
        private void close() {
            try {
                stream.close();
            } catch (IOException _) { // it is not needed any more
            }
        }
    }

    /// To be asked when the reading is done.
    Rest rest() {
        return rest;
    }

    @Override
    public void run() {
        try {
            permits.acquire();
            try {
                readAll();
            } finally {
                permits.release();
            }
        } catch (InterruptedException _) {
            rest = Rest.UNREADABLE;
            Thread.currentThread().interrupt();
        }
    }

    private void readAll() throws InterruptedException {
        boolean last;
        do {
            last = isOver();
        } while (!cancelled && (!read(last) || !last));
    }

    private boolean isOver() {
        return over.getCount() == 0;
    }

    /// @return whether there is nothing to be got by reading again
    private boolean read(boolean last) throws InterruptedException {
        try (InputStream in = source.open(pod, position.since(), !last)) {
            open.set(new Reading(in, !last));
            position.rewind();
            drain(in, last);
            whole = true;
            rest = Rest.NONE;
        } catch (LogSource.Refused e) {
            return refused(e, last);
        } catch (IOException _) {
            return again(last);
        } finally {
            open.set(null);
        }
        if (!last) {
            pause();
        }
        return true;
    }

    /// @param last whether the end of the stream is the end of the log, so that what follows the
    ///   last line break is a line
    private void drain(InputStream in, boolean last) throws IOException {
        LineSplitter splitter =
                new LineSplitter(
                        (octets, length) -> position.line(octets, length).ifPresent(lines));
        byte[] buffer = new byte[1 << 16];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            splitter.add(buffer, count);
            tries = 0;
        }
        if (last) {
            splitter.end();
        }
    }

    private boolean refused(LogSource.Refused refusal, boolean last) throws InterruptedException {
        if (refusal.isForbidden()) {
            rest = Rest.FORBIDDEN;
            over.await();
            return true;
        }
        if (!last) {
            pause();
            return true;
        }
        if (refusal.isGone()) {
            rest = whole ? Rest.NONE : Rest.GONE;
            return true;
        }
        return refusal.isEarly() || again(true);
    }

    private boolean again(boolean last) throws InterruptedException {
        tries++;
        if (last && tries > TRIES_AT_THE_END) {
            rest = Rest.UNREADABLE;
            return true;
        }
        if (last) {
            TimeUnit.MILLISECONDS.sleep(Math.min(100L << tries, 5_000));
        } else {
            pause();
        }
        return false;
    }

    /// Waits until there may be more.
    private void pause() throws InterruptedException {
        tries++;
        boolean _ = over.await(Math.min(tries, LONGEST_PAUSE_SECONDS), TimeUnit.SECONDS);
    }

    @Override
    public String toString() {
        return Objects.toString(pod);
    }
}
