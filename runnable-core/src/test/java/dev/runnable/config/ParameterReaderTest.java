package dev.runnable.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.Seeds;
import dev.runnable.parameter.JsonText;
import dev.runnable.parameter.Parameter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterReaderTest {
    private static final FileChoice NO_FILE = new FileChoice(Optional.empty(), "", List.of());

    private static SequencedMap<String, JsonNode> declared(String... names) {
        SequencedMap<String, JsonNode> declared = new LinkedHashMap<>();
        for (String name : names) {
            declared.put(name, JsonNodeFactory.instance.textNode("declared"));
        }
        return declared;
    }

    private static String text(ParameterReading reading, String name) {
        Parameter parameter = reading.orThrow().get(name);
        return parameter == null ? "absent" : JsonText.of(parameter.value());
    }

    @Test
    void eachSourceWinsOverThoseBefore() {
        Path file = Seeds.FOLDER.resolve("parameters/full.yaml");
        ParameterReading reading =
                ParameterReader.read(
                        declared("own", "stringer", "integer"),
                        new FileChoice(Optional.of(file), "full.yaml", List.of()),
                        Map.of("RUNNABLE_PRM_STRINGER", "hello", "RUNNABLE_PRM_New", "[1, 2.5]"),
                        List.of("floater=2", "text=x=y", "empty="));
        assertThat(reading.problems()).isEmpty();
        assertThat(text(reading, "own")).isEqualTo("\"declared\"");
        assertThat(text(reading, "integer")).isEqualTo("1");
        assertThat(text(reading, "stringer")).isEqualTo("\"hello\"");
        assertThat(text(reading, "new")).isEqualTo("[1, 2.5]");
        assertThat(text(reading, "floater")).isEqualTo("2");
        assertThat(text(reading, "text")).isEqualTo("\"x=y\"");
        assertThat(text(reading, "empty")).isEqualTo("\"\"");
        assertThat(text(reading, "octal")).isEqualTo("15");
        assertThat(text(reading, "yes_text")).isEqualTo("\"yes\"");
        assertThat(text(reading, "truth")).isEqualTo("true");
        assertThat(text(reading, "nested")).isEqualTo("{\"x\": 10, \"list\": [\"a\", 12]}");
    }

    @Test
    void nameFromTheEnvironmentIsThatOfADeclaredParameter() {
        ParameterReading reading =
                ParameterReader.read(
                        declared("learningRate", "rate", "RATE"),
                        NO_FILE,
                        Map.of(
                                "RUNNABLE_PRM_LEARNINGRATE", "1",
                                "RUNNABLE_PRM_RATE", "2",
                                "RUNNABLE_PRM_Unknown", "3"),
                        List.of());
        assertThat(text(reading, "learningRate")).isEqualTo("1");
        assertThat(text(reading, "RATE")).isEqualTo("2");
        assertThat(text(reading, "rate")).isEqualTo("\"declared\"");
        assertThat(text(reading, "unknown")).isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1e3 | 1000.0",
                "007 | \"007\"",
                "-1 | -1",
                "true | true",
                "True | \"True\"",
                "null | null",
                "nan | \"nan\"",
                "NaN | \"NaN\"",
                "hello | \"hello\"",
                "\"quoted\" | \"quoted\"",
                "[1, {\"a\": null}] | [1, {\"a\": null}]",
                "12345678901234567890 | 12345678901234567890",
                "1 2 | \"1 2\""
            })
    void textIsJsonWhenItIsSoStrictly(String text, String expected) {
        ParameterReading reading =
                ParameterReader.read(
                        declared(), NO_FILE, Map.of("RUNNABLE_PRM_X", text), List.of());
        assertThat(reading.problems()).isEmpty();
        assertThat(text(reading, "x")).isEqualTo(expected);
    }

    @Test
    void emptyFileHasNoParameters() {
        assertThat(ParameterReader.readText("# none\n", Map.of(), List.of()).orThrow()).isEmpty();
    }
}
