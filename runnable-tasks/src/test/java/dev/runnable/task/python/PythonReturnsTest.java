package dev.runnable.task.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.graph.TaskSpec.Kind;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RequiresPython
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonReturnsTest {
    private static final String HEAD =
            """
            import collections, dataclasses, datetime, decimal, enum, pathlib, uuid
            from typing import NamedTuple

            class Color(enum.Enum):
                RED = "red"

            @dataclasses.dataclass
            class Point:
                x: int
                when: datetime.date = datetime.date(2024, 1, 2)

            class Pair(NamedTuple):
                b: int
                a: int

            class Array:  # as numpy's
                def __init__(self, values): self.values = values
                def tolist(self): return self.values

            class Scalar:
                def item(self): return 2.5

            loop = []
            loop.append(loop)

            def deep(n):
                value = 1
                for _ in range(n): value = [value]
                return value
            """;
    private final PythonRun run;
    private int count;

    PythonReturnsTest(@TempDir Path directory) {
        run = PythonRun.in(directory).file("head.py", HEAD);
    }

    @AfterAll
    void close() {
        run.close();
    }

    private PythonRun.Call returning(String expression) {
        String module = "returns" + ++count;
        run.file(module + ".py", "from head import *\n\ndef f(): return " + expression + "\n");
        return run.call(module + ".f");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "None | null",
                "'text é' | 'text é'",
                "10 ** 30 | 1000000000000000000000000000000",
                "{'a': [1, 2.5, True, None]} | {'a':[1,2.5,true,null]}",
                "{1: 2, None: 3, True: 4} | {'1':4,'null':3}",
                "{Color.RED: 1} | {'red':1}",
                "(1, 2) | [1,2]",
                "[(1,), ()] | [[1],[]]",
                "(1,) | 1",
                "Point(1) | {'x':1,'when':'2024-01-02'}",
                "Pair(1, 2) | [1,2]",
                "[Point(1)] | [{'x':1,'when':'2024-01-02'}]",
                "Color.RED | 'red'",
                "datetime.datetime(2024, 1, 2, 3) | '2024-01-02T03:00:00'",
                "datetime.timedelta(minutes=1) | 60.0",
                "decimal.Decimal('1.50') | '1.50'",
                "pathlib.Path('/a/b') | '/a/b'",
                "uuid.UUID(int=1) | '00000000-0000-0000-0000-000000000001'",
                "{3, 1, 2} | [1,2,3]",
                "{'b', 'a'} | ['a','b']",
                "{1, 'a'} | [1,'a']",
                "Array([1, Scalar()]) | [1,2.5]",
                "collections.OrderedDict(a=1) | {'a':1}",
            })
    void singleReturnTakesTheValueAsItIs(String expression, String json)
            throws InterruptedException {
        assertThat(returning(expression).value()).isEqualTo(json.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1, 2",
                "[1, 2]",
                "{'b': 2, 'a': 1, 'more': 3}",
                "Pair(2, 1)",
                "collections.namedtuple('Other', 'x y')(1, 2)",
                "type('Both', (), {'__dataclass_fields__': ('a', 'b'), 'a': 1, 'b': 2})()",
            })
    void severalReturnsAreTakenInOrderOrByName(String expression) throws InterruptedException {
        assertThat(returning(expression).returning("a", "b").result())
                .isEqualTo("{\"a\":1,\"b\":2}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1, 2, 3 | 3 values",
                "[] | 0 values",
                "5 | one value of type int",
                "None | nothing",
                "{'a': 1, 'c': 2} | the names 'a', 'c' without 'b'",
            })
    void severalReturnsThatDoNotMatchAreToldWithBothSides(String expression, String returned)
            throws InterruptedException {
        assertThat(returning(expression).returning("a", "b").result())
                .isEqualTo(
                        "Function f returned "
                                + returned
                                + ", but 2 returns are declared: 'a', 'b'. Return a tuple in this"
                                + " order, or a dict with these keys");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a': [1, float('nan')]}"
                        + " | at ['a'][1] is nan, which JSON does not have; return None or a number",
                "float('inf') | is inf, which JSON does not have; return None or a number",
                "b'abc' | is bytes, which JSON cannot hold; decode it or write it to a file",
                "object() | is of type object, which has no JSON form; return a dict or list of"
                        + " plain values, or declare it with kind 'object'",
                "(i for i in [1]) | is a generator; return list(...) of it",
                "{(1, 2): 3} | has a key of type tuple; keys of JSON are text",
                "{1: 1, '1': 2} | has two keys that are '1' in JSON",
                "loop | at [0] contains itself, which JSON cannot say",
                "deep(600) | is nested deeper than 200 levels",
                "10 ** 1000 | is a number of more than 900 digits; return it as text",
            })
    void whatJsonCannotSayIsRefusedWithTheReturnsName(String expression, String reason)
            throws InterruptedException {
        assertThat(returning(expression).value()).isEqualTo("Return 'value' " + reason);
    }

    @Test
    void withoutDeclaredReturnsTheValueIsDropped() throws InterruptedException {
        assertThat(returning("object()").result()).isEqualTo("{}");
    }

    @Test
    void metricIsANumberAndAMetric() throws InterruptedException {
        AttemptOutcome outcome =
                returning("decimal.Decimal('0.5')").returning("score", Kind.METRIC).run();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        AttemptOutcome.Succeeded.class,
                        succeeded ->
                                assertThat(succeeded.outputs())
                                        .containsEntry(
                                                "score",
                                                new Parameter.Metric(PythonRun.json("0.5"))));
    }

    @Test
    void longReturnComesWhole() throws InterruptedException {
        assertThat(returning("'x' * 30_000_000").value()).hasSize(30_000_002);
    }
}
