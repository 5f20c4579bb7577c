package dev.runnable.process;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One of the streams of a spawned process. Used by one thread at a time.
final class SpawnedStream {
    private static final int READABLE = 1;
    private static final int INTERRUPTED = 4;
    private static final int CLOSED = -1;

    private final LineSplitter lines;
    private final int most;
    private byte[] bytes = new byte[0];
    private int descriptor;
    private long sinceEnd;
    private boolean drained;
    private boolean dropping;
    private @Nullable RuntimeException failure;

    /// @param most how much is read at once
    SpawnedStream(int descriptor, LineSplitter lines, int most) {
        this.descriptor = descriptor;
        this.lines = lines;
        this.most = most;
    }

    /// Negative, which `poll` passes over, after it was closed.
    int descriptor() {
        return descriptor;
    }

    boolean isOpen() {
        return descriptor != CLOSED;
    }

    /// Reads once, if there is something to read.
    ///
    /// @param events what `poll` says
    /// @param hasEnded whether the process had already ended when `poll` looked
    /// @param place where in the memory to read to
    void look(int events, boolean hasEnded, NativeMemory memory, int place) {
        if (!isOpen()) {
            return;
        }
        if ((events & READABLE) != 0) {
            read(hasEnded, memory, place);
        } else if (events != 0) {
            end(memory);
        } else {
            drained = hasEnded;
        }
    }

    private void read(boolean hasEnded, NativeMemory memory, int place) {
        int count = memory.call(Libc.READ, descriptor, memory.address(place), most);
        if (count > 0) {
            sinceEnd += hasEnded ? count : 0;
            drained = sinceEnd > StreamPump.LARGEST_PIPE;
            deliver(memory.buffer(), place, count, memory);
        } else if (count == 0 || memory.error() != INTERRUPTED) {
            end(memory);
        }
    }

    private void deliver(ByteBuffer buffer, int place, int count, NativeMemory memory) {
        if (dropping) {
            return;
        }
        if (bytes.length == 0) {
            bytes = new byte[most];
        }
        buffer.get(place, bytes, 0, count);
        try {
            lines.add(bytes, 0, count);
        } catch (RuntimeException e) {
            failure = e;
            close(memory);
        }
    }

    private void end(NativeMemory memory) {
        close(memory);
        endLine();
    }

    void close(NativeMemory memory) {
        if (isOpen()) {
            memory.call(Libc.CLOSE, descriptor);
            descriptor = CLOSED;
        }
    }

    private void endLine() {
        try {
            if (!dropping) {
                lines.end();
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /// Whether all that the ended process wrote has been read. What it wrote was in the pipe when
    /// it ended, so an empty pipe says that, and so does more than fits into a pipe.
    boolean onlyOthersWrite() {
        return drained || !isOpen();
    }

    /// Hands over what there is. What still comes is read, so that nobody blocks on the pipe or is
    /// killed by it, and dropped.
    void abandon() {
        if (isOpen()) {
            endLine();
        }
        dropping = true;
    }

    void throwIfFailed() {
        if (failure != null) {
            throw failure;
        }
    }
}
