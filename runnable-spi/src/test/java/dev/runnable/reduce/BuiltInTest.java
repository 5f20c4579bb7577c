package dev.runnable.reduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<JsonNode> values(String list) {
        try {
            return JSON.readTree(list).valueStream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String reduce(String reducer, String list) {
        try {
            Reducer.Pure pure = (Reducer.Pure) Reducer.parse(Optional.of(reducer));
            return pure.reduce(values(list)).toString();
        } catch (ReducerException e) {
            return e.text();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''     | []
                    sum    | 0
                    count  | 0
                    concat | []
                    merge  | {}
                    min    | null
                    max    | null
                    mean   | null
                    first  | null
                    last   | null
                    """)
    void hasAResultForNoValues(String reducer, String expected) {
        assertThat(reduce(reducer, "[]")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''     | [3, null, [1], "ü"]        | [3,null,[1],"ü"]
                    sum    | [1, 2, 3]                  | 6
                    sum    | [2147483647, 1]            | 2147483648
                    sum    | [9223372036854775807, 9223372036854775807, 9223372036854775807, 1] | 27670116110564327422
                    sum    | [1e0, 2]                   | 3.0
                    sum    | [0.1, 0.2]                 | 0.30000000000000004
                    sum    | [1e100, 1, -1e100]         | 1.0
                    sum    | [9007199254740993, 0.0]    | 9.007199254740992E15
                    sum    | [1e308, 1e308, -1e308]     | 1.0E308
                    mean   | [1, 2]                     | 1.5
                    mean   | [2, 2]                     | 2.0
                    mean   | [1e308, 1e308]             | 1.0E308
                    mean   | [18446744073709551617, 3]  | 9.223372036854776E18
                    count  | [null, false, [], "a"]     | 4
                    first  | [null, 2]                  | null
                    last   | [1, {"a": 1}]              | {"a":1}
                    min    | [3, 1.5, 2]                | 1.5
                    max    | [1, 1.0, true]             | reducer 'max' cannot compare item 3: it is true, and item 1 is a number
                    max    | [1.0, 1]                   | 1.0
                    min    | [1, 1.0]                   | 1
                    max    | [9007199254740993, 9007199254740992.0] | 9007199254740993
                    max    | [9223372036854775808, 1e18] | 9223372036854775808
                    min    | ["b", "a", "ab"]           | "a"
                    max    | ["", "a", "ab"]            | "ab"
                    max    | ["😀", "～"]               | "😀"
                    concat | [[1, [2]], [], ["ü"]]      | [1,[2],"ü"]
                    concat | ["a", "", "😀"]            | "a😀"
                    merge  | [{"a": 1, "b": 2}, {}, {"c": 3, "a": {"x": 1}}] | {"a":{"x":1},"b":2,"c":3}
                    """)
    void makesOneValueOfMany(String reducer, String list, String expected) {
        assertThat(reduce(reducer, list)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sum    | [1, 2, "a"]       | reducer 'sum' cannot add item 3: it is the text 'a'
                    sum    | ["a", "b"]        | reducer 'sum' cannot add item 1: it is the text 'a'
                    sum    | [true]            | reducer 'sum' cannot add item 1: it is true
                    mean   | [1, null]         | reducer 'mean' cannot add item 2: it is null
                    sum    | [1e308, 1e308]    | reducer 'sum': the result is too large for a float
                    min    | [1, "a"]          | reducer 'min' cannot compare item 2: it is the text 'a', and item 1 is a number
                    min    | ["a", 1]          | reducer 'min' cannot compare item 2: it is the number 1, and item 1 is a text
                    max    | [[1], [2]]        | reducer 'max' cannot compare item 1: it is a list
                    max    | [null]            | reducer 'max' cannot compare item 1: it is null
                    concat | [1]               | reducer 'concat' cannot join item 1: it is the number 1
                    concat | [[1], "a"]        | reducer 'concat' cannot join item 2: it is the text 'a', and item 1 is a list
                    merge  | [{}, [1]]         | reducer 'merge' cannot unite item 2: it is a list
                    """)
    void tellsWhichValueItCannotTake(String reducer, String list, String message) {
        assertThat(reduce(reducer, list)).isEqualTo(message);
    }

    @Test
    void tellsForWhichNameItFails() throws Exception {
        SequencedMap<String, List<JsonNode>> values = new LinkedHashMap<>();
        values.put("good", values("[1, 2]"));
        assertThat(BuiltIn.SUM.reduceAll(values)).hasToString("{good=3}");
        values.put("bad", values("[{}]"));
        assertThat(catchThrowable(() -> BuiltIn.SUM.reduceAll(values)))
                .isInstanceOf(ReducerException.class)
                .hasMessage("parameter 'bad': reducer 'sum' cannot add item 1: it is an object");
    }

    @Test
    void takesNoNumberThatIsNone() {
        assertThat(
                        catchThrowable(
                                () -> BuiltIn.MAX.reduce(List.of(DoubleNode.valueOf(Double.NaN)))))
                .hasMessage("reducer 'max' cannot compare item 1: it is the number NaN");
    }

    @Test
    void reducesAHundredThousandValues() throws Exception {
        List<JsonNode> texts = Collections.nCopies(100_000, values("[\"ab\"]").getFirst());
        assertThat(BuiltIn.CONCAT.reduce(texts).textValue()).hasSize(200_000);
        List<JsonNode> lists = Collections.nCopies(100_000, values("[[1]]").getFirst());
        assertThat(BuiltIn.CONCAT.reduce(lists)).hasSize(100_000);
        List<JsonNode> halves = Collections.nCopies(100_000, DoubleNode.valueOf(0.5));
        assertThat(BuiltIn.SUM.reduce(halves)).isEqualTo(DoubleNode.valueOf(50_000.0));
        List<JsonNode> ones = Collections.nCopies(100_000, IntNode.valueOf(1));
        assertThat(BuiltIn.SUM.reduce(ones)).isEqualTo(IntNode.valueOf(100_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n"})
    void aBlankTextIsNoReducer(String text) {
        assertThat(Reducer.parse(Optional.of(text))).isEqualTo(new Reducer.Collect());
        assertThat(Reducer.parse(Optional.empty())).isEqualTo(new Reducer.Collect());
    }

    @Test
    void readsWhatAPipelineFileSays() {
        assertThat(Reducer.parse(Optional.of(" sum "))).isEqualTo(BuiltIn.SUM);
        assertThat(Reducer.parse(Optional.of("Sum"))).isEqualTo(new Reducer.Python("Sum"));
        assertThat(Reducer.parse(Optional.of("len"))).isEqualTo(new Reducer.Python("len"));
        assertThat(Reducer.parse(Optional.of("pkg.f"))).isEqualTo(new Reducer.Python("pkg.f"));
        assertThat(Reducer.parse(Optional.of("com.acme.R::f")))
                .isEqualTo(new Reducer.Java("com.acme.R::f"));
        assertThat(Reducer.parse(Optional.of("R.java::f")))
                .isEqualTo(new Reducer.Java("R.java::f"));
        assertThat(Reducer.parse(Optional.of("lambda *x: x[::2]")))
                .isEqualTo(new Reducer.Python("lambda *x: x[::2]"));
        assertThat(Reducer.parse(Optional.of("( lambda: 1)[::1]")))
                .isEqualTo(new Reducer.Python("( lambda: 1)[::1]"));
        assertThat(Reducer.parse(Optional.of("lambdas.R::f")))
                .isEqualTo(new Reducer.Java("lambdas.R::f"));
        for (String word : BuiltIn.words()) {
            assertThat(Reducer.parse(Optional.of(word)).text()).isEqualTo(word);
        }
    }
}
