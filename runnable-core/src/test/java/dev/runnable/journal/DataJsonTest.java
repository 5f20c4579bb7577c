package dev.runnable.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.data.DataEntry;
import dev.runnable.data.DataFile;
import dev.runnable.event.RunEvent;
import dev.runnable.event.SampleRun;
import dev.runnable.event.StepState;
import dev.runnable.graph.StepPath;
import dev.runnable.json.EventJson;
import dev.runnable.json.EventReading;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DataJsonTest {
    private static final DataFile FILE =
            new DataFile("a.csv", "0".repeat(64), 7, "r1/a.csv", "s", true, false, false);
    private static final DataFile OTHER =
            new DataFile("m/1/b", "1".repeat(64), 8, "r1/m/1/b", "m.1.s", false, true, true);

    private static RunEvent finished(DataEntry... data) {
        return new RunEvent.AttemptFinished(
                SampleRun.START,
                StepPath.root("s"),
                1,
                StepState.SUCCESS,
                "",
                new LinkedHashMap<>(),
                List.of(data),
                OptionalInt.empty());
    }

    private static JsonNode record(RunEvent event) throws IOException {
        RecordLine.Buffer buffer = new RecordLine.Buffer();
        buffer.set(out -> EventJson.write(event, out));
        byte[] line = Arrays.copyOf(buffer.bytes(), buffer.size());
        assertThat(new String(line, US_ASCII)).endsWith("\n");
        return RecordLine.read(line, 0, line.length - 1);
    }

    @Test
    void filesAreWrittenAsAPersonCanReadThem() throws IOException {
        JsonNode data =
                record(finished(DataEntry.get(FILE), new DataEntry(DataEntry.Stage.MERGE, OTHER)))
                        .get("data");
        assertThat(data)
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        """
                                        [{"stage": "get", "name": "a.csv", "sha256": "%s", "size": 7, "place": "r1/a.csv", "step": "s"},
                                         {"stage": "merge", "name": "m/1/b", "sha256": "%s", "size": 8, "place": "r1/m/1/b", "step": "m.1.s",
                                          "not_stored": true, "executable": true, "item": true}]
                                        """
                                                .formatted(FILE.sha256(), OTHER.sha256())));
    }

    @Test
    void filesAreReadBackAsTheyWere() throws IOException {
        RunEvent event =
                finished(
                        DataEntry.get(OTHER),
                        DataEntry.put(FILE),
                        new DataEntry(DataEntry.Stage.MERGE, OTHER));
        assertThat(EventReading.read(record(event))).isEqualTo(event);
    }

    @Test
    void journalOfBeforeThereWereFilesIsRead() throws IOException {
        JsonNode record = record(finished());
        assertThat(record.has("data")).isFalse();
        assertThat(EventReading.read(record)).isEqualTo(finished());
    }

    @Test
    void stageOfALaterVersionIsRefused() throws IOException {
        JsonNode record =
                new ObjectMapper()
                        .readTree(
                                record(finished(DataEntry.get(FILE)))
                                        .toString()
                                        .replace("\"get\"", "\"lend\""));
        assertThatThrownBy(() -> EventReading.read(record))
                .isInstanceOf(IOException.class)
                .hasMessage("a file at a stage that this version does not know: lend");
    }
}
