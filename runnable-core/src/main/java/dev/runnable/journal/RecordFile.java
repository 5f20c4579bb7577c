package dev.runnable.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads one journal file record by record, from its beginning to what is there at the moment.
/// Holds the file open only while it fills its buffer: a run may have a thousand of them.
final class RecordFile {
    private static final int BLOCK = 1 << 16;

    private final Path file;
    private byte[] buffer = new byte[0];
    private int from;
    private int to;
    private long position;
    private long recordStart;
    private Optional<String> damage = Optional.empty();

    RecordFile(Path file) {
        this.file = file;
    }

    /// What is wrong with the record at which reading stopped.
    Optional<String> damage() {
        return damage;
    }

    /// The next record. Empty at the end, before a record that is not complete yet (or never will
    /// be: its writer died), and from a damaged one on.
    Optional<JsonNode> next() throws IOException {
        int end = damage.isPresent() ? -1 : lineEnd();
        if (end < 0) {
            return Optional.empty();
        }
        recordStart = position - (to - from);
        try {
            JsonNode record = RecordLine.read(buffer, from, end);
            from = end + 1;
            return Optional.of(record);
        } catch (IOException e) {
            stop(e);
            return Optional.empty();
        }
    }

    /// Reads nothing more, because of the record that was read last.
    void stop(IOException reason) {
        damage = Optional.of("%s at byte %d: %s".formatted(file, recordStart, firstLine(reason)));
    }

    private static String firstLine(IOException reason) {
        return String.valueOf(reason.getMessage()).lines().findFirst().orElse("");
    }

    private int lineEnd() throws IOException {
        int searched = from;
        while (true) {
            for (int i = searched; i < to; i++) {
                if (buffer[i] == '\n') {
                    return i;
                }
            }
            searched = to - from;
            if (!fill()) {
                return -1;
            }
        }
    }

    private boolean fill() throws IOException {
        int kept = to - from;
        byte[] roomy = kept + BLOCK > buffer.length ? new byte[2 * kept + BLOCK] : buffer;
        System.arraycopy(buffer, from, roomy, 0, kept);
        buffer = roomy;
        from = 0;
        to = kept;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(position);
            int read = in.read(buffer, to, buffer.length - to);
            if (read <= 0) {
                return false;
            }
            position += read;
            to += read;
            return true;
        } catch (IOException e) {
            if (position == 0 && Files.notExists(file)) {
                return false; // taken back by a process that was refused
            }
            throw FileTrouble.of("read the run log", file, e);
        }
    }
}
