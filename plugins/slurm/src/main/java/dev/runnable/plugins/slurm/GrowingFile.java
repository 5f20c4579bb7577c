package dev.runnable.plugins.slurm;

import dev.runnable.spi.TaskOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that a job on another machine writes to, read line by line while it grows. It is opened
/// anew each time: on a network that makes what others have written be seen.
final class GrowingFile {
    private final Path file;
    private final TaskOutput.Stream stream;
    private final TaskOutput output;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long position;

    GrowingFile(Path file, TaskOutput.Stream stream, TaskOutput output) {
        this.file = file;
        this.stream = stream;
        this.output = output;
    }

    /// Passes on the whole lines that are new.
    ///
    /// @return whether anything was new
    boolean read() {
        if (!Files.exists(file)) {
            return false;
        }
        long before = position;
        try (SeekableByteChannel in = Files.newByteChannel(file)) {
            in.position(position);
            ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
            while (in.read(buffer.clear()) > 0) {
                position += buffer.position();
                take(buffer.flip());
            }
        } catch (IOException _) { // what has come meanwhile is read the next time
        }
        return position > before;
    }

    /// Passes on the rest, also of a line without an end.
    void finish() {
        read();
        if (line.size() > 0) {
            pass();
        }
    }

    private void take(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                pass();
            } else {
                line.write(next);
            }
        }
    }

    private void pass() {
        output.line(stream, line.toString(StandardCharsets.UTF_8));
        line.reset();
    }
}
