package dev.runnable.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.event.RandomEvents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {
    @Test
    void whateverIsWrittenIsReadBack() throws IOException {
        RandomEvents random = new RandomEvents(1);
        for (int i = 0; i < 2000; i++) {
            JsonNode value = random.json();
            assertThat(read(write(value))).isEqualTo(value);
        }
    }

    @Test
    void theTextIsAsciiWithoutLineBreaks() throws IOException {
        assertThat(write(TextNode.valueOf("é\ud800\n\0🚀")))
                .isEqualTo("\"\\u00E9\\uD800\\n\\u0000\\uD83D\\uDE80\"");
    }

    @Test
    void aNameThatCouldNotBeReadBackIsNotWritten() throws IOException {
        JsonNode value = JsonNodeFactory.instance.objectNode().put("a\ud800b\udc00🚀", 1);
        assertThat(read(write(value)))
                .isEqualTo(JsonNodeFactory.instance.objectNode().put("a\ufffdb\ufffd🚀", 1));
    }

    @Test
    void nanAndInfinityAreWrittenAsPythonDoes() throws IOException {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        values.add(Double.NaN).add(Double.POSITIVE_INFINITY).add(Double.NEGATIVE_INFINITY);
        assertThat(write(values)).isEqualTo("[NaN,Infinity,-Infinity]");
        assertThat(read(write(values))).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "-0.0", "1.5E300", "2.5e-300", "100.0", "1E5", "1.50"})
    void decimalsThatADoubleHoldsAreDoubles(String text) throws IOException {
        assertThat(read(text)).isEqualTo(DoubleNode.valueOf(Double.parseDouble(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "1e-400", "0.12345678901234567890123", "1E+400"})
    void otherDecimalsKeepTheirDigits(String text) throws IOException {
        assertThat(read(text)).isEqualTo(DecimalNode.valueOf(new BigDecimal(text)));
    }

    @Test
    void depthIsNoProblemUntilTenThousand() throws IOException {
        String deep = "[".repeat(9_999) + "]".repeat(9_999);
        assertThat(write(read(deep))).isEqualTo(deep);
        String tooDeep = "[".repeat(10_001) + "]".repeat(10_001);
        assertThatThrownBy(() -> read(tooDeep)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1,", "{\"a\":", "{\"a\"", "]", "[1}", "nul"})
    void whatIsNoJsonIsAnIoException(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class);
    }

    private static String write(JsonNode value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonTree.generator(out)) {
            JsonTree.write(value, json);
        }
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static JsonNode read(String text) throws IOException {
        try (JsonParser in =
                JsonTree.parser(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            in.nextToken();
            return JsonTree.read(in);
        }
    }
}
