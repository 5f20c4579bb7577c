package dev.runnable.plugins.airflow.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.plugins.airflow.Pythons;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PythonTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NASTY =
            List.of(
                    "",
                    "'",
                    "\"",
                    "\\",
                    "\\\"",
                    "\"\"\"",
                    "'''",
                    "\n",
                    "\r",
                    "\r\n",
                    "\t",
                    "\0",
                    "\u0085",
                    "\u2028",
                    "\u007f",
                    "é",
                    "日本",
                    "😀",
                    "\ud83d",
                    "\ude00",
                    "{",
                    "}",
                    "{{ ds }}",
                    "{% raw %}",
                    "%s",
                    "\\u0041",
                    "\\N{DASH}",
                    "\\x41",
                    "#",
                    " ",
                    "$x",
                    "\ufeff",
                    "\\\n",
                    "\u202e");

    @TempDir Path scratch;

    @Test
    void whatPythonReadsIsWhatWasMeant() throws Exception {
        List<JsonNode> values = values();

        List<JsonNode> read = readByPython(values);

        assertThat(read).isEqualTo(values);
    }

    private List<JsonNode> values() throws IOException {
        List<JsonNode> values = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(8); j >= 0; j--) {
                text.append(NASTY.get(random.nextInt(NASTY.size())));
            }
            values.add(TextNode.valueOf(text.toString()));
        }
        for (String json :
                List.of(
                        "null",
                        "true",
                        "[1, -2.5, 1e300, 12345678901234567890123, false, null, \"x\", {}, []]",
                        "{\"a b\": {\"\\\"\": [\"\\n\"]}, \"True\": true, \"\": 0.0}")) {
            values.add(JSON.readTree(json));
        }
        return values;
    }

    private List<JsonNode> readByPython(List<JsonNode> values) throws Exception {
        Path literals = scratch.resolve("literals.txt");
        List<String> lines = values.stream().map(Python::json).toList();
        Files.write(literals, lines, StandardCharsets.US_ASCII);
        Path program =
                Path.of("src/test/resources/dev/runnable/plugins/airflow/literals.py")
                        .toAbsolutePath();
        String told =
                Pythons.run(
                        scratch, Map.of(), Pythons.any(), program.toString(), literals.toString());
        List<JsonNode> read = new ArrayList<>();
        for (String line : told.lines().toList()) {
            read.add(JSON.readTree(line));
        }
        return read;
    }
}
