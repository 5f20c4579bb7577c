package dev.runnable.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads one stream of a process to its end.
final class StreamPump implements Runnable {
    private static final int BUFFER = 16 * 1024;

    /// The largest pipe that a process may have on Linux: more than that, read after a process has
    /// ended, cannot all come from it.
    static final long LARGEST_PIPE = 1024 * 1024;

    private final InputStream stream;
    private final LineSplitter lines;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean waiting;
    private volatile long total;
    private volatile long totalAtExit = Long.MAX_VALUE;
    private volatile @Nullable RuntimeException failure;
    private boolean abandoned;

    StreamPump(InputStream stream, LineSplitter lines) {
        this.stream = stream;
        this.lines = lines;
    }

    /// Holds the stream's monitor all the time. The JDK takes it when the process ends, to drain
    /// the pipe and close it, which would lose what processes in the background still write, and
    /// kill them. Only where the process has ended before this thread runs is the JDK first.
    @Override
    public void run() {
        try (stream) {
            synchronized (stream) {
                readAll();
            }
        } catch (IOException e) {
            // the pipe is closed: that is its end
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            end.countDown();
        }
    }

    private void readAll() throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (true) {
            waiting = stream.available() == 0;
            int count = stream.read(buffer);
            waiting = false;
            if (count < 0) {
                finish();
                return;
            }
            long read = total + count;
            total = read;
            deliver(buffer, count);
        }
    }

    private synchronized void deliver(byte[] buffer, int count) {
        if (!abandoned) {
            lines.add(buffer, 0, count);
        }
    }

    private synchronized void finish() {
        if (!abandoned) {
            lines.end();
        }
    }

    void processEnded() {
        totalAtExit = total;
    }

    boolean awaitEnd(long time, TimeUnit unit) throws InterruptedException {
        return end.await(time, unit);
    }

    /// Whether all that the ended process wrote has been read. What it wrote was in the pipe when
    /// it ended, so an empty pipe says that, and so does more than fits into a pipe.
    boolean onlyOthersWrite() {
        return waiting || total - totalAtExit > LARGEST_PIPE;
    }

    /// Hands over what there is. What still comes is read, so that nobody blocks on the pipe or is
    /// killed by it, and dropped.
    synchronized void abandon() {
        if (!abandoned && end.getCount() > 0) {
            lines.end();
        }
        abandoned = true;
    }

    void throwIfFailed() {
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }
}
