package dev.runnable.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.graph.StepPath.Segment;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotebookOutputTest {
    private static final StepPath MAP = StepPath.root("map");

    private static String of(StepPath step, String... variables) {
        return NotebookOutput.of("a/x.ipynb", step, List.of(variables));
    }

    private static StepPath item(String key, String step) {
        return MAP.child(new Segment.Item(key), step);
    }

    @Test
    void isTheOriginalsWhereThatIsClear() {
        assertThat(of(StepPath.root("hello notebook"))).isEqualTo("a/x-hellonotebook_out.ipynb");
        assertThat(of(item("1", "execute_notebook"), "chunk"))
                .isEqualTo("a/x-chunk1executenotebook_out.ipynb");
        assertThat(of(MAP.child(new Segment.Iteration(2), "guess"), "round"))
                .isEqualTo("a/x-round2guess_out.ipynb");
    }

    @Test
    void differsWhereTheLettersDoNot() {
        assertThat(
                        List.of(
                                of(item("a-b", "s"), "i"),
                                of(item("ab", "s"), "i"),
                                of(item("a_b", "s"), "i"),
                                of(StepPath.root("p").child(new Segment.Branch("b"), "s")),
                                of(StepPath.root("q").child(new Segment.Branch("b"), "s")),
                                of(item("1", "m").child(new Segment.Item("11"), "s"), "i", "j"),
                                of(item("11", "m").child(new Segment.Item("1"), "s"), "i", "j"),
                                of(StepPath.root("訓練")),
                                of(StepPath.root("評価"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void isSafeForTheFileSystem() {
        assertThat(of(StepPath.root("../x/" + "é".repeat(9) + "y".repeat(300))))
                .matches("a/x-xy{79}-[0-9a-f]{8}_out\\.ipynb");
    }
}
