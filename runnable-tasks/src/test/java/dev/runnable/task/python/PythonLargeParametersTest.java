package dev.runnable.task.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.spi.AttemptOutcome;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Large parameters go to those functions only that take them, which no function can tell.
@RequiresPython
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonLargeParametersTest {
    private static final String FUNCTIONS =
            """
            import argparse
            print("loaded")

            def length(items): return len(items)
            def small(x): return x
            def optional(x, items=None): return len(items or [])
            def rest(x, **others): return sorted(others)
            def namespace(ns: argparse.Namespace): return len(ns.items)
            def absent(itms): return itms
            """;
    private static final String ITEMS =
            IntStream.range(0, 1000)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(",", "[", "]"));
    private final PythonRun run;

    PythonLargeParametersTest(@TempDir Path directory) {
        run = PythonRun.in(directory).file("steps.py", FUNCTIONS);
    }

    @AfterAll
    void close() {
        run.close();
    }

    private PythonRun.Call call(String function) {
        return run.call("steps." + function).with("x", "1").with("items", ITEMS);
    }

    @Test
    void whoTakesItByNameGetsItAgainAndAgain() throws InterruptedException {
        assertThat(call("length").value()).isEqualTo("1000");
        assertThat(call("length").value()).isEqualTo("1000");
        assertThat(call("optional").value()).isEqualTo("1000");
    }

    @Test
    void whoDoesNotTakeItIsCalledAllTheSame() throws InterruptedException {
        assertThat(call("small").value()).isEqualTo("1");
    }

    @Test
    void theRestHoldsItToo() throws InterruptedException {
        assertThat(call("rest").value()).isEqualTo("[\"items\"]");
        assertThat(call("namespace").value()).isEqualTo("1000");
    }

    @Test
    void longTextsAndNestedListsAreLargeToo() throws InterruptedException {
        String text = '"' + "a".repeat(10_000) + '"';
        assertThat(run.call("steps.length").with("items", text).value()).isEqualTo("10000");
        String nested = "{\"a\": " + ITEMS + "}";
        assertThat(run.call("steps.length").with("items", nested).value()).isEqualTo("1");
    }

    @Test
    void itIsNamedAmongThoseThatAreThere() throws InterruptedException {
        assertThat(call("absent").run())
                .isInstanceOfSatisfying(
                        AttemptOutcome.Failed.class,
                        failed ->
                                assertThat(failed.message()).contains("'items', 'x'", "'items'?"));
    }

    @Test
    void variableOfTheSameNameWins() throws InterruptedException {
        assertThat(call("length").variable("items", "[1]").value()).isEqualTo("1");
    }
}
