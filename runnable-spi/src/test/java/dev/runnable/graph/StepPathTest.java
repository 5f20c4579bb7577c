package dev.runnable.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.runnable.graph.StepPath.Segment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepPathTest {
    private static final StepPath LEAF =
            StepPath.root("par")
                    .child(new Segment.Branch("left"), "m")
                    .child(new Segment.Item("x-1"), "l")
                    .child(new Segment.Iteration(3), "leaf");

    @Test
    void textJoinsTheWayWithDots() {
        assertThat(StepPath.root("a b").text()).isEqualTo("a b");
        assertThat(LEAF.text()).isEqualTo("par.left.m.x-1.l.3.leaf").hasToString(LEAF.toString());
        assertThat(LEAF.branch().orElseThrow().text()).isEqualTo("par.left.m.x-1.l.3");
        assertThat(LEAF.name()).isEqualTo("leaf");
    }

    @Test
    void rootStepStandsInNoBranch() {
        assertThat(StepPath.root("a").branch()).isEmpty();
        assertThat(StepPath.root("a").sibling("b")).isEqualTo(StepPath.root("b"));
    }

    @Test
    void siblingStandsInTheSameBranch() {
        assertThat(LEAF.sibling("other").text()).isEqualTo("par.left.m.x-1.l.3.other");
        assertThat(LEAF.sibling("other").branch()).isEqualTo(LEAF.branch());
        assertThat(LEAF.sibling("other").sibling("leaf")).isEqualTo(LEAF);
    }

    @Test
    void branchLeadsToItsStepsAndBack() {
        BranchPath item = new BranchPath(StepPath.root("m"), new Segment.Item("1"));

        StepPath step = item.child("p");

        assertThat(step).isEqualTo(StepPath.root("m").child(new Segment.Item("1"), "p"));
        assertThat(step.branch()).contains(item);
    }

    @Test
    void segmentsAreTheWholeWay() {
        Random random = new Random(1);
        HostilePaths paths = new HostilePaths(random);
        for (int i = 0; i < 2_000; i++) {
            StepPath path = paths.next();

            StepPath again = new StepPath(path.segments());

            assertThat(again).isEqualTo(path).hasSameHashCodeAs(path);
            assertThat(again.text())
                    .isEqualTo(path.text())
                    .isEqualTo(
                            path.segments().stream()
                                    .map(Segment::text)
                                    .collect(Collectors.joining(".")));
        }
    }

    @Test
    void pathsAreEqualExactlyWhenTheirSegmentsAre() {
        HostilePaths paths = new HostilePaths(new Random(2));
        List<StepPath> some = IntStream.range(0, 300).mapToObj(_ -> paths.next()).toList();
        for (StepPath a : some) {
            for (StepPath b : some) {
                assertThat(a.equals(b)).isEqualTo(a.segments().equals(b.segments()));
            }
        }
    }

    @Test
    void sameTextDoesNotMakeTheSameStep() {
        StepPath branch = StepPath.root("a").child(new Segment.Branch("1"), "b");
        StepPath item = StepPath.root("a").child(new Segment.Item("1"), "b");
        StepPath iteration = StepPath.root("a").child(new Segment.Iteration(1), "b");
        StepPath dotted = StepPath.root("a.1.b");

        assertThat(List.of(branch, item, iteration, dotted))
                .doesNotHaveDuplicates()
                .extracting(StepPath::text)
                .containsOnly("a.1.b");
    }

    @Test
    void stepsAndBranchesTakeTurns() {
        Segment step = new Segment.Step("s");
        Segment item = new Segment.Item("i");
        for (List<Segment> wrong :
                List.of(
                        List.<Segment>of(),
                        List.of(item),
                        List.of(step, item),
                        List.of(step, step),
                        List.of(step, step, step),
                        List.of(step, item, item),
                        List.of(item, item, step))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new StepPath(wrong));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BranchPath(StepPath.root("s"), step));
    }

    @Test
    void pathMayBeDeeperThanTheStack() {
        StepPath a = deep();
        StepPath b = deep();

        assertThat(a.equals(b)).isTrue();
        assertThat(a.text()).isEqualTo(b.text()).hasSize(4 * 100_000 + 1);
    }

    private static StepPath deep() {
        StepPath path = StepPath.root("s");
        for (int i = 0; i < 100_000; i++) {
            path = path.child(new Segment.Item("i"), "s");
        }
        return path;
    }

    @Test
    void hashesOfNestedItemsDiffer() {
        Map<Integer, Integer> hashes = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            StepPath inner = StepPath.root("m").child(new Segment.Item("" + i), "n");
            for (int j = 0; j < 300; j++) {
                hashes.merge(
                        inner.child(new Segment.Item("" + j), "s").hashCode(), 1, Integer::sum);
            }
        }
        assertThat(hashes).hasSizeGreaterThan(89_000);
    }

    @Test
    void fileNamesAreShortAndDiffer() {
        HostilePaths paths = new HostilePaths(new Random(3));
        Map<String, List<String>> texts = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            StepPath path = paths.next();
            List<String> way = path.segments().stream().map(Segment::text).toList();

            String name = path.fileName();

            assertThat(name).matches("[A-Za-z0-9_%.~-]{0,160}");
            assertThat(texts.computeIfAbsent(name, _ -> way)).isEqualTo(way);
        }
    }
}
