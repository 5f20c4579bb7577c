package dev.runnable.testkit.argo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.testkit.argo.Depends.Result;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DependsTest {
    private static final Map<String, Result> RESULTS =
            Map.of(
                    "a",
                    Result.SUCCEEDED,
                    "b",
                    Result.FAILED,
                    "c",
                    Result.SKIPPED,
                    "d-1",
                    Result.OMITTED);

    @ParameterizedTest
    @CsvSource({
        "a, true",
        "b, false",
        "c, true",
        "d-1, false",
        "d-1.Omitted, true",
        "!b, true",
        "!b.Failed, false",
        "a && b, false",
        "a || b, true",
        "a && b || c, true",
        "c || a && b, true",
        "(c || a) && b, false",
        "(b.Failed || b.Errored) && (a.Succeeded), true",
        "a.Skipped, false",
    })
    void isDecidedByTheResults(String depends, boolean holds) {
        assertThat(Depends.parse(depends).holds((task, result) -> RESULTS.get(task) == result))
                .isEqualTo(holds);
    }

    @Test
    void namesItsTasksAndWhetherItAsksForItems() {
        assertThat(Depends.parse("!(x && y.AnySucceeded) || y.Failed || z.AllFailed").tasks())
                .containsExactly(Map.entry("x", false), Map.entry("y", true), Map.entry("z", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a &&",
                "&& a",
                "a b",
                "(a",
                "a)",
                "a & b",
                "a.Succeeded.Failed",
                "a.succeeded",
                "a.SUCCEEDED",
                "a.Done",
                "in",
                "a && not",
                "true",
                "a_b"
            })
    void isRefused(String depends) {
        assertThatThrownBy(() -> Depends.parse(depends)).isInstanceOf(ArgoException.class);
    }
}
