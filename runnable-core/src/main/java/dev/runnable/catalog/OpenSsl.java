package dev.runnable.catalog;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/// The SHA-256 of the system's libcrypto, where it has one. The launcher leaves the JVM's
/// optimising compiler out for a faster start, and without it the JDK's takes ten times as long.
final class OpenSsl implements Sha256 {
    private static final String[] LIBRARIES = {"libcrypto.so.3", "libcrypto.so.1.1"};
    private static final int LENGTH = 32;

    private final Functions functions;
    private final Arena arena = Arena.ofShared();
    private final long context;

    private OpenSsl(Functions functions) {
        this.functions = functions;
        this.context = Functions.call(functions.create, 0, 0, 0);
        if (context == 0
                || Functions.call(
                                functions.begin,
                                context,
                                Functions.call(functions.type, 0, 0, 0),
                                0)
                        != 1) {
            close();
            throw new IllegalStateException("libcrypto has no SHA-256");
        }
    }

    /// Takes its time to link, once. Empty where there is no such library, or this module may not
    /// call what is not Java.
    static Optional<Sha256> ofThisSystem() {
        return Linked.FUNCTIONS.map(OpenSsl::new);
    }

    @Override
    public ByteBuffer allocate(int size) {
        return arena.allocate(size).asByteBuffer();
    }

    @Override
    public void update(ByteBuffer bytes) {
        MemorySegment segment = MemorySegment.ofBuffer(bytes);
        check(Functions.call(functions.add, context, segment.address(), segment.byteSize()));
        bytes.position(bytes.limit());
    }

    @Override
    public String finish() {
        MemorySegment result = arena.allocate(LENGTH);
        check(Functions.call(functions.end, context, result.address(), 0));
        return HexFormat.of().formatHex(result.toArray(ValueLayout.JAVA_BYTE));
    }

    private static void check(long result) {
        if ((int) result != 1) {
            throw new IllegalStateException("libcrypto refuses to hash");
        }
    }

    @Override
    public void close() {
        Functions.call(functions.free, context, 0, 0);
        arena.close();
    }

    /// All are called alike, with three words: to link costs milliseconds for every shape.
    private record Functions(long create, long type, long begin, long add, long end, long free) {
        static Functions of(SymbolLookup library) {
            return new Functions(
                    address(library, "EVP_MD_CTX_new"),
                    address(library, "EVP_sha256"),
                    address(library, "EVP_DigestInit_ex"),
                    address(library, "EVP_DigestUpdate"),
                    address(library, "EVP_DigestFinal_ex"),
                    address(library, "EVP_MD_CTX_free"));
        }

        private static long address(SymbolLookup library, String name) {
            return library.findOrThrow(name).address();
        }

        static long call(long function, long a, long b, long c) {
            try {
                return (long) Linked.CALL.invokeExact(MemorySegment.ofAddress(function), a, b, c);
            } catch (Throwable thrown) {
                throw new IllegalStateException(thrown); // the linker declares it; none comes
            }
        }
    }

    private static final class Linked {
        private static final ValueLayout WORD = ValueLayout.JAVA_LONG;

        @SuppressWarnings("restricted") // whoever has functions may call them
        static final MethodHandle CALL =
                Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(WORD, WORD, WORD, WORD));

        static final Optional<Functions> FUNCTIONS = find();

        private static Optional<Functions> find() {
            boolean mayTry =
                    "Linux".equals(System.getProperty("os.name"))
                            && OpenSsl.class.getModule().isNativeAccessEnabled();
            return mayTry
                    ? Stream.of(LIBRARIES).flatMap(name -> functions(name).stream()).findFirst()
                    : Optional.empty();
        }

        @SuppressWarnings("restricted") // asked before
        private static Optional<Functions> functions(String library) {
            try {
                return Optional.of(
                        Functions.of(SymbolLookup.libraryLookup(library, Arena.global())));
            } catch (IllegalArgumentException | NoSuchElementException _) {
                return Optional.empty();
            }
        }
    }
}
