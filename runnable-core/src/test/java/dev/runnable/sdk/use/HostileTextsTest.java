package dev.runnable.sdk.use;

import static dev.runnable.sdk.Steps.parallel;
import static dev.runnable.sdk.Steps.shell;
import static dev.runnable.sdk.Steps.stub;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.sdk.Pipeline;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a text holds, the file holds the same.
final class HostileTextsTest {
    private static final String ALPHABET =
            "ab Z0:#-?,[]{}&*!|>'\"%@`~\\/\n\n\t\r.<=+_\u0085\u2028\ufeff\u00e9\u0001\ud83d";

    static List<String> texts() {
        List<String> texts =
                new ArrayList<>(
                        List.of(
                                "true",
                                "no",
                                "null",
                                "~",
                                "1",
                                "0x1f",
                                "1e3",
                                ".inf",
                                "-",
                                "?",
                                ":",
                                "- a",
                                "a: b",
                                "a #b",
                                "#a",
                                "a:",
                                " a",
                                "a ",
                                "a\n",
                                "a\n\n",
                                "\na",
                                " a\nb",
                                "a\n b\n",
                                "a\n\n  \nb",
                                "\t\na",
                                "a\t\nb",
                                "a\r\nb",
                                "'",
                                "\"",
                                "\\",
                                "*a",
                                "&a",
                                "!a",
                                "|",
                                ">",
                                "%a",
                                "@a",
                                "`a",
                                "---",
                                "...",
                                "...\nb",
                                "a\n---\nb",
                                "<<",
                                "$x && \"y\" || 'z'",
                                "{a: b}",
                                "[a]",
                                "a, b",
                                "\u0001\u007f\u0085\u2028\ufeff",
                                "\ud83d\ude00 smile",
                                "a\n\ud83d\ude00\n",
                                "x".repeat(3000),
                                "=",
                                "a\n..."));
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(12);
            for (int j = 0; j < length; j++) {
                char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
                text.append(c == '\ud83d' ? "\ud83d\ude00" : String.valueOf(c));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    @Test
    void commandAndParameterSurvive() {
        for (String text : texts()) {
            if (text.isBlank()) {
                continue;
            }
            Pipeline made = Pipeline.of("p", shell("s", text)).parameter("x", List.of(text));

            dev.runnable.graph.Pipeline read = read(made);

            assertThat(read.graph().node("s"))
                    .as(made.toYaml())
                    .isInstanceOfSatisfying(
                            Node.Task.class,
                            task -> assertThat(task.task().command()).isEqualTo(text));
            assertThat(requireNonNull(read.parameters().get("x")).get(0))
                    .isEqualTo(TextNode.valueOf(text));
        }
    }

    @Test
    void namesSurvive() {
        for (String text : texts()) {
            if (text.isBlank() || text.contains(".") || text.contains("%")) {
                continue;
            }
            Pipeline made =
                    Pipeline.of("p", parallel(text).branch(text, stub(text))).parameter(text, text);

            dev.runnable.graph.Pipeline read = read(made);

            Graph branch = requireNonNull(Graph.branchesOf(read.graph().node(text)).get(text));
            assertThat(branch.node(text)).as(made.toYaml()).isInstanceOf(Node.Stub.class);
            assertThat(read.parameters()).containsEntry(text, TextNode.valueOf(text));
        }
    }

    static Stream<Object> numbers() {
        return Stream.of(
                0,
                -1L,
                Long.MAX_VALUE,
                1.5,
                1e300,
                0.1f,
                new java.math.BigInteger("123456789012345678901234567890"),
                new java.math.BigDecimal("1E+3"));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void numbersStayNumbers(Number number) {
        Pipeline made = Pipeline.of("p", stub("s")).parameter("n", number);

        assertThat(requireNonNull(read(made).parameters().get("n")).decimalValue())
                .isEqualByComparingTo(new java.math.BigDecimal(number.toString()));
    }

    private static dev.runnable.graph.Pipeline read(Pipeline made) {
        return PipelineReader.readText(made.toYaml(), "p.yaml", CommandTypes.builtIn()).orThrow();
    }
}
