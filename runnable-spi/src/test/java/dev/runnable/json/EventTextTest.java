package dev.runnable.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.event.RandomEvents;
import dev.runnable.event.RunEvent;
import dev.runnable.event.SampleRun;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTextTest {
    @Test
    void everyEventIsReadBackAsItWas() throws IOException {
        RandomEvents random = new RandomEvents(47);
        for (int i = 0; i < 2000; i++) {
            RunEvent event = random.event();
            String text = EventText.write(event);

            assertThat(text).matches("[ -\\x7f]+");
            assertThat(EventText.read(text)).isEqualTo(event);
        }
    }

    @Test
    void textIsTheOneOfTheJournal() {
        assertThat(EventText.write(SampleRun.complete("r").events().get(1)))
                .isEqualTo(
                        "{\"event\":\"step_started\",\"at\":\"2026-11-20T18:10:51.939769+00:00\","
                                + "\"step\":\"first\",\"type\":\"task\",\"after\":[],\"rank\":0}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "nothing",
                "[]",
                "{} {}",
                "{\"event\":\"run_finished\",\"at\":\"2026-11-20T18:10:51.939769+00:00\"",
                "{\"event\":\"of tomorrow\",\"at\":\"2026-11-20T18:10:51.939769+00:00\"}"
            })
    void damagedTextIsRefusedAsAFailureToRead(String text) {
        assertThatThrownBy(() -> EventText.read(text)).isInstanceOf(IOException.class);
    }
}
