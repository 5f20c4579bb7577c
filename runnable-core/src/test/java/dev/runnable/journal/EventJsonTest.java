package dev.runnable.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.event.RandomEvents;
import dev.runnable.event.RunEvent;
import dev.runnable.event.SampleRun;
import dev.runnable.json.EventJson;
import dev.runnable.json.EventReading;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventJsonTest {
    private final RecordLine.Buffer buffer = new RecordLine.Buffer();

    @Test
    void everyEventIsReadBackAsItWas() throws IOException {
        RandomEvents random = new RandomEvents(42);
        for (int i = 0; i < 3000; i++) {
            RunEvent event = random.event();
            assertThat(EventReading.read(record(event))).isEqualTo(event);
        }
    }

    @Test
    void aRecordIsOneLineOfAscii() throws IOException {
        RandomEvents random = new RandomEvents(43);
        for (int i = 0; i < 1000; i++) {
            byte[] line = line(random.event());
            assertThat(new String(line, US_ASCII)).matches("[ -\\x7f]+\n");
        }
    }

    @Test
    void aPersonCanReadIt() throws IOException {
        RunEvent event = SampleRun.complete("r").events().get(1);
        assertThat(new String(line(event), US_ASCII))
                .matches(
                        "[0-9a-f]{8} \\{\"event\":\"step_started\","
                                + "\"at\":\"2026-11-20T18:10:51.939769\\+00:00\",\"step\":\"first\","
                                + "\"type\":\"task\",\"after\":\\[],\"rank\":0}\n");
    }

    @Test
    void anEventOfALaterVersionIsRefused() {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("event", "step_paused").put("at", "2026-11-20T18:10:51.939769+00:00");
        assertThatThrownBy(() -> EventReading.read(event))
                .isInstanceOf(IOException.class)
                .hasMessage("an event that this version does not know: step_paused");
        event.put("event", "run_finished").put("status", "PAUSED");
        assertThatThrownBy(() -> EventReading.read(event)).isInstanceOf(IOException.class);
        event.put("event", "step_started").put("at", "now");
        assertThatThrownBy(() -> EventReading.read(event)).isInstanceOf(IOException.class);
    }

    private JsonNode record(RunEvent event) throws IOException {
        byte[] line = line(event);
        return RecordLine.read(line, 0, line.length - 1);
    }

    private byte[] line(RunEvent event) throws IOException {
        buffer.set(out -> EventJson.write(event, out));
        byte[] line = Arrays.copyOf(buffer.bytes(), buffer.size());
        buffer.clear();
        return line;
    }
}
