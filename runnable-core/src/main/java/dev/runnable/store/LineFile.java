package dev.runnable.store;

import dev.runnable.journal.FileTrouble;
import dev.runnable.spi.ExecutionLogs;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Gathers lines for at most 100 ms, so that a talkative task does not cost a system call a line
/// and a person who follows the file sees it move. Written by a stream, not by a channel: the
/// thread is interrupted when the step is cancelled, and its last words count.
final class LineFile implements ExecutionLogs.Log {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);
    private static final int ENOUGH = 1 << 16;

    private final Path file;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private @Nullable FileOutputStream out;
    private @Nullable IOException failure;
    private boolean waiting;
    private boolean closed;

    LineFile(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void line(String line) throws IOException {
        if (closed) {
            throw new IOException("the output of this attempt is closed: " + file);
        }
        checkFailure();
        gathered.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        gathered.write('\n');
        if (gathered.size() >= ENOUGH) {
            flush();
        } else if (!waiting) {
            waiting = true;
            Thread.ofVirtual().start(this::flushLater);
        }
    }

    private void flushLater() {
        try {
            Thread.sleep(LONGEST_WAIT);
        } catch (InterruptedException _) {
            // nobody interrupts it; if so, then flush at once
        }
        synchronized (this) {
            waiting = false;
            try {
                flush();
            } catch (IOException _) {
                // whoever writes the next line, or closes, is told
            }
        }
    }

    private synchronized void flush() throws IOException {
        checkFailure();
        if (gathered.size() == 0) {
            return;
        }
        try {
            if (out == null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                out = new FileOutputStream(file.toFile(), true);
            }
            gathered.writeTo(out);
            gathered.reset();
        } catch (IOException e) {
            failure = FileTrouble.of("write the output of a step to", file, e);
            throw failure;
        }
    }

    private void checkFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            flush();
        } finally {
            if (out != null) {
                out.close();
            }
        }
    }
}
