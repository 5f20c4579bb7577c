package dev.runnable.process;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.stream.Stream;

/// Functions of the C library, and the one way to call them.
///
/// To link a function costs milliseconds, mostly for the shape of its arguments. So all have one
/// shape here: six words and a word back. Where a function takes fewer or shorter ones, the rest of
/// a register is not looked at; of a short result only the lower half counts.
enum Libc {
    PIPE2("pipe2"),
    READ("read"),
    POLL("poll"),
    CLOSE("close"),
    KILL("kill"),
    SIGNAL("signal"),
    SYSCALL("syscall"),
    WAITPID("waitpid"),
    SPAWN("posix_spawn"),
    ATTRIBUTES("posix_spawnattr_init"),
    SET_FLAGS("posix_spawnattr_setflags"),
    SET_MASK("posix_spawnattr_setsigmask"),
    ACTIONS("posix_spawn_file_actions_init"),
    ADD_DIRECTORY("posix_spawn_file_actions_addchdir_np"),
    ADD_OPEN("posix_spawn_file_actions_addopen"),
    ADD_COPY("posix_spawn_file_actions_adddup2"),
    ADD_CLOSE_FROM("posix_spawn_file_actions_addclosefrom_np"),
    FREE_ACTIONS("posix_spawn_file_actions_destroy");

    private final String symbol;
    private final long address;

    Libc(String symbol) {
        this.symbol = symbol;
        this.address = Library.FUNCTIONS.find(symbol).map(MemorySegment::address).orElse(0L);
    }

    /// Calls it. What it said to `errno` is in the state's first word afterwards.
    long call(MemorySegment state, long a, long b, long c, long d, long e, long f) {
        try {
            return (long)
                    Linked.HANDLE.invokeExact(
                            MemorySegment.ofAddress(address), state, a, b, c, d, e, f);
        } catch (Throwable thrown) {
            throw new IllegalStateException(symbol, thrown); // the linker declares it; none comes
        }
    }

    /// Whether this is a system that all of this is known to work on, this module may call what is
    /// not Java, and the C library has every function (the GNU library since 2.34).
    static boolean isUsable() {
        return "Linux".equals(System.getProperty("os.name"))
                && "amd64".equals(System.getProperty("os.arch"))
                && Libc.class.getModule().isNativeAccessEnabled()
                && Stream.of(values()).noneMatch(function -> function.address == 0);
    }

    static long stateSize() {
        return Linker.Option.captureStateLayout().byteSize();
    }

    private static final class Library {
        static final SymbolLookup FUNCTIONS = Linker.nativeLinker().defaultLookup();
    }

    private static final class Linked {
        private static final ValueLayout WORD = ValueLayout.JAVA_LONG;

        @SuppressWarnings("restricted") // isUsable asks
        static final MethodHandle HANDLE =
                Linker.nativeLinker()
                        .downcallHandle(
                                FunctionDescriptor.of(WORD, WORD, WORD, WORD, WORD, WORD, WORD),
                                Linker.Option.captureCallState("errno"));
    }
}
