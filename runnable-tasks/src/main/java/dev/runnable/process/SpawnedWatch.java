package dev.runnable.process;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Waits for whatever comes next of a spawned process: something on a stream, the end of one, or
/// its own end. Used by one thread, until it has told that it is done.
final class SpawnedWatch {
    /// How long a pipe may stay open after the process has ended and all that it wrote was read.
    private static final Duration GRACE = Duration.ofMillis(500);

    private static final int INTERRUPTED = 4;
    private static final int SIGNALLED = 128;

    // a `struct pollfd` each, and other places in the memory
    private static final int OUT = 0;
    private static final int ERR = 8;
    private static final int END = 16;
    private static final int ENTRIES = 3;
    private static final int STATUS = 24;
    private static final int BYTES = 64;

    private static final int EVENTS = 4;
    private static final int RESULT = 6;
    private static final short READABLE = 1;

    private static final int MOST = 16 * 1024;

    private final SpawnedProcess process;
    private final SpawnedStream out;
    private final SpawnedStream err;
    private final CountDownLatch done;
    private int end;
    private long endedAt;
    private boolean left;
    private @Nullable Throwable failure;

    SpawnedWatch(SpawnedProcess process, LineSplitter out, LineSplitter err, CountDownLatch done) {
        this.process = process;
        this.out = new SpawnedStream(process.out(), out, MOST);
        this.err = new SpawnedStream(process.err(), err, MOST);
        this.end = process.watch();
        this.done = done;
    }

    /// Returns when the process has ended and nobody has its streams open any more, which others
    /// may have for long. The latch goes down when there is nothing to wait for: all is read, or
    /// what comes is not the process's.
    void run(NativeMemory memory) {
        try {
            while (isAlive() || out.isOpen() || err.isOpen()) {
                step(memory);
            }
        } catch (RuntimeException | Error e) {
            failure = e;
            giveUp(memory);
        }
    }

    private void step(NativeMemory memory) {
        boolean hasEnded = !isAlive();
        if (poll(memory) < 0) {
            if (memory.error() == INTERRUPTED) {
                return;
            }
            throw new IllegalStateException("poll failed, error " + memory.error());
        }
        out.look(result(memory, OUT), hasEnded, memory, BYTES);
        err.look(result(memory, ERR), hasEnded, memory, BYTES);
        if (isAlive()) {
            if (result(memory, END) != 0) {
                ended(memory);
            }
        } else if (done.getCount() > 0) {
            leaveOthers();
        }
    }

    private boolean isAlive() {
        return end >= 0;
    }

    private int poll(NativeMemory memory) {
        expect(memory, OUT, out.descriptor());
        expect(memory, ERR, err.descriptor());
        expect(memory, END, end);
        return memory.call(Libc.POLL, memory.address(OUT), ENTRIES, timeout());
    }

    private static void expect(NativeMemory memory, int place, int descriptor) {
        ByteBuffer buffer = memory.buffer();
        buffer.putInt(place, descriptor);
        buffer.putShort(place + EVENTS, READABLE);
        buffer.putShort(place + RESULT, (short) 0);
    }

    private static int result(NativeMemory memory, int place) {
        return memory.buffer().getShort(place + RESULT);
    }

    private long timeout() {
        if (isAlive() || done.getCount() == 0) {
            return -1;
        }
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(graceNanos()) + 1);
    }

    private long graceNanos() {
        return endedAt + GRACE.toNanos() - System.nanoTime();
    }

    /// Tells first that all is done where it is, so that who waits for both wakes up once.
    private void ended(NativeMemory memory) {
        int code = reap(memory);
        endedAt = System.nanoTime();
        if (!out.isOpen() && !err.isOpen()) {
            done.countDown();
        }
        process.ended(code);
    }

    private int reap(NativeMemory memory) {
        memory.call(Libc.CLOSE, end);
        end = -1;
        int found;
        do {
            found = memory.call(Libc.WAITPID, process.pid(), memory.address(STATUS));
        } while (found < 0 && memory.error() == INTERRUPTED);
        if (found < 0) {
            throw new IllegalStateException("waitpid failed, error " + memory.error());
        }
        int status = memory.buffer().getInt(STATUS);
        int signal = status & 0x7f;
        return signal == 0 ? status >> 8 & 0xff : SIGNALLED + signal;
    }

    private void leaveOthers() {
        boolean closed = !out.isOpen() && !err.isOpen();
        if (!closed && (graceNanos() > 0 || !out.onlyOthersWrite() || !err.onlyOthersWrite())) {
            return;
        }
        left = !closed;
        out.abandon();
        err.abandon();
        done.countDown();
    }

    /// Kills it and leaves nothing of it behind.
    void giveUp(NativeMemory memory) {
        int code = SIGNALLED;
        if (isAlive()) {
            process.destroyForcibly();
            try {
                code = reap(memory);
            } catch (IllegalStateException e) {
                failure = failure == null ? e : failure;
            }
        }
        out.close(memory);
        err.close(memory);
        done.countDown();
        process.ended(code);
    }

    boolean hasLeft() {
        return left;
    }

    void throwIfFailed() {
        switch (failure) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> {}
        }
        out.throwIfFailed();
        err.throwIfFailed();
    }
}
