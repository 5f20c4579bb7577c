package dev.runnable.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void everyInstantIsReadBackExactly() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            Instant at =
                    Instant.ofEpochSecond(
                            random.nextLong(-60_000_000_000L, 250_000_000_000L),
                            random.nextInt(1_000_000_000));
            assertThat(Timestamps.parse(Timestamps.exact(at), BERLIN)).contains(at);
        }
    }

    @Test
    void sixDigitsAreEnoughForDocuments() {
        Instant at = Instant.parse("2026-11-20T08:01:05.000009999Z");
        assertThat(Timestamps.micros(at)).isEqualTo("2026-11-20T08:01:05.000009+00:00");
        assertThat(Timestamps.exact(at)).isEqualTo("2026-11-20T08:01:05.000009999+00:00");
    }

    @Test
    void farYearsAreReadBackToo() {
        for (String text : new String[] {"+12026-01-01T00:00:00Z", "-0044-03-15T12:00:00Z"}) {
            Instant at = Instant.parse(text);
            assertThat(Timestamps.parse(Timestamps.exact(at), BERLIN)).contains(at);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20 18:10:51.938769, 2026-11-20T17:10:51.938769Z",
        "2026-07-20 18:10:51, 2026-07-20T16:10:51Z",
        "2026-11-20T18:10:51.9, 2026-11-20T17:10:51.9Z",
        "2026-11-20T18:10:51Z, 2026-11-20T18:10:51Z",
        "2026-11-20T18:10:51.938769-05:00, 2026-11-20T23:10:51.938769Z",
        "2026-11-20 18:10:51+02:00, 2026-11-20T16:10:51Z"
    })
    void timesOfOthersAreRead(String text, String expected) {
        assertThat(Timestamps.parse(text, BERLIN)).contains(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-13-01 00:00:00", "2026-11-20T18:1x:51.938769+00:00"})
    void whatIsNoTimeIsEmpty(String text) {
        assertThat(Timestamps.parse(text, BERLIN)).isEmpty();
    }
}
