package dev.runnable.reentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.ObjectReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeFileTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @TempDir Path folder;

    static Stream<AttemptOutcome> outcomes() {
        SequencedMap<String, Parameter> outputs = new LinkedHashMap<>();
        outputs.put("second \"name\"", new Parameter.Json(JSON.numberNode(1)));
        outputs.put("first", new Parameter.Metric(JSON.numberNode(0.1)));
        outputs.put("é", new Parameter.Stored(JSON.textNode("model\n")));
        JsonNode model = new ObjectReference("model", "pickle", "0").toJson();
        outputs.put("model", new Parameter.Stored(model));
        outputs.put("models", new Parameter.Stored(JSON.arrayNode().add(model).add(model)));
        outputs.put("nothing", new Parameter.Json(JSON.nullNode()));
        outputs.put("list", new Parameter.Json(JSON.arrayNode().add("🚀").addObject()));
        return Stream.of(
                new AttemptOutcome.Succeeded(outputs),
                new AttemptOutcome.Succeeded(new LinkedHashMap<>()),
                AttemptOutcome.Failed.because("no \"luck\"\nat all: ü"),
                new AttemptOutcome.Failed("", OptionalInt.of(137)));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void isReadAsItWasWritten(AttemptOutcome outcome) throws Exception {
        Path file = folder.resolve("outcome.json");
        OutcomeFile.write(file, outcome);

        assertThat(OutcomeFile.read(file)).isEqualTo(outcome);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"outputs\": {\"a\":", "{\"failed\": 3}", "nonsense"})
    void anythingElseIsNoOutcome(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("outcome.json"), text);

        assertThatThrownBy(() -> OutcomeFile.read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void noFileIsNoOutcome() {
        assertThatThrownBy(() -> OutcomeFile.read(folder.resolve("outcome.json")))
                .isInstanceOf(IOException.class);
    }
}
