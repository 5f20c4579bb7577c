package dev.runnable.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The standard output. It goes on after an error, as every [PrintStream] does, but remembers what
/// the error was: half a document with the exit code 0 would pass for a whole one.
final class ResultStream extends PrintStream {
    private final Target target;

    ResultStream(OutputStream target) {
        this(new Target(target));
    }

    private ResultStream(Target target) {
        super(target, true, StandardCharsets.UTF_8);
        this.target = target;
    }

    /// Why not all of the results arrived. A reader that has seen enough, as `head` does, is no
    /// reason.
    Optional<IOException> failure() {
        flush();
        return Optional.ofNullable(target.failure)
                .filter(it -> !String.valueOf(it.getMessage()).contains("Broken pipe"));
    }

    private static final class Target extends FilterOutputStream {
        private @Nullable IOException failure;

        private Target(OutputStream target) {
            super(target);
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int from, int count) throws IOException {
            try {
                out.write(octets, from, count);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }
    }
}
