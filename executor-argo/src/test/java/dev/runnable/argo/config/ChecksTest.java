package dev.runnable.argo.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What single values have to look like.
final class ChecksTest {
    @ParameterizedTest
    @CsvSource({
        "250m, 0.250",
        "2, 2",
        "0.5, 0.5",
        ".5, 0.5",
        "1., 1",
        "1Ki, 1024",
        "4Gi, 4294967296",
        "3k, 3000",
        "1e3, 1000",
        "2E2, 200",
        "1E, 1000000000000000000",
        "5n, 0.000000005"
    })
    void amountHasItsValue(String text, BigDecimal value) {
        assertThat(Quantity.parse(text))
                .hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4GB", "4gi", "-1", "1 Gi", "many", "1.5.2", "Gi", "1e", "0x10"})
    void otherTextsAreNoAmounts(String text) {
        assertThat(Quantity.isValid(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 0 * * *",
                "*/5 0-6,18 1 JAN-mar mon",
                "@daily",
                "@every 1h30m",
                "0 6 ? * 1-5",
                " 0  0 1 1 0 ",
                "5-59/10 * * * *"
            })
    void scheduleIsAccepted(String text) {
        assertThat(CronExpression.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * * 7",
                "5-1 * * * *",
                "*/0 * * * *",
                "a * * * *",
                "1,,2 * * * *",
                "@often",
                "@every day",
                "1-2-3 * * * *",
                "1/2/3 * * * *"
            })
    void otherTextsAreNoSchedules(String text) {
        assertThat(CronExpression.isValid(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT0.5S, 500ms",
        "PT30S, 30s",
        "PT90S, 90s",
        "PT5M, 5m",
        "PT2H, 2h",
        "PT0.0001S, 1ms"
    })
    void durationIsWrittenAsGoReadsIt(Duration duration, String text) {
        assertThat(GoDuration.of(duration)).isEqualTo(text);
        assertThat(GoDuration.isValid(text)).isTrue();
    }

    @Test
    void patchGoesDeepAndTakesAway() throws IOException {
        var json = new ObjectMapper();

        assertThat(
                        JsonMerge.over(
                                json.readTree("{\"a\": {\"b\": 1, \"c\": 2}, \"d\": [1, 2]}"),
                                json.readTree(
                                        "{\"a\": {\"b\": null, \"e\": {\"f\": 3}}, \"d\": [3]}")))
                .isEqualTo(json.readTree("{\"a\": {\"c\": 2, \"e\": {\"f\": 3}}, \"d\": [3]}"));
    }
}
