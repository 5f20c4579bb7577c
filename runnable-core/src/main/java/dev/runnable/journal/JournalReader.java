package dev.runnable.journal;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.event.RunEvent;
import dev.runnable.json.EventReading;
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
/// in the order of their times, those of one writer in the order in which it wrote them. A writer
/// that starts the run again comes after all that were there before it, whatever the clock says.
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
        PriorityQueue<EventFile> part = newPart();
        for (Path path : JournalFiles.in(folder)) {
            EventFile file = new EventFile(path, files.size());
            files.add(file);
            if (file.advance()) {
                if (file.event() instanceof RunEvent.RunStarted) {
                    merge(part, events);
                }
                part.add(file);
            }
        }
        merge(part, events);
        return files.stream().flatMap(file -> file.records.damage().stream()).toList();
    }

    private static PriorityQueue<EventFile> newPart() {
        return new PriorityQueue<>(
                Comparator.comparing(EventFile::at).thenComparingInt(EventFile::index));
    }

    /// Empties `part`.
    private static void merge(PriorityQueue<EventFile> part, Consumer<RunEvent> events)
            throws IOException {
        for (EventFile file = part.poll(); file != null; file = part.poll()) {
            events.accept(file.event());
            if (file.advance()) {
                part.add(file);
            }
        }
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
