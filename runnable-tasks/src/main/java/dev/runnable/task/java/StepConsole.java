package dev.runnable.task.java;

import dev.runnable.process.LineSplitter;
import dev.runnable.spi.TaskOutput;
import dev.runnable.spi.TaskOutput.Stream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// `System.out` and `System.err` of one step.
final class StepConsole implements AutoCloseable {
    private final ThreadLocal<@Nullable StepConsole> current;
    private final Set<StepConsole> open;
    private final Lines outLines;
    private final Lines errLines;
    private @Nullable PrintStream out;
    private @Nullable PrintStream err;

    StepConsole(
            TaskOutput output, ThreadLocal<@Nullable StepConsole> current, Set<StepConsole> open) {
        this.current = current;
        this.open = open;
        outLines = new Lines(line -> deliver(output, Stream.OUT, line));
        errLines = new Lines(line -> deliver(output, Stream.ERR, line));
        open.add(this);
    }

    /// Whoever takes the line may print it, and does so as the program, not as the step.
    private void deliver(TaskOutput output, Stream stream, String line) {
        StepConsole before = current.get();
        current.remove();
        try {
            output.line(stream, line);
        } finally {
            if (before != null) {
                current.set(before);
            }
        }
    }

    /// Makes the calling thread, and those that it starts, this step's.
    void enter() {
        current.set(this);
    }

    /// Hands over what was written, and takes the calling thread out of the step.
    void leave() {
        flush();
        current.remove();
    }

    synchronized PrintStream out() {
        if (out == null) {
            out = print(outLines);
        }
        return out;
    }

    synchronized PrintStream err() {
        if (err == null) {
            err = print(errLines);
        }
        return err;
    }

    private static PrintStream print(Lines lines) {
        return new PrintStream(lines, false, StandardCharsets.UTF_8);
    }

    /// Hands over lines that have no end yet.
    private void flush() {
        outLines.end();
        errLines.end();
    }

    @Override
    public void close() {
        open.remove(this);
        flush();
    }

    /// Bytes as lines. A print stream locks itself, this class for the end.
    private static final class Lines extends OutputStream {
        private final LineSplitter splitter;

        Lines(Consumer<String> sink) {
            splitter = new LineSplitter(sink);
        }

        @Override
        public synchronized void write(int octet) {
            splitter.add(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            splitter.add(bytes, offset, length);
        }

        synchronized void end() {
            splitter.end();
        }
    }
}
