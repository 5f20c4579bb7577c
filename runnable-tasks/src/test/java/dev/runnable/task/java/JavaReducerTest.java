package dev.runnable.task.java;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.runnable.fixture.Recorded;
import dev.runnable.fixture.Trial;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Parameter;
import dev.runnable.problem.Problem;
import dev.runnable.reduce.Reducer;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.ObjectFiles;
import dev.runnable.spi.ReducingTaskRunner;
import dev.runnable.spi.Reduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaReducerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METHODS =
            """
            import java.math.BigInteger;
            import java.util.*;
            import java.util.stream.*;

            public class R {
                public record Point(int x, String name) {}
                public enum Colour { RED, GREEN }

                static int most(int... values) { return Arrays.stream(values).max().getAsInt(); }
                static String joined(String... values) { return String.join("+", values); }
                static Point[] array(Point[] points) { return points; }
                static Point last(List<Point> points) { return points.getLast(); }
                static Map<Colour, Long> colours(Collection<Colour> colours) {
                    return new TreeMap<>(colours.stream().collect(
                            Collectors.groupingBy(c -> c, Collectors.counting())));
                }
                static BigInteger sum(Stream<BigInteger> values) {
                    return values.reduce(BigInteger.ZERO, BigInteger::add);
                }
                static long nulls(Stream<? extends Object> values) {
                    return values.filter(Objects::isNull).count();
                }
                static Object raw(List values) { return values; }
                static <T> T same(Iterable<T> values) { return values.iterator().next(); }
                static String fold(String a, String b) { return "(" + a + b + ")"; }
                static long wide(int a, int b) { return (long) a + b; }
                static Point both(Point a, Point b) { return new Point(a.x() + b.x(), b.name()); }
                static Integer forgets(Integer a, Integer b) { return null; }
                static <T> String any(T a, T b) { return a + "," + b; }

                static int fails(List<Integer> values) {
                    throw new IllegalStateException("boom " + values);
                }
                static int runsOut(List<Integer> values) { return runsOut(values) + 1; }
                static Object self(List<Object> values) {
                    List<Object> list = new ArrayList<>();
                    list.add(list);
                    return list;
                }
                static int says(List<Integer> values) {
                    System.out.println("saw " + values.size());
                    return values.size();
                }
                static int waits(List<Integer> values) throws Exception {
                    System.out.println("waiting");
                    Thread.sleep(Long.MAX_VALUE);
                    return 0;
                }

                static void nothing(List<Integer> values) {}
                int bound(List<Integer> values) { return 0; }
                static int one(int value) { return value; }
                static int mixed(int a, String b) { return a; }
                static int twice(List<Integer> values) { return 0; }
                static int twice(int... values) { return 0; }
            }
            """;

    @TempDir Path folder;
    private final Recorded output = new Recorded();
    private ReducingTaskRunner runner;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("R.java"), METHODS);
        JavaTaskRunnerProvider provider = new JavaTaskRunnerProvider();
        runner =
                (ReducingTaskRunner)
                        provider.open(new Trial(provider, folder, "R.java::x").context(), 1);
    }

    @AfterEach
    void close() {
        runner.close();
    }

    private AttemptOutcome reduce(String reducer, SequencedMap<String, List<JsonNode>> values)
            throws InterruptedException {
        return runner.reduce(
                new Reduction(
                        StepPath.root("map"),
                        1,
                        new Reducer.Java(reducer),
                        values,
                        Set.of(),
                        Map.of(),
                        output,
                        ObjectFiles.none("do-nothing")));
    }

    /// The results as one JSON object, or the message of the failure.
    private String reduced(String reducer, String values) throws Exception {
        SequencedMap<String, List<JsonNode>> byName = new LinkedHashMap<>();
        JSON.readTree(values)
                .properties()
                .forEach(name -> byName.put(name.getKey(), name.getValue().valueStream().toList()));
        return switch (reduce(reducer, byName)) {
            case AttemptOutcome.Succeeded(SequencedMap<String, Parameter> outputs) -> {
                Map<String, JsonNode> results = new LinkedHashMap<>();
                outputs.forEach((name, parameter) -> results.put(name, parameter.value()));
                yield JSON.valueToTree(results).toString();
            }
            case AttemptOutcome.Failed(String message, _) -> message;
        };
    }

    private List<String> check(String... reducers) {
        SequencedMap<String, Reducer.Custom> all = new LinkedHashMap<>();
        for (String reducer : reducers) {
            all.put("map of " + reducer, new Reducer.Java(reducer));
        }
        return runner.check(List.of(), all).stream()
                .map(Problem::toString)
                .map(text -> text.replace(folder + ": ", ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    R.java::most    | {"b": [1, 3], "a": [2.0]}          | {"b":3,"a":2}
                    R.java::joined  | {"a": ["ü", "😀"], "b": []}        | {"a":"ü+😀","b":""}
                    R.java::array   | {"a": [{"x": 1, "name": null}]}    | {"a":[{"x":1,"name":null}]}
                    R.java::last    | {"a": [{"x": 1}, {"x": 2, "y": 3}]} | {"a":{"x":2,"name":null}}
                    R.java::colours | {"a": ["RED", "GREEN", "RED"]}     | {"a":{"RED":2,"GREEN":1}}
                    R.java::sum     | {"a": [18446744073709551616, 1]}   | {"a":18446744073709551617}
                    R.java::nulls   | {"a": [null, 0, null]}             | {"a":2}
                    R.java::raw     | {"a": [null, {"b": [1.5]}]}        | {"a":[null,{"b":[1.5]}]}
                    R.java::same    | {"a": [[7]]}                       | {"a":[7]}
                    R.java::fold    | {"a": ["1", "2", "3"]}             | {"a":"((12)3)"}
                    R.java::fold    | {"a": [], "b": ["1"]}              | {"a":null,"b":"1"}
                    R.java::wide    | {"a": [1, 2, 3]}                   | {"a":6}
                    R.java::wide    | {"a": [2000000000, 2000000000]}    | {"a":4000000000}
                    R.java::both    | {"a": [{"x": 1}, {"x": 2, "name": "ü"}]} | {"a":{"x":3,"name":"ü"}}
                    R.java::forgets | {"a": [1, 2]}                      | {"a":null}
                    R.java::any     | {"a": [{"x": 1}, null, "z"]}       | {"a":"{x=1},null,z"}
                    java.lang.Integer::sum | {"a": [1, 2, 3]}            | {"a":6}
                    """)
    void callsAStaticMethodOfAnyShape(String reducer, String values, String expected)
            throws Exception {
        assertThat(check(reducer)).isEmpty();
        assertThat(reduced(reducer, values)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    R.java::most    | {"a": [1, "x"]}  | Reducer 'R.java::most' failed for parameter 'a': parameter 'a' is not a valid int[]: "x" is no int at [1]
                    R.java::sum     | {"a": [1, 1.5]}  | Reducer 'R.java::sum' failed for parameter 'a': parameter 'a' is not a valid List<BigInteger>: 1.5 is no BigInteger at [1]
                    R.java::wide    | {"a": [2000000000, 2000000000, 1]} | Reducer 'R.java::wide' failed for parameter 'a': parameter 'a' is not a valid int: 4000000000 is no int
                    R.java::fails   | {"b": [], "a": [1]} | Reducer 'R.java::fails' failed for parameter 'a': java.lang.IllegalStateException: boom [1]
                    R.java::runsOut | {"a": [1]}       | Reducer 'R.java::runsOut' failed for parameter 'a': java.lang.StackOverflowError
                    R.java::self    | {"a": [1]}       | Reducer 'R.java::self' failed for parameter 'a': output 'a' is no JSON: it contains itself
                    R.java::lost    | {"a": []}        | Reducer 'R.java::lost': class 'R' has no method 'lost'. Did you mean 'last'?
                    """)
    void tellsWhyItFails(String reducer, String values, String message) throws Exception {
        assertThat(reduced(reducer, values)).startsWith(message);
    }

    @Test
    void failingForNoValuesIsNullAndTold() throws Exception {
        assertThat(reduced("R.java::most", "{\"a\": [], \"b\": [1]}"))
                .isEqualTo("{\"a\":null,\"b\":1}");
        assertThat(output.err())
                .containsExactly(
                        "runnable: Reducer 'R.java::most' failed for parameter 'a':"
                                + " java.util.NoSuchElementException: No value present."
                                + " There are no values, so it is null");
    }

    @Test
    void itsOutputBelongsToTheMap() throws Exception {
        assertThat(reduced("R.java::says", "{\"a\": [1, 2], \"b\": []}"))
                .isEqualTo("{\"a\":2,\"b\":0}");
        assertThat(output.out()).containsExactly("saw 2", "saw 0");
        reduced("R.java::fails", "{\"a\": [1]}");
        assertThat(output.err()).first().isEqualTo("java.lang.IllegalStateException: boom [1]");
    }

    @Test
    void takesAHundredThousandValues() throws Exception {
        SequencedMap<String, List<JsonNode>> values = new LinkedHashMap<>();
        values.put("a", IntStream.range(0, 100_000).<JsonNode>mapToObj(IntNode::valueOf).toList());
        for (String reducer : List.of("R.java::sum", "java.lang.Long::sum")) {
            assertThat(reduce(reducer, values))
                    .hasToString("Succeeded[outputs={a=Json[value=%d]}]".formatted(4_999_950_000L));
        }
    }

    @Test
    void whatCannotReduceIsToldBeforeTheRun() {
        assertThat(
                        check(
                                "R.java::most",
                                "R.java::nothing",
                                "R.java::bound",
                                "R.java::one",
                                "R.java::mixed",
                                "R.java::twice",
                                "S.java::f",
                                "com.acme.R::f"))
                .map(text -> text.replaceAll(": it was looked for.*| It was looked for.*", ""))
                .containsExactly(
                        "error: step 'map of R.java::nothing': method 'nothing' returns nothing"
                                + " (void). Let it return the reduced value. [RNB-114]",
                        "error: step 'map of R.java::bound': method 'bound' is not static."
                                + " Make it static: a reducer has no instance. [RNB-114]",
                        "error: step 'map of R.java::one': one(int value) is no reducer. Let it"
                                + " take all values, as T..., List<T> or Stream<T>, or two of them,"
                                + " as (T a, T b). [RNB-114]",
                        "error: step 'map of R.java::mixed': mixed(int a, String b) is no reducer."
                                + " Let it take all values, as T..., List<T> or Stream<T>, or two"
                                + " of them, as (T a, T b). [RNB-114]",
                        "error: step 'map of R.java::twice': several methods can be the reducer:"
                                + " twice(List values), twice(int[] values). Give them different"
                                + " names. [RNB-114]",
                        "error: step 'map of S.java::f': source file 'S.java' was not found.",
                        "error: step 'map of com.acme.R::f': class 'com.acme.R' was not found: the"
                                + " class path is empty. Name its jar or folder in 'classpath:' of"
                                + " the configuration or with --classpath, or name a source file:"
                                + " Steps.java::method. [RNB-406]");
    }

    @Test
    void anInterruptionEndsIt() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                reduced("R.java::waits", "{\"a\": [1]}");
                                interrupted.complete(false);
                            } catch (InterruptedException _) {
                                interrupted.complete(true);
                            } catch (Exception bug) {
                                interrupted.completeExceptionally(bug);
                            }
                        });
        while (output.out().isEmpty() && thread.isAlive()) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        assertThat(interrupted.get()).isTrue();
        assertThat(output.err()).noneMatch(line -> line.contains("left behind"));
    }
}
