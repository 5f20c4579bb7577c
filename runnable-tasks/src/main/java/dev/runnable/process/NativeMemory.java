package dev.runnable.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A piece of memory outside the heap, and calls of the C library that use it. The buffer's
/// beginning is the caller's to use. Used by one thread at a time.
final class NativeMemory {
    private static final int ALIGNMENT = 16;

    private final MemorySegment state;
    private final ByteBuffer errors;
    private final ByteBuffer buffer;
    private final long address;

    NativeMemory(Arena arena, int size) {
        state = arena.allocate(Libc.stateSize(), ALIGNMENT);
        errors = state.asByteBuffer().order(ByteOrder.nativeOrder());
        MemorySegment memory = arena.allocate(size, ALIGNMENT);
        buffer = memory.asByteBuffer().order(ByteOrder.nativeOrder());
        address = memory.address();
    }

    ByteBuffer buffer() {
        return buffer;
    }

    /// Where in the machine's memory a place of the buffer is.
    long address(int offset) {
        return address + offset;
    }

    /// What the last call said was wrong, if it failed.
    int error() {
        return errors.getInt(0);
    }

    int call(Libc function, long a) {
        return call(function, a, 0, 0);
    }

    int call(Libc function, long a, long b) {
        return call(function, a, b, 0);
    }

    int call(Libc function, long a, long b, long c) {
        return call(function, a, b, c, 0, 0, 0);
    }

    int call(Libc function, long a, long b, long c, long d, long e, long f) {
        return (int) function.call(state, a, b, c, d, e, f);
    }
}
