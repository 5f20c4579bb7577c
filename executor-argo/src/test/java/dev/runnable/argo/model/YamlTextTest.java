package dev.runnable.argo.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/// What is written reads back the same, by a reader of YAML 1.1 that types plain texts.
final class YamlTextTest {
    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static Object read(String yaml) {
        return new Yaml().load(yaml);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "yes",
                "No",
                "ON",
                "null",
                "~",
                "true",
                "1",
                "1e3",
                "0x1f",
                "0o17",
                "1_000",
                "12:30:45",
                ".5",
                "+1",
                "-1",
                "-",
                "--",
                "--config",
                ".inf",
                ".NaN",
                "2026-11-21",
                "a: b",
                "a #b",
                "a, b",
                "[a]",
                "{a}",
                "{{item}}",
                "'a'",
                "\"",
                "a\\b",
                "*a",
                "&a",
                "!a",
                "%a",
                "@a",
                "`a",
                "|",
                ">",
                "a\n",
                "\n",
                "\n\n",
                "a\nb",
                "a\nb\n",
                "a\n\n\nb\n\n",
                " a\n b",
                "\ta\nb",
                "a\r\nb",
                "a\u0085b\nc",
                "a\u2028b",
                "\u0000",
                "é",
                "日本\n語",
                "😀",
                "\ufeffa",
                "---\n---",
                "a ",
                "a\n  \nb",
                "=",
                "<<",
                "y",
                "?",
                "? a",
                "a:",
                "(a || b) && c"
            })
    void everyTextReadsBack(String text) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("plain", text).putArray("list").add(text).addObject().put("in", text);
        node.putObject("deep").put("text", text).put(text, "key");

        assertThat(read(YamlText.of(node)))
                .isEqualTo(new ObjectMapper().convertValue(node, Object.class));
    }

    @Test
    void shortValuesStandInOneLine() throws IOException {
        assertThat(
                        YamlText.of(
                                json(
                                        "{\"a\": {\"b\": [1, true, null, \"x\"], \"c\": {\"d\": {\"e\": \"1\"}}}}")))
                .isEqualTo("a:\n  b: [1, true, null, x]\n  c: {d: {e: \"1\"}}\n");
    }

    @Test
    void longListIsOneItemALine() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        var list = node.putArray("tasks");
        for (int i = 0; i < 20; i++) {
            list.addObject().put("name", "task-" + i).put("template", "step");
        }

        assertThat(YamlText.of(node))
                .startsWith("tasks:\n  - {name: task-0, template: step}\n  - {name: task-1,");
    }

    @Test
    void emptyCollectionsAreWritten() throws IOException {
        assertThat(
                        new YAMLMapper()
                                .readTree(
                                        YamlText.of(
                                                json(
                                                        "{\"a\": {}, \"b\": [], \"c\": {\"d\": [[]]}}"))))
                .isEqualTo(json("{\"a\": {}, \"b\": [], \"c\": {\"d\": [[]]}}"));
    }

    @Test
    void textsOfSeveralLinesAreBlocks() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putObject("data").put("a.yaml", "x:\n  - 1\n");

        assertThat(YamlText.of(node)).isEqualTo("data:\n  a.yaml: |\n    x:\n      - 1\n");
    }
}
