package dev.runnable.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Starts processes by `posix_spawn`. The JDK starts a program of its own first, which then becomes
/// the one that is wanted: that takes about as long as all the rest of a short process. What a
/// process gets is the same either way. Thread-safe.
final class Spawner {
    /// The process could not be started so, and nothing has happened. The JDK's way either succeeds
    /// or tells the reason.
    static final class NotSpawned extends IOException {
        private static final long serialVersionUID = 1;

        NotSpawned(String function, int error) {
            super(function + " failed, error " + error);
        }
    }

    private static final int CLOSE_ON_EXEC = 0x80000;
    private static final int SET_MASK = 8;
    private static final int SIGCHLD = 17;
    private static final int SIGKILL = 9;
    private static final int PIDFD_OPEN = 434;

    // places in the memory of a start, each with more room than its type needs
    private static final int PIPE = 0;
    private static final int PID = 16;
    private static final int ACTIONS = 64;
    private static final int BLOCK = 512;

    // the same for what all starts share
    private static final int ATTRIBUTES = 0;
    private static final int NO_SIGNALS = 512;

    private static final int MEMORY = 32 * 1024;

    /// One for each process that runs at this moment, kept for the next one.
    private final Queue<NativeMemory> free = new ConcurrentLinkedQueue<>();

    private final Arena arena = Arena.ofAuto();
    private final NativeMemory shared = new NativeMemory(arena, 1024);

    private Spawner() {
        shared.call(Libc.ATTRIBUTES, shared.address(ATTRIBUTES));
        shared.call(Libc.SET_FLAGS, shared.address(ATTRIBUTES), SET_MASK);
        shared.call(Libc.SET_MASK, shared.address(ATTRIBUTES), shared.address(NO_SIGNALS));
    }

    /// Takes its time to link. Makes sure that the system tells of ended processes, as the JDK does
    /// before its first one: who started this program may have had it ignore them.
    ///
    /// @return empty where this does not work
    static Optional<Spawner> ofThisSystem() {
        if (!Libc.isUsable()) {
            return Optional.empty();
        }
        Spawner spawner = new Spawner();
        long self = ProcessHandle.current().pid();
        int watch = spawner.shared.call(Libc.SYSCALL, PIDFD_OPEN, self);
        if (watch < 0 || ProcessHandle.of(self).isEmpty()) {
            return Optional.empty();
        }
        spawner.shared.call(Libc.CLOSE, watch);
        spawner.shared.call(Libc.SIGNAL, SIGCHLD, 0);
        return Optional.of(spawner);
    }

    /// Whether the system takes it. The JDK looks up names, and says what is wrong with a text.
    static boolean takes(Command command) {
        if (command.arguments().getFirst().indexOf('/') < 0) {
            return false;
        }
        for (String argument : command.arguments()) {
            if (hasNul(argument)) {
                return false;
            }
        }
        for (var variable : command.environment().entrySet()) {
            String name = variable.getKey();
            if (name.indexOf('=') >= 0 || hasNul(name) || hasNul(variable.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }

    /// @throws NotSpawned when it was not
    /// @throws IOException when it was, but had to be killed
    SpawnedProcess start(Command command, ProcessMark mark) throws IOException {
        SpawnBlock block = new SpawnBlock(command, mark);
        int size = BLOCK + block.size();
        if (size > MEMORY) {
            try (Arena large = Arena.ofConfined()) {
                return start(block, new NativeMemory(large, size));
            }
        }
        NativeMemory memory = borrow();
        try {
            return start(block, memory);
        } finally {
            giveBack(memory);
        }
    }

    private SpawnedProcess start(SpawnBlock block, NativeMemory memory) throws IOException {
        Pipe out = pipe(memory);
        Pipe err;
        try {
            err = pipe(memory);
        } catch (NotSpawned e) {
            out.close(memory);
            throw e;
        }
        int error = spawn(block.writeTo(memory, BLOCK), out, err, memory);
        if (error != 0) {
            out.close(memory);
            err.close(memory);
            throw new NotSpawned("posix_spawn", error);
        }
        memory.call(Libc.CLOSE, out.in());
        memory.call(Libc.CLOSE, err.in());
        return watched(memory.buffer().getInt(PID), out.out(), err.out(), memory);
    }

    /// @param in where one writes
    /// @param out where one reads
    private record Pipe(int in, int out) {
        void close(NativeMemory memory) {
            memory.call(Libc.CLOSE, in);
            memory.call(Libc.CLOSE, out);
        }
    }

    private static Pipe pipe(NativeMemory memory) throws NotSpawned {
        if (memory.call(Libc.PIPE2, memory.address(PIPE), CLOSE_ON_EXEC) != 0) {
            throw new NotSpawned("pipe2", memory.error());
        }
        Pipe pipe =
                new Pipe(
                        memory.buffer().getInt(PIPE + Integer.BYTES), memory.buffer().getInt(PIPE));
        if (Math.min(pipe.in(), pipe.out()) <= 2) { // our own streams are closed
            pipe.close(memory);
            throw new NotSpawned("pipe2", 0);
        }
        return pipe;
    }

    /// @return the error, 0 for none
    private int spawn(SpawnBlock.Addresses block, Pipe out, Pipe err, NativeMemory memory) {
        long actions = memory.address(ACTIONS);
        memory.call(Libc.ACTIONS, actions);
        memory.call(Libc.ADD_DIRECTORY, actions, block.directory());
        memory.call(Libc.ADD_OPEN, actions, 0, block.noInput(), 0, 0, 0);
        memory.call(Libc.ADD_COPY, actions, out.in(), 1);
        memory.call(Libc.ADD_COPY, actions, err.in(), 2);
        memory.call(Libc.ADD_CLOSE_FROM, actions, 3);
        int error =
                memory.call(
                        Libc.SPAWN,
                        memory.address(PID),
                        block.program(),
                        actions,
                        shared.address(ATTRIBUTES),
                        block.arguments(),
                        block.variables());
        memory.call(Libc.FREE_ACTIONS, actions);
        return error;
    }

    private static SpawnedProcess watched(int pid, int out, int err, NativeMemory memory)
            throws IOException {
        int watch = memory.call(Libc.SYSCALL, PIDFD_OPEN, pid);
        Optional<ProcessHandle> handle = ProcessHandle.of(pid);
        if (watch >= 0 && handle.isPresent()) {
            return new SpawnedProcess(handle.get(), watch, out, err);
        }
        int error = memory.error();
        memory.call(Libc.KILL, pid, SIGKILL);
        memory.call(Libc.WAITPID, pid, 0);
        memory.call(Libc.CLOSE, out);
        memory.call(Libc.CLOSE, err);
        if (watch >= 0) {
            memory.call(Libc.CLOSE, watch);
        }
        throw new IOException("it cannot be watched, error " + error);
    }

    /// Memory for one process, with nothing of use in it.
    NativeMemory borrow() {
        NativeMemory memory = free.poll();
        return memory == null ? new NativeMemory(arena, MEMORY) : memory;
    }

    void giveBack(NativeMemory memory) {
        free.add(memory);
    }
}
