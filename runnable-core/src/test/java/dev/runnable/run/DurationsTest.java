package dev.runnable.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.00s",
        "4, 0.00s",
        "5, 0.01s",
        "94, 0.09s",
        "95, 0.10s",
        "1004, 1.00s",
        "1005, 1.01s",
        "12340, 12.34s",
        "59994, 59.99s",
        "-20, -0.02s",
        "60000, 1m 00s",
        "3599999, 59m 59s",
        "3660000, 1h 01m"
    })
    void durationIsToldInTheTwoUnitsThatMatter(long millis, String text) {
        assertThat(Durations.text(Duration.ofMillis(millis))).isEqualTo(text);
    }
}
