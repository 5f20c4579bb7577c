package dev.runnable.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/// The first record of every journal file: which format it has and who writes it.
final class JournalOpening {
    private static final int VERSION = 1;

    private JournalOpening() {}

    static void write(WriterProcess writer, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("journal", VERSION);
        writer.write(out);
        out.writeEndObject();
    }

    static boolean isOne(JsonNode record) {
        return record.has("journal");
    }

    static WriterProcess read(JsonNode record) throws IOException {
        int version = record.path("journal").asInt();
        if (version != VERSION) {
            throw new IOException(
                    "the journal has version " + version + ", this program knows " + VERSION);
        }
        return WriterProcess.read(record);
    }
}
