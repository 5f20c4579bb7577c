package dev.runnable.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {
    @Test
    void encodesOctetsOfUtf8() {
        assertThat(PercentEncoding.encode("a-B_9 .é🚀")).isEqualTo("a-B_9%20%2E%C3%A9%F0%9F%9A%80");
        assertThat(PercentEncoding.encode("\ud800")).isEqualTo("%ED%A0%80");
    }

    @Test
    void everyNameComesBack() {
        HostilePaths names = new HostilePaths(new Random(4));
        for (int i = 0; i < 20_000; i++) {
            String name = names.name();

            String encoded = PercentEncoding.encode(name);

            assertThat(encoded).matches("[A-Za-z0-9_%-]*");
            assertThat(PercentEncoding.decode(encoded)).contains(name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "é",
                "%",
                "%4",
                "%4g",
                "%c3%a9",
                "%41",
                "%C3",
                "%80",
                "%C0%80",
                "%FF",
                "%F8%88%80%80%80",
                "%F7%BF%BF%BF",
                "%ED%A0%80%ED%B0%80",
                "%C3a",
                "."
            })
    void refusesWhatItNeverMakes(String encoded) {
        assertThat(PercentEncoding.decode(encoded)).isEmpty();
    }

    @Test
    void whatItAcceptsIsWhatItMakes() {
        Random random = new Random(5);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int octets = random.nextInt(1, 5);
            for (int j = 0; j < octets; j++) {
                text.append("%%%02X".formatted(random.nextInt(256)));
            }
            var decoded = PercentEncoding.decode(text.toString());
            accepted += decoded.isPresent() ? 1 : 0;
            decoded.ifPresent(
                    it -> assertThat(PercentEncoding.encode(it)).isEqualTo(text.toString()));
        }
        assertThat(accepted).isPositive();
    }
}
