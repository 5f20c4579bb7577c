package dev.runnable.task.java;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.fixture.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaArgumentsTest {
    @TempDir Path folder;

    private static final List<String> TYPES =
            List.of(
                    "int",
                    "long",
                    "Integer",
                    "double",
                    "float",
                    "BigDecimal",
                    "BigInteger",
                    "boolean",
                    "String",
                    "char",
                    "Object",
                    "int[]",
                    "List<Integer>",
                    "Set<String>",
                    "Map<String, List<Integer>>",
                    "Map<Colour, Integer>",
                    "Point",
                    "List<Point>",
                    "Named<Point>",
                    "Bean",
                    "Colour",
                    "Optional<Integer>",
                    "OptionalInt",
                    "LocalDate",
                    "Instant",
                    "ZonedDateTime",
                    "Duration",
                    "YearMonth",
                    "UUID",
                    "Path",
                    "int...",
                    "Map<String, List<Point>>",
                    "Range");

    @TempDir static Path classes;

    private static String source(String body) {
        return """
        import java.math.*; import java.nio.file.*; import java.time.*; import java.util.*;
        public class Steps {
            public record Point(int x, double y) {}
            public record Named<T>(String name, List<T> items, Optional<String> note) {}
            public record Range(int low, int high) {
                public Range { if (low > high) throw new IllegalArgumentException("low > high"); }
            }
            public enum Colour { RED, GREEN }
            public static class Bean {
                private int size;
                public int getSize() { return size; }
                public void setSize(int size) { this.size = size; }
            }
            %s
        }
        """
                .formatted(body);
    }

    private Trial steps(String body) throws IOException {
        Files.writeString(folder.resolve("Steps.java"), source(body));
        return new Trial(new JavaTaskRunnerProvider(), folder, "Steps.java::run").returns("out");
    }

    /// Compiled once for all: the compiler takes longer than all the conversions.
    @BeforeAll
    static void compile() throws IOException {
        StringBuilder methods = new StringBuilder();
        for (int i = 0; i < TYPES.size(); i++) {
            methods.append(
                    "public static Object take%d(%s v) { return v; }%n".formatted(i, TYPES.get(i)));
        }
        Path source = Files.writeString(classes.resolve("Steps.java"), source(methods.toString()));
        assertThat(
                        requireNonNull(ToolProvider.getSystemJavaCompiler())
                                .run(null, null, null, "-parameters", source.toString()))
                .isZero();
    }

    private Trial taking(String type) {
        String command = "Steps::take" + TYPES.indexOf(type);
        return new Trial(new JavaTaskRunnerProvider(), folder, command)
                .classpath(classes)
                .returns("out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int | 3 | 3",
                "int | 3.0 | 3",
                "int | \"3\" | 3",
                "long | 3000000000 | 3000000000",
                "Integer | null | null",
                "double | 3 | 3.0",
                "float | 0.1 | 0.1",
                "BigDecimal | 0.1 | 0.1",
                "BigInteger | 12345678901234567890 | 12345678901234567890",
                "boolean | true | true",
                "String | \"a\\nb\" | \"a\\nb\"",
                "String | 3 | \"3\"",
                "char | \"c\" | \"c\"",
                "Object | {\"a\": [1, 2.5, null]} | {\"a\": [1, 2.5, null]}",
                "int[] | [1, 2] | [1, 2]",
                "List<Integer> | [1, 2] | [1, 2]",
                "Set<String> | [\"a\"] | [\"a\"]",
                "Map<String, List<Integer>> | {\"a\": [1]} | {\"a\": [1]}",
                "Map<Colour, Integer> | {\"RED\": 1} | {\"RED\": 1}",
                "Point | {\"x\": 1, \"y\": 2} | {\"x\": 1, \"y\": 2.0}",
                "Point | {\"x\": 1, \"y\": 2, \"more\": 3} | {\"x\": 1, \"y\": 2.0}",
                "List<Point> | [{\"x\": 1, \"y\": 2}] | [{\"x\": 1, \"y\": 2.0}]",
                "Named<Point> | {\"name\": \"n\", \"items\": [{\"x\": 1, \"y\": 2}]} | {\"name\": \"n\", \"items\": [{\"x\": 1, \"y\": 2.0}], \"note\": null}",
                "Bean | {\"size\": 3} | {\"size\": 3}",
                "Colour | \"GREEN\" | \"GREEN\"",
                "Optional<Integer> | 3 | 3",
                "Optional<Integer> | null | null",
                "OptionalInt | 3 | 3",
                "LocalDate | \"2026-02-03\" | \"2026-02-03\"",
                "Instant | \"2026-02-03T04:05:06Z\" | \"2026-02-03T04:05:06Z\"",
                "ZonedDateTime | \"2026-02-03T04:05:06+01:00\" | \"2026-02-03T04:05:06+01:00\"",
                "Duration | \"PT30S\" | \"PT30S\"",
                "YearMonth | \"2026-02\" | \"2026-02\"",
                "UUID | \"00000000-0000-0000-0000-000000000001\" | \"00000000-0000-0000-0000-000000000001\"",
                "Path | \"data/x.csv\" | \"data/x.csv\"",
                "int... | [1, 2] | [1, 2]",
            })
    void areMadeOfJsonAndBecomeJsonAgain(String type, String given, String expected)
            throws Exception {
        assertThat(taking(type).parameter("v", given).outputs()).containsEntry("out", expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int | 3.9 | parameter 'v' is not a valid int: 3.9 is no int",
                "int | null | parameter 'v' is not a valid int: null is no int",
                "int | \"\" | parameter 'v' is not a valid int: \"\" is no int",
                "int | \"abc\" | parameter 'v' is not a valid int: \"abc\" is no int",
                "int | 3000000000 | parameter 'v' is not a valid int: 3000000000 is no int",
                "Integer | \"\" | parameter 'v' is not a valid Integer: \"\" is no Integer",
                "boolean | 1 | parameter 'v' is not a valid boolean: 1 is no boolean",
                "boolean | null | parameter 'v' is not a valid boolean: null is no boolean",
                "int | [1] | parameter 'v' is not a valid int: [1] is no int",
                "List<Integer> | [1, \"x\"] | parameter 'v' is not a valid List<Integer>: \"x\" is no Integer at [1]",
                "List<Integer> | {} | parameter 'v' is not a valid List<Integer>: {} is no List",
                "Point | {\"x\": 1.5, \"y\": 2} | parameter 'v' is not a valid Point: 1.5 is no int at x",
                "Point | {\"y\": 2} | parameter 'v' is not a valid Point: a value is missing at x",
                "Map<String, List<Point>> | {\"a\": [{\"x\": \"q\"}]} | parameter 'v' is not a valid Map<String, List<Point>>: \"q\" is no int at a[0].x",
                "Colour | \"GREN\" | parameter 'v' is not a valid Colour: \"GREN\" is no Colour. Did you mean 'GREEN'? It is one of RED, GREEN.",
                "Colour | 1 | parameter 'v' is not a valid Colour: 1 is no Colour. It is one of RED, GREEN.",
                "LocalDate | \"3 Feb\" | parameter 'v' is not a valid LocalDate: \"3 Feb\" is no LocalDate",
                "Range | {\"low\": 2, \"high\": 1} | parameter 'v' is not a valid Range: Range refused {\"low\": 2, \"high\": 1}: java.lang.IllegalArgumentException: low > high",
            })
    void thatDoNotFitAreToldInTheUsersWords(String type, String given, String message)
            throws Exception {
        assertThat(taking(type).parameter("v", given).failure().message()).isEqualTo(message);
    }

    @Test
    void missingOneIsToldWithWhatThereIs() throws Exception {
        assertThat(taking("int").parameter("width", "1").parameter("x12", "2").failure().message())
                .isEqualTo(
                        "take0(int v) needs 'v', which is no parameter of this step."
                                + " There is width, x12.");
        assertThat(
                        steps("public static int run(int rate) { return rate; }")
                                .parameter("rates", "1")
                                .failure()
                                .message())
                .contains("Did you mean 'rates'?");
    }

    @Test
    void missingOptionalIsEmpty() throws Exception {
        assertThat(taking("Optional<Integer>").outputs()).containsEntry("out", "null");
    }

    @Test
    void mapItemsWinOverParametersAndThoseOverSecrets() throws Exception {
        Trial trial =
                steps(
                                "public static String run(String a, String b, String c) { return a + b + c; }")
                        .secret("a", "secret")
                        .secret("b", "secret")
                        .secret("c", "secret")
                        .parameter("b", "\" parameter\"")
                        .parameter("c", "\" parameter\"")
                        .variable("c", "\" item\"");
        assertThat(trial.outputs()).containsEntry("out", "\"secret parameter item\"");
    }

    @Test
    void overloadIsChosenByTheNamesThatThereAre() throws Exception {
        String overloads =
                """
                public static String run(int a) { return "a"; }
                public static String run(int a, int b) { return "ab"; }
                public static String run(String c) { return "c"; }
                """;
        assertThat(steps(overloads).parameter("a", "1").outputs()).containsEntry("out", "\"a\"");
        assertThat(steps(overloads).parameter("a", "1").parameter("b", "1").outputs())
                .containsEntry("out", "\"ab\"");
        assertThat(steps(overloads).parameter("a", "1").parameter("c", "1").failure().message())
                .startsWith("several overloads of 'run' fit the parameters: run(");
        assertThat(steps(overloads).parameter("d", "1").failure().message())
                .startsWith("no overload of 'run' fits the parameters: run(");
    }
}
