package dev.runnable.argo.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.graph.Edge;
import dev.runnable.graph.Edge.Trigger;
import dev.runnable.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Flows that are grouped run the same steps as those that are not, and end the same way.
final class GroupingTest {
    private enum Result {
        SUCCEEDED,
        FAILED,
        OMITTED
    }

    /// What comes of a flow where some steps fail.
    ///
    /// @param ran the steps that were started
    private record Outcome(Set<String> ran, boolean succeeded) {}

    private static Outcome run(Grouping grouping, Flow flow, Set<String> failing) {
        Set<String> ran = new TreeSet<>();
        Map<String, Result> results = new HashMap<>();
        List<String> open = new ArrayList<>(flow.steps());
        Map<String, List<Edge>> into = flow.into();
        while (!open.isEmpty()) {
            String next =
                    open.stream()
                            .filter(step -> isDecided(into.getOrDefault(step, List.of()), results))
                            .findFirst()
                            .orElseThrow();
            open.remove(next);
            List<Edge> before = into.getOrDefault(next, List.of());
            boolean starts =
                    before.isEmpty()
                            || (flow.chain()
                                    ? before.stream().anyMatch(edge -> holds(edge, results))
                                    : before.stream().allMatch(edge -> holds(edge, results)));
            results.put(next, starts ? start(grouping, next, failing, ran) : Result.OMITTED);
        }
        boolean succeeded =
                flow.chain()
                        ? into.getOrDefault(Node.Success.NAME, List.of()).stream()
                                        .anyMatch(edge -> holds(edge, results))
                                || (into.get(Node.Success.NAME) == null
                                        && !results.containsValue(Result.FAILED))
                        : !results.containsValue(Result.FAILED);
        return new Outcome(ran, succeeded);
    }

    private static Result start(
            Grouping grouping, String step, Set<String> failing, Set<String> ran) {
        if (grouping.group(step).isPresent()) {
            Flow inside = grouping.inside(grouping.group(step).get());
            Outcome outcome = run(grouping, inside, failing);
            ran.addAll(outcome.ran());
            return outcome.succeeded() ? Result.SUCCEEDED : Result.FAILED;
        }
        ran.add(step);
        return failing.contains(step) ? Result.FAILED : Result.SUCCEEDED;
    }

    private static boolean isDecided(List<Edge> before, Map<String, Result> results) {
        return before.stream().allMatch(edge -> results.containsKey(edge.from()));
    }

    private static boolean holds(Edge edge, Map<String, Result> results) {
        Result result = results.get(edge.from());
        return switch (edge.trigger()) {
            case SUCCESS -> result == Result.SUCCEEDED;
            case FAILURE -> result == Result.FAILED;
            case SUCCESS_OR_SKIP -> result == Result.SUCCEEDED || result == Result.OMITTED;
        };
    }

    private static void assertSame(Flow flow, Random random) {
        Grouping whole = Grouping.of(flow, Integer.MAX_VALUE);
        Grouping grouped = Grouping.of(flow, 3);
        for (int i = 0; i < 20; i++) {
            Set<String> failing = new TreeSet<>(flow.steps());
            int share = random.nextInt(6);
            failing.removeIf(_ -> random.nextInt(10) >= share);
            assertThat(run(grouped, grouped.flow(), failing))
                    .as("%s failing %s", flow, failing)
                    .isEqualTo(run(whole, whole.flow(), failing));
        }
    }

    private static List<String> steps(int number) {
        return IntStream.range(0, number).mapToObj(i -> "s" + i).toList();
    }

    @Test
    void chainsRunTheSame() {
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            List<String> steps = steps(4 + random.nextInt(12));
            List<Edge> edges = new ArrayList<>();
            for (int i = 0; i < steps.size(); i++) {
                int next = i + 1 + (random.nextInt(5) == 0 ? random.nextInt(3) : 0);
                edges.add(new Edge(steps.get(i), at(steps, next), Trigger.SUCCESS));
                if (random.nextInt(3) == 0) {
                    int handler = Math.max(i + 1, steps.size() - 2 + random.nextInt(3));
                    edges.add(new Edge(steps.get(i), at(steps, handler), Trigger.FAILURE));
                }
            }
            assertSame(reachable(steps, edges), random);
        }
    }

    private static String at(List<String> steps, int index) {
        return index < steps.size() ? steps.get(index) : Node.Success.NAME;
    }

    private static Flow reachable(List<String> steps, List<Edge> edges) {
        Set<String> reached = new TreeSet<>(Set.of(steps.getFirst()));
        for (String step : steps) {
            if (reached.contains(step)) {
                edges.stream()
                        .filter(edge -> edge.from().equals(step))
                        .forEach(edge -> reached.add(edge.to()));
            }
        }
        return new Flow(
                true,
                steps.stream().filter(reached::contains).toList(),
                edges.stream().filter(edge -> reached.contains(edge.from())).toList());
    }

    @Test
    void dependencyGraphsRunTheSame() {
        Random random = new Random(2);
        for (int round = 0; round < 500; round++) {
            List<String> steps = steps(4 + random.nextInt(12));
            List<Edge> edges = new ArrayList<>();
            for (int i = 1; i < steps.size(); i++) {
                int needs = random.nextInt(3);
                Set<Integer> needed = new TreeSet<>();
                for (int n = 0; n < needs; n++) {
                    needed.add(random.nextInt(i));
                }
                for (int need : needed) {
                    Trigger trigger =
                            random.nextInt(5) == 0 ? Trigger.SUCCESS_OR_SKIP : Trigger.SUCCESS;
                    edges.add(new Edge(steps.get(need), steps.get(i), trigger));
                }
            }
            assertSame(new Flow(false, steps, edges), random);
        }
    }

    @Test
    void longChainFits() {
        List<String> steps = steps(100_000);
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            edges.add(new Edge(steps.get(i), at(steps, i + 1), Trigger.SUCCESS));
            edges.add(new Edge(steps.get(i), "s99999", Trigger.FAILURE));
        }
        edges.removeIf(edge -> edge.from().equals("s99999") && edge.trigger() == Trigger.FAILURE);

        Grouping grouping = Grouping.of(new Flow(true, steps, edges), 199);

        assertThat(grouping.flow().steps()).hasSizeLessThan(200);
        assertThat(grouping.flow().steps().stream().mapToInt(grouping::size).sum())
                .isEqualTo(100_000);
    }

    @Test
    void stepsThatWaitForTheSameAreGrouped() {
        List<String> steps = steps(1_002);
        List<Edge> edges = new ArrayList<>();
        for (int i = 1; i <= 1_000; i++) {
            edges.add(new Edge("s0", "s" + i, Trigger.SUCCESS));
            edges.add(new Edge("s" + i, "s1001", Trigger.SUCCESS));
        }

        Grouping grouping = Grouping.of(new Flow(false, steps, edges), 199);

        assertThat(grouping.flow().steps()).hasSize(8);
        assertThat(grouping.title(grouping.flow().steps().get(1))).isEqualTo("s1-and-198-more");
    }
}
