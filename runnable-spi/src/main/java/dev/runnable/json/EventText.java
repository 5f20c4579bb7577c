package dev.runnable.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.event.RunEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// An event as one line of text, and back: what stores keep that have no form of their own. The
/// text is the JSON of the journal's records. Later versions read what earlier ones wrote.
public final class EventText {
    private EventText() {}

    /// The event as JSON in ASCII without line ends. A run's first event has the pipeline in it and
    /// is longer than that; others rarely have more than some hundred characters, and parameters.
    public static String write(RunEvent event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JsonTree.generator(bytes)) {
            EventJson.write(event, out);
        } catch (IOException e) { // not in memory
            throw new UncheckedIOException(e);
        }
        return bytes.toString(US_ASCII);
    }

    /// @throws IOException when the text is damaged, or tells of something that this version does
    ///   not know
    public static RunEvent read(String text) throws IOException {
        return EventReading.read(parsed(text.getBytes(UTF_8)));
    }

    private static JsonNode parsed(byte[] text) throws IOException {
        try (JsonParser json = JsonTree.parser(text, 0, text.length)) {
            if (json.nextToken() == null) {
                throw new IOException("an empty record");
            }
            JsonNode record = JsonTree.read(json);
            if (json.nextToken() != null) {
                throw new IOException("a damaged record: there is more behind its end");
            }
            return record;
        } catch (JsonProcessingException e) {
            throw new IOException("a damaged record: " + e.getOriginalMessage(), e);
        }
    }
}
