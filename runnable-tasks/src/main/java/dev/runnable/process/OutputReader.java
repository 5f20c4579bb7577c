package dev.runnable.process;

import static java.util.Objects.requireNonNull;

import dev.runnable.spi.TaskOutput;
import dev.runnable.spi.TaskOutput.Stream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.commons.exec.ExecuteStreamHandler;
import org.jspecify.annotations.Nullable;

/// Reads both streams of a process, each in a thread of its own.
final class OutputReader implements ExecuteStreamHandler {
    static final String LEFT =
            "runnable: a process in the background keeps the output of this step open;"
                    + " what it writes from now on is dropped";

    /// How long a pipe may stay open and silent after the process has ended.
    private static final Duration GRACE = Duration.ofMillis(300);

    private static final long POLL_MILLIS = 20;
    private static final int LOOKS = 10;

    private final ExecutorService threads;
    private final TaskOutput output;
    private @Nullable Child child;
    private @Nullable StreamPump out;
    private @Nullable StreamPump err;

    OutputReader(ExecutorService threads, TaskOutput output) {
        this.threads = threads;
        this.output = output;
    }

    void reads(Child started) {
        child = started;
    }

    @Override
    public void setProcessInputStream(OutputStream stream) throws IOException {
        stream.close();
    }

    @Override
    public void setProcessOutputStream(InputStream stream) {
        out = new StreamPump(stream, new LineSplitter(line -> output.line(Stream.OUT, line)));
    }

    @Override
    public void setProcessErrorStream(InputStream stream) {
        err = new StreamPump(stream, new LineSplitter(line -> output.line(Stream.ERR, line)));
    }

    @Override
    public void start() {
        threads.execute(requireNonNull(err));
        threads.execute(requireNonNull(out));
    }

    /// Waits for the end of both streams.
    @Override
    public void stop() {
        List<StreamPump> pumps = List.of(requireNonNull(out), requireNonNull(err));
        long ended = System.nanoTime();
        pumps.forEach(StreamPump::processEnded);
        boolean left = false;
        for (StreamPump pump : pumps) {
            left |= !awaitEnd(pump, ended);
        }
        if (left) {
            requireNonNull(child).leaveOpen();
            pumps.forEach(StreamPump::abandon);
            output.line(Stream.ERR, LEFT);
        }
        pumps.forEach(StreamPump::throwIfFailed);
    }

    /// One look is not enough: the reading thread may have got something and not come to say so.
    private boolean awaitEnd(StreamPump pump, long since) {
        int quiet = 0;
        while (quiet < LOOKS) {
            try {
                if (pump.awaitEnd(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            } catch (InterruptedException e) {
                requireNonNull(child).interrupt();
            }
            boolean late = System.nanoTime() - since > GRACE.toNanos();
            quiet = late && pump.onlyOthersWrite() ? quiet + 1 : 0;
        }
        return false;
    }
}
