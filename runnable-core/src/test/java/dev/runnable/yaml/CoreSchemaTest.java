package dev.runnable.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.problem.SourceLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoreSchemaTest {
    private static String json(String plain) {
        return new Located.Scalar(SourceLocation.of("x"), plain, true).toJson().toString();
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "True, true",
        "TRUE, true",
        "false, false",
        "False, false",
        "null, null",
        "Null, null",
        "~, null",
        "'', null",
        "0, 0",
        "-0, 0",
        "+7, 7",
        "012, 12",
        "0o17, 15",
        "0x1F, 31",
        "0xff, 255",
        "2147483648, 2147483648",
        "123456789012345678901234567890, 123456789012345678901234567890",
        "1.5, 1.5",
        ".5, 0.5",
        "5., 5.0",
        "-1e3, -1000.0",
        "1E-2, 0.01",
        "+.5e1, 5.0",
        ".inf, '\"Infinity\"'",
        "-.INF, '\"-Infinity\"'",
        "+.Inf, '\"Infinity\"'",
        ".nan, '\"NaN\"'",
        ".NaN, '\"NaN\"'"
    })
    void plainScalarHasTheTypeOfTheCoreSchema(String plain, String expected) {
        assertThat(json(plain).replace("\"", "")).isEqualTo(expected.replace("\"", ""));
        assertThat(CoreSchema.of(plain)).isNotEqualTo(CoreSchema.TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "no",
                "on",
                "off",
                "y",
                "n",
                "tRUE",
                "nULL",
                "0b1",
                "1_000",
                "0o8",
                "0x",
                "0o",
                "0xG",
                "1:30",
                "-",
                "+",
                ".",
                "-.",
                "1e",
                "1e+",
                "e3",
                "..5",
                "1.2.3",
                "0x-1",
                "-0x1",
                "2020-01-01",
                ".in",
                "inf",
                "nan",
                "+.nan",
                "١٢"
            })
    void everythingElseIsAText(String plain) {
        assertThat(CoreSchema.of(plain)).isEqualTo(CoreSchema.TEXT);
        assertThat(json(plain)).isEqualTo('"' + plain + '"');
    }

    @Test
    void veryLongNumberIsAText() {
        assertThat(CoreSchema.of("1".repeat(1_000))).isEqualTo(CoreSchema.WHOLE);
        assertThat(CoreSchema.of("1".repeat(1_001))).isEqualTo(CoreSchema.TEXT);
    }

    @Test
    void quotedScalarIsAText() {
        assertThat(new Located.Scalar(SourceLocation.of("x"), "1", false).toJson().isTextual())
                .isTrue();
    }
}
