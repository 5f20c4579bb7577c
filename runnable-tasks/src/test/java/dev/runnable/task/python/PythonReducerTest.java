package dev.runnable.task.python;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.fixture.Processes;
import dev.runnable.reduce.BuiltIn;
import dev.runnable.spi.AttemptOutcome;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RequiresPython
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonReducerTest {
    private static final String FUNCTIONS =
            """
            import os, sys, time

            def where(*values): return [os.getcwd(), os.environ["RUNNABLE_STEP_NAME"], sys.argv]
            def noisy(*values): print("reducing", len(values)); return len(values)
            def fails(*values): raise KeyError(values[0])
            def spins(*values):
                print(os.getpid(), flush=True)
                while True: pass
            def dies(*values): os._exit(9)
            def leaves(*values): sys.exit(3)
            async def later(*values): return max(values)
            def forks(*values):
                pid = os.fork()
                if pid == 0: sys.exit(5)
                return os.WEXITSTATUS(os.waitpid(pid, 0)[1])
            class Sums:
                @staticmethod
                def all(*values): return sum(values)
            constant = 3
            """;

    private final PythonRun python;

    PythonReducerTest(@TempDir Path directory) {
        python = PythonRun.in(directory).file("own.py", FUNCTIONS);
    }

    @BeforeEach
    void forget() {
        python.out.clear();
        python.err.clear();
    }

    @AfterAll
    void close() {
        python.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lambda *x: max(x)            | {"a": [1, 3, 2]}             | {"a":3}
                    (lambda *x: max(x))          | {"a": [1, 3, 2]}             | {"a":3}
                    'lambda *x:\n  max(x) # top' | {"a": [1, 3, 2]}             | {"a":3}
                    lambda *x: x[::2]            | {"a": [1, 3, 2]}             | {"a":[1,2]}
                    lambda *x: sorted(x, key=len) | {"a": ["ccc", "ü", "😀😀"]} | {"a":["ü","😀😀","ccc"]}
                    lambda *x: [one is None for one in x] | {"a": [null, 0]}    | {"a":[true,false]}
                    lambda *x: sum(x)            | {"a": [9223372036854775808, 18446744073709551616]} | {"a":27670116110564327424}
                    lambda *x: {"n": x}          | {"b": [1], "a": [2.0, "x"]}  | {"b":{"n":[1]},"a":{"n":[2.0,"x"]}}
                    lambda *x: x[0] + x[1]       | {"a": ["\\ud83d", "\\ude00"]} | {"a":"😀"}
                    max                          | {"a": [1, 3, 2], "b": ["x"]} | {"a":3,"b":"x"}
                    lambda *x: set(x)            | {"a": [2, 1, 2]}             | {"a":[1,2]}
                    len                          | {"a": [1, 3], "b": [], "c": [9]} | {"a":2,"b":0,"c":1}
                    sorted                       | {"a": [3, 1]}                | {"a":[1,3]}
                    max                          | {"a": [3], "b": [[1], [2]]}  | {"a":3,"b":[2]}
                    divmod                       | {"a": [7, 2]}                | {"a":[3,1]}
                    math.hypot                   | {"a": [3, 4]}                | {"a":5.0}
                    os.path.join                 | {"a": ["x", "y"]}            | {"a":"x/y"}
                    own.noisy                    | {"a": [1, 2]}                | {"a":2}
                    own.later                    | {"a": [1, 2]}                | {"a":2}
                    own.Sums.all                 | {"a": [1, 2]}                | {"a":3}
                    own.forks                    | {"a": [1]}                   | {"a":5}
                    """)
    void callsTheFunctionWithAllValues(String reducer, String values, String expected)
            throws Exception {
        assertThat(python.reduced(reducer, values)).isEqualTo(expected);
    }

    @Test
    void runsWhereTasksRun() throws Exception {
        assertThat(python.reduced("own.where", "{\"a\": [1]}"))
                .isEqualTo("{\"a\":[\"%s\",\"map\",[\"own.where\"]]}".formatted(python.directory));
        python.reduced("own.noisy", "{\"a\": [1], \"b\": []}");
        assertThat(python.out).containsExactly("reducing 1", "reducing 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lambda *x: 1 / x[0]   | Reducer 'lambda *x: 1 / x[0]' failed for parameter 'a': ZeroDivisionError: division by zero
                    own.fails             | Reducer 'own.fails' failed for parameter 'a': KeyError: 0
                    own.leaves            | Reducer 'own.leaves' failed for parameter 'a': SystemExit: 3
                    lambda *x: float('inf') | Reducer "lambda *x: float('inf')" failed for parameter 'a': Its result is inf, which JSON does not have; return None or a number
                    lambda *x max(x)      | Reducer 'lambda *x max(x)' is no valid Python: invalid syntax
                    lambda x=nothing: x   | Reducer 'lambda x=nothing: x': NameError: name 'nothing' is not defined
                    lens                  | Reducer 'lens' is none of Python's built-in functions. Did you mean 'len'?
                    own.nothing           | Reducer 'own.nothing': Module 'own' (
                    owns.nothing          | Reducer 'owns.nothing': No module named 'owns'. Searched:
                    own.constant          | Reducer 'own.constant': 'own.constant' is not a function, but an int
                    (lambda: 3)()         | Reducer '(lambda: 3)()' is not a function, but of type int
                    own.dies              | The Python process ended with exit code 9 (os._exit?) while it ran the reducer 'own.dies'
                    """)
    void tellsWhyItFails(String reducer, String message) throws Exception {
        assertThat(python.reduced(reducer, "{\"a\": [0]}")).startsWith(message);
        assertThat(python.reduced("min", "{\"a\": [0]}")).isEqualTo("{\"a\":0}");
    }

    @Test
    void showsTheUsersLinesOfAFailureOnce() throws Exception {
        String message = python.reduced("own.fails", "{\"good\": [], \"a\": [\"ü\"]}");
        assertThat(message)
                .startsWith("Reducer 'own.fails' failed for parameter 'a': KeyError: 'ü'\n")
                .contains("in fails")
                .doesNotContain("_runnable_bridge");
        assertThat(message.split("KeyError: 'ü'", -1)).hasSize(2);
        assertThat(python.err).contains("KeyError: 'ü'");
    }

    @Test
    void failingForNoValuesIsNullAndTold() throws Exception {
        assertThat(python.reduced("own.fails", "{\"a\": [], \"b\": []}"))
                .isEqualTo("{\"a\":null,\"b\":null}");
        assertThat(python.err)
                .containsExactly(
                        "runnable: Reducer 'own.fails' failed for parameter 'a': IndexError: tuple"
                                + " index out of range. There are no values, so it is null",
                        "runnable: Reducer 'own.fails' failed for parameter 'b': IndexError: tuple"
                                + " index out of range. There are no values, so it is null");
        assertThat(python.reduced("own.Sums.all", "{\"a\": []}")).isEqualTo("{\"a\":0}");
        assertThat(python.reduced("own.nothing", "{\"a\": []}"))
                .startsWith("Reducer 'own.nothing': Module 'own'");
    }

    @Test
    void takesAHundredThousandValues() throws Exception {
        SequencedMap<String, List<JsonNode>> values = new LinkedHashMap<>();
        for (String name : List.of("a", "b")) {
            values.put(
                    name,
                    IntStream.range(0, 100_000).<JsonNode>mapToObj(IntNode::valueOf).toList());
        }
        AttemptOutcome outcome = python.reduce("lambda *x: list(x[::-1])", values);
        assertThat(result(outcome, "b")).hasSize(100_000).startsWith(IntNode.valueOf(99_999));
    }

    @Test
    void builtInSumsAndMeansAreThoseOfPython() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            List<JsonNode> numbers =
                    Stream.generate(() -> random(random)).limit(1 + random.nextInt(50)).toList();
            SequencedMap<String, List<JsonNode>> values = new LinkedHashMap<>();
            values.put("a", numbers);
            String python =
                    "lambda *x: [__import__('math').fsum(x), __import__('statistics').mean(x), min(x), max(x)]";
            AttemptOutcome outcome = this.python.reduce(python, values);
            assertThat(result(outcome, "a"))
                    .containsExactly(
                            BuiltIn.SUM.reduce(numbers),
                            BuiltIn.MEAN.reduce(numbers),
                            BuiltIn.MIN.reduce(numbers),
                            BuiltIn.MAX.reduce(numbers));
        }
    }

    private static JsonNode result(AttemptOutcome outcome, String name) {
        return requireNonNull(((AttemptOutcome.Succeeded) outcome).outputs().get(name)).value();
    }

    private static JsonNode random(Random random) {
        return JsonNodeFactory.instance.numberNode(
                random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
    }

    @Test
    void anInterruptionEndsAnEndlessReducer() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                python.reduce("own.spins", "{\"a\": [1]}");
                                interrupted.complete(false);
                            } catch (InterruptedException _) {
                                interrupted.complete(true);
                            }
                        });
        while (python.out.isEmpty() && thread.isAlive()) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        assertThat(interrupted.get()).isTrue();
        assertThat(Processes.isAlive(python.out.getFirst())).isFalse();
        assertThat(python.reduced("max", "{\"a\": [1, 2]}")).isEqualTo("{\"a\":2}");
    }
}
