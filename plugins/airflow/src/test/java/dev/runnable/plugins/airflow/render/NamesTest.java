package dev.runnable.plugins.airflow.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NamesTest {
    private static final String TASK = "[A-Za-z0-9_.-]{1,250}";
    private static final String GROUP = "[A-Za-z0-9_-]{1,200}";

    private final Names names = new Names();

    @Test
    void goodNamesStay() {
        assertThat(names.task("par.left.train-2_b")).isEqualTo("par.left.train-2_b");
    }

    @Test
    void hostileNamesBecomeIdsThatDiffer() {
        List<String> hostile =
                List.of(
                        "a b",
                        "a.b",
                        "a/b",
                        "",
                        " ",
                        "é",
                        "日本",
                        "\n",
                        "'",
                        "{{x}}",
                        "x".repeat(999));

        List<String> tasks = hostile.stream().map(names::task).toList();
        List<String> groups = hostile.stream().map(names::group).toList();

        assertThat(tasks).allMatch(id -> id.matches(TASK)).doesNotHaveDuplicates();
        assertThat(groups).allMatch(id -> id.matches(GROUP)).doesNotHaveDuplicates();
        assertThat(tasks).doesNotContainAnyElementsOf(groups);
    }

    @Test
    void anIdDependsOnTheNameAlone() {
        assertThat(new Names().task("a b")).isEqualTo(names.task("a b"));
    }

    @Test
    void whatIsTakenGetsANumber() {
        assertThat(names.task("a.end")).isEqualTo("a.end");
        assertThat(names.task("a.end")).isEqualTo("a.end-2");
        assertThat(names.task("a.end-2")).isEqualTo("a.end-2-2");
    }
}
