package dev.runnable.journal;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.event.RunEvent;
import dev.runnable.json.EventJson;
import dev.runnable.json.EventReading;
import dev.runnable.json.HeaderJson;
import dev.runnable.json.JsonTree;
import dev.runnable.json.Timestamps;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/// What the first and the last records of a journal tell, without reading what is between them.
///
/// @param started empty when the run has no first event yet
/// @param end the run's last event, when it is there
/// @param writersGone whether every process that wrote has certainly ended, or ended the run
public record JournalGlance(
        Optional<Instant> started,
        String tag,
        String pipelineFile,
        Optional<RunEvent.RunFinished> end,
        boolean writersGone) {
    private static final int HEAD = 1 << 16;
    private static final int LONGEST_TAIL = 1 << 24;

    private static final JournalGlance NOTHING =
            new JournalGlance(Optional.empty(), "", "", Optional.empty(), true);

    public JournalGlance {
        requireNonNull(started, "started");
        requireNonNull(tag, "tag");
        requireNonNull(pipelineFile, "pipelineFile");
        requireNonNull(end, "end");
    }

    /// Whether the run has no end and never will.
    public boolean interrupted() {
        return end.isEmpty() && writersGone;
    }

    /// @throws IOException when a file cannot be read or its first or last records are damaged
    public static JournalGlance at(Path folder) throws IOException {
        JournalGlance all = NOTHING;
        boolean any = false;
        for (Path file : JournalFiles.in(folder)) {
            all = all.and(atFile(folder, file));
            any = true;
        }
        return any ? all : new JournalGlance(Optional.empty(), "", "", Optional.empty(), false);
    }

    /// What the files tell that were there before `last`.
    static JournalGlance before(Path folder, Path last) throws IOException {
        JournalGlance all = NOTHING;
        for (Path file : JournalFiles.in(folder)) {
            if (file.equals(last)) {
                return all;
            }
            all = all.and(atFile(folder, file));
        }
        return all;
    }

    /// A later file that starts the run again takes its end back.
    private JournalGlance and(JournalGlance later) {
        JournalGlance named = started.isPresent() ? this : later;
        return new JournalGlance(
                named.started,
                named.tag,
                named.pipelineFile,
                later.end.isPresent() || later.started.isPresent() ? later.end : end,
                writersGone && later.writersGone);
    }

    private static JournalGlance atFile(Path folder, Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] head = new byte[(int) Math.min(HEAD, in.length())];
            in.readFully(head);
            int opening = lineEnd(head, 0);
            if (opening < 0) {
                return new JournalGlance(Optional.empty(), "", "", Optional.empty(), false);
            }
            WriterProcess writer = JournalOpening.read(RecordLine.read(head, 0, opening));
            JsonNode start = start(head, opening + 1);
            Optional<RunEvent.RunFinished> end = end(in);
            return new JournalGlance(
                    Timestamps.parse(start.path("at").asText(), ZoneOffset.UTC),
                    start.path(HeaderJson.TAG).asText(),
                    start.path(HeaderJson.PIPELINE_FILE).asText(),
                    end,
                    end.isPresent() || writer.isGone(folder));
        } catch (IOException e) {
            if (Files.notExists(file)) {
                return NOTHING; // taken back by a process that was refused
            }
            throw FileTrouble.of("read the run log", file, e);
        }
    }

    private static int lineEnd(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /// The fields of the run's first event, or nothing where the file begins with another one.
    private static JsonNode start(byte[] head, int from) throws IOException {
        int end = lineEnd(head, from);
        JsonNode fields = end >= 0 ? RecordLine.read(head, from, end) : firstFields(head, from);
        return fields.path("event").asText().equals(EventJson.RUN_STARTED)
                ? fields
                : JsonNodeFactory.instance.objectNode();
    }

    /// Of a record that is too long for the head (it holds the whole graph) or still incomplete:
    /// the plain texts at its front.
    private static JsonNode firstFields(byte[] head, int from) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        int start = from + RecordLine.PREFIX;
        if (start >= head.length || head.length < HEAD) {
            return fields;
        }
        try (JsonParser in = JsonTree.parser(head, start, head.length)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME
                    && in.nextToken() == JsonToken.VALUE_STRING) {
                fields.put(in.currentName(), in.getText());
            }
        } catch (IOException _) {
            // the text ends in the middle: what was there is enough
        }
        return fields;
    }

    private static Optional<RunEvent.RunFinished> end(RandomAccessFile in) throws IOException {
        long length = in.length();
        for (int size = HEAD; ; size *= 16) {
            byte[] tail = new byte[(int) Math.min(size, length)];
            in.seek(length - tail.length);
            in.readFully(tail);
            int end = lastIndexOfLineFeed(tail, tail.length - 1);
            int begin = lastIndexOfLineFeed(tail, end - 1) + 1;
            if (begin > 0) {
                JsonNode record = RecordLine.read(tail, begin, end);
                return EventReading.isRunFinished(record)
                        ? Optional.of((RunEvent.RunFinished) EventReading.read(record))
                        : Optional.empty();
            }
            if (tail.length == length || size >= LONGEST_TAIL) {
                return Optional.empty();
            }
        }
    }

    private static int lastIndexOfLineFeed(byte[] bytes, int from) {
        int i = from;
        while (i >= 0 && bytes[i] != '\n') {
            i--;
        }
        return i;
    }
}
