package dev.runnable.journal;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.event.RunEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the journal of a run, also while it is being written. The events of several writers come
/// in the order of their times, those of one writer in the order in which it wrote them.
public final class JournalReader {
    private final Path folder;

    public JournalReader(Path folder) {
        this.folder = folder;
    }

    /// Gives all events to `events`.
    ///
    /// @return one text for each file that is damaged before its end; a record cut off at the end
    ///   of a file is no damage
    /// @throws IOException when a file or the folder cannot be read
    public List<String> read(Consumer<RunEvent> events) throws IOException {
        List<EventFile> files = new ArrayList<>();
        for (Path file : JournalFiles.in(folder)) {
            files.add(new EventFile(file, files.size()));
        }
        PriorityQueue<EventFile> ready =
                new PriorityQueue<>(
                        Comparator.comparing(EventFile::at).thenComparingInt(EventFile::index));
        for (EventFile file : files) {
            if (file.advance()) {
                ready.add(file);
            }
        }
        for (EventFile file = ready.poll(); file != null; file = ready.poll()) {
            events.accept(file.event());
            if (file.advance()) {
                ready.add(file);
            }
        }
        return files.stream().flatMap(file -> file.records.damage().stream()).toList();
    }

    /// One file and the event that comes next in it.
    private static final class EventFile {
        private final RecordFile records;
        private final int index;
        private @Nullable RunEvent event;

        EventFile(Path file, int index) {
            this.records = new RecordFile(file);
            this.index = index;
        }

        int index() {
            return index;
        }

        RunEvent event() {
            return requireNonNull(event, "event");
        }

        Instant at() {
            return event().at();
        }

        boolean advance() throws IOException {
            event = null;
            while (event == null) {
                JsonNode record = records.next().orElse(null);
                if (record == null) {
                    return false;
                }
                take(record);
            }
            return true;
        }

        private void take(JsonNode record) {
            try {
                if (JournalOpening.isOne(record)) {
                    JournalOpening.read(record);
                } else {
                    event = EventReading.read(record);
                }
            } catch (IOException e) {
                records.stop(e);
            }
        }
    }
}
