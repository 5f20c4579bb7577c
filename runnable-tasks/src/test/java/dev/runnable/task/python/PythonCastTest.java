package dev.runnable.task.python;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RequiresPython
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonCastTest {
    private static final String HEAD =
            """
            import argparse, collections, dataclasses, datetime, decimal, enum, pathlib, uuid
            import collections.abc as abc
            from typing import *

            class Color(enum.Enum):
                RED = "red"
                BLUE = "blue"

            class Level(enum.IntEnum):
                LOW = 1
                HIGH = 2

            @dataclasses.dataclass
            class Point:
                x: int
                y: "float" = 0.5

            @dataclasses.dataclass
            class Path2:
                start: Point
                points: List[Point] = dataclasses.field(default_factory=list)
                color: Optional[Color] = None

            class Pair(NamedTuple):
                a: int
                b: str = "z"

            class Typed(TypedDict):
                a: int

            class Port(int):
                pass

            UserId = NewType("UserId", int)

            """;
    private final PythonRun run;
    private int count;

    PythonCastTest(@TempDir Path directory) {
        run = PythonRun.in(directory).file("head.py", HEAD);
    }

    @AfterAll
    void close() {
        run.close();
    }

    /// What `repr` shows of the argument, as JSON, or the failure.
    private String cast(String annotation, String json, String future) throws InterruptedException {
        String module = "cast" + ++count;
        run.file(
                module + ".py",
                future + "from head import *\n\ndef show(x: " + annotation + "): return repr(x)\n");
        return run.call(module + ".show").with("x", json).value();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int | '3' | 3",
                "int | 3.0 | 3",
                "int | true | 1",
                "int | 123456789012345678901234567890 | 123456789012345678901234567890",
                "float | 3 | 3.0",
                "float | '3.5' | 3.5",
                "bool | 'true' | True",
                "bool | 'False' | False",
                "bool | '0' | False",
                "bool | 1 | True",
                "str | 3 | '3'",
                "str | {'a': [1, 'é']} | '{\"a\": [1, \"\\\\u00e9\"]}'",
                "Optional[int] | null | None",
                "Optional[int] | '3' | 3",
                "Union[int, str] | '3' | '3'",
                "Union[int, str] | 3 | 3",
                "Union[float, int] | 3 | 3",
                "Union[bool, int] | 1 | 1",
                "Union[int, Color] | 'red' | <Color.RED: 'red'>",
                "Union[List[int], List[str]] | ['1'] | ['1']",
                "Any | null | None",
                "Any | {'a': 1} | {'a': 1}",
                "object | null | None",
                "Literal['a', 1] | 'a' | 'a'",
                "Literal['a', 1] | '1' | 1",
                "List[int] | ['1', 2.0] | [1, 2]",
                "List | [1] | [1]",
                "list | [1] | [1]",
                "Dict[str, float] | {'a': '1'} | {'a': 1.0}",
                "Dict[int, List[str]] | {'1': [2]} | {1: ['2']}",
                "Tuple[int, str] | [1, 2] | (1, '2')",
                "Tuple[int, ...] | ['1', '2'] | (1, 2)",
                "tuple | [1, 2] | (1, 2)",
                "Set[int] | [1, '1', 2] | {1, 2}",
                "Sequence[int] | ['1'] | [1]",
                "Iterable[str] | ['a'] | ['a']",
                "Mapping[str, int] | {'a': '1'} | {'a': 1}",
                "collections.OrderedDict | {} | OrderedDict()",
                "collections.deque | [1] | deque([1])",
                "Color | 'red' | <Color.RED: 'red'>",
                "Color | 'BLUE' | <Color.BLUE: 'blue'>",
                "Level | '2' | <Level.HIGH: 2>",
                "Point | {'x': '1', 'unknown': 2} | Point(x=1, y=0.5)",
                "Path2 | {'start': {'x': 1}, 'points': [{'x': 2}], 'color': 'red'}"
                        + " | Path2(start=Point(x=1, y=0.5), points=[Point(x=2, y=0.5)],"
                        + " color=<Color.RED: 'red'>)",
                "Pair | [1, 'b'] | Pair(a=1, b='b')",
                "Pair | {'a': 1} | Pair(a=1, b='z')",
                "Typed | {'a': 'q'} | {'a': 'q'}",
                "UserId | '3' | 3",
                "Port | '80' | 80",
                "datetime.datetime | '2024-01-02T03:04:05Z'"
                        + " | datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)",
                "datetime.date | '2024-01-02' | datetime.date(2024, 1, 2)",
                "datetime.time | '10:11' | datetime.time(10, 11)",
                "decimal.Decimal | 0.1 | Decimal('0.1')",
                "pathlib.Path | '/a' | PosixPath('/a')",
                "uuid.UUID | '123e4567-e89b-12d3-a456-426614174000'"
                        + " | UUID('123e4567-e89b-12d3-a456-426614174000')",
                "complex | '1+2j' | (1+2j)",
                "(lambda v: v * 2) | 4 | 8",
                "Callable[[int], int] | 3 | 3",
                "any | 3 | 3",
                "'prose, no type' | 1 | 1",
            })
    void valueBecomesWhatTheAnnotationAsksFor(String annotation, String json, String expected)
            throws InterruptedException {
        assertThat(cast(annotation, json.replace('\'', '"'), ""))
                .isEqualTo(TextNode.valueOf(expected).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int | 3.9 | int: 3.9 has a fraction that would be lost",
                "int | 'x' | int: 'x' is not a whole number",
                "int | null | int: it is null, and only Optional arguments take that",
                "int | [1] | int: [1] is a list, not a whole number",
                "Port | 3.9 | Port: 3.9 has a fraction that would be lost",
                "float | 'x' | float: 'x' is not a number",
                "bool | 'yes' | bool: 'yes' is neither true nor false",
                "bool | 2 | bool: 2 is neither true nor false",
                "str | null | str: it is null, and only Optional arguments take that",
                "bytes | 'a' | bytes: 'a' is text, and JSON cannot carry bytes; take a str",
                "list | 'abc' | list: 'abc' is text, not a list",
                "List[int] | 'abc' | List[int]: 'abc' is text, not a list",
                "List[int] | [1, 'x'] | List[int]: element 1: 'x' is not a whole number",
                "List[int] | {'a': 1} | List[int]: {'a': 1} is an object, not a list",
                "Dict[str, int] | {'a': 'x'}"
                        + " | Dict[str, int]: key 'a': 'x' is not a whole number",
                "dict | [1] | dict: [1] is a list, not an object",
                "Tuple[int, str] | [1] | Tuple[int, str]: it has 1 elements instead of 2",
                "Optional[int] | 3.9 | Optional[int]: 3.9 has a fraction that would be lost",
                "Literal['a', 1] | 'b' | Literal['a', 1]: 'b' is none of 'a', 1",
                "Color | 'green' | Color: 'green' is none of 'red', 'blue'",
                "Point | {'y': 1} | Point: it lacks 'x'; its keys are: 'y'",
                "Point | 3 | Point: 3 is a number, not an object",
                "Path2 | {'start': {'x': 2.5}}"
                        + " | Path2: 'start': 'x': 2.5 has a fraction that would be lost",
                "datetime.date | 'soon' | date: 'soon' does not look like 2024-12-31",
                "pathlib.Path | 3 | Path: 3 is a number, not text",
                "decimal.Decimal | 'x' | Decimal: 'x' does not look like a number",
            })
    void valueThatDoesNotFitIsRefusedWithTheReason(String annotation, String json, String reason)
            throws InterruptedException {
        assertThat(cast(annotation, json.replace('\'', '"'), "").replace('"', '\''))
                .isEqualTo("Cannot cast parameter 'x' to " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "int ; \"3\" ; 3",
                "int | None ; null ; None",
                "int | str | None ; \"3\" ; '3'",
                "list[int] ; [\"1\"] ; [1]",
                "dict[str, list[int]] | None ; {\"a\": [\"1\"]} ; {'a': [1]}",
                "List[Point] ; [{\"x\": 1}] ; [Point(x=1, y=0.5)]",
                "OnlyForTypeCheckers ; {\"a\": 1} ; {'a': 1}",
            })
    void annotationsThatAreTextMeanTheSame(String annotation, String json, String expected)
            throws InterruptedException {
        String future = "from __future__ import annotations\n";

        assertThat(cast(annotation, json, future)).isEqualTo(TextNode.valueOf(expected).toString());
    }

    @Test
    void nullIsTakenWhereTheDefaultIsNone() throws InterruptedException {
        run.file("implicit.py", "def show(x: str = None): return repr(x)\n");

        assertThat(run.call("implicit.show").with("x", "null").value()).isEqualTo("\"None\"");
    }

    @Test
    void allMistakesAreToldAtOnce() throws InterruptedException {
        run.file("several.py", "def f(a: int, b: int, c, d): pass\n");

        assertThat(run.call("several.f").with("a", "1.5").with("b", "\"x\"").with("dd", "1").run())
                .hasToString(
                        "Failed[message=Function f has required parameter 'c' that is not present"
                                + " in the parameters (present: 'a', 'b', 'dd').\n"
                                + "Function f has required parameter 'd' that is not present in the"
                                + " parameters (present: 'a', 'b', 'dd'). Did you mean 'dd'?\n"
                                + "Cannot cast parameter 'a' to int: 1.5 has a fraction that would be"
                                + " lost\n"
                                + "Cannot cast parameter 'b' to int: \"x\" is not a whole number,"
                                + " exitCode=OptionalInt.empty]");
    }
}
