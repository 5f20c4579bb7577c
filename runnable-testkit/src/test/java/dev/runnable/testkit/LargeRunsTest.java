package dev.runnable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepOptions;
import dev.runnable.parameter.Parameter;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs that end only if nothing in the engine recurses over, or walks again and again through, all
/// that there is.
@Timeout(120)
class LargeRunsTest {
    private static final int DEPTH = 90;

    private final ScriptedSession session = new ScriptedSession();

    @Test
    void aMapOfManyItemsEnds() {
        int items = 100_000;
        Node map = map("m", Graphs.chain(new Node.Stub("t", StepOptions.NONE)).build());
        assertThat(branchesOf(map, items)).isEqualTo(items);
    }

    @Test
    void aLoopOfManyIterationsEnds() {
        int iterations = 20_000;
        Graph branch = Graphs.chain(new Node.Stub("t", StepOptions.NONE)).build();
        Node loop = new Node.Loop("l", branch, iterations, "never", "i", StepOptions.NONE);
        assertThat(branchesOf(loop, 0)).isEqualTo(iterations);
    }

    private int branchesOf(Node node, int items) {
        AtomicInteger branches = new AtomicInteger();
        TestRun run = new TestRun(Graphs.chain(node).build(), session, 4, numbers(items));
        run.alsoAt(event -> {
            if (event instanceof RunEvent.BranchStarted) {
                branches.incrementAndGet();
            }
        });
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        return branches.get();
    }

    @Test
    void deepNestingEnds() {
        Graph graph = Graphs.chain("t").build();
        for (int depth = 0; depth < DEPTH; depth++) {
            Node around =
                    switch (depth % 4) {
                        case 0 -> new Node.Dag("s", graph, Optional.empty(), StepOptions.NONE);
                        case 1 -> map("s", graph);
                        case 2 -> new Node.Loop("s", graph, 1, "never", "i", StepOptions.NONE);
                        default -> parallel("s", graph, Graphs.chain("u").build());
                    };
            graph = Graphs.chain(around).build();
        }
        TestRun run = new TestRun(graph, session, 2, numbers(1));
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        assertThat(run.states().keySet())
                .anySatisfy(step -> assertThat(step.split("[.]")).hasSize(2 * DEPTH + 1));
    }

    /// No thread waits for a branch, so a limit that is smaller than the nest is deep is enough.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aSmallLimitCannotStarveADeepNest(int limit) {
        Graph leaves = Graphs.dependencies().task("a").task("b").build();
        Graph inner = Graphs.chain(parallel("inner", leaves, leaves)).build();
        Graph graph =
                Graphs.chain(
                                parallel(
                                        "outer",
                                        Graphs.chain(map("m", inner)).build(),
                                        Graphs.chain(map("m", inner)).build()))
                        .build();
        TestRun run = new TestRun(graph, session, limit, numbers(4));
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        assertThat(session.mostAtOnce()).isBetween(1, limit);
        assertThat(run.states().keySet()).filteredOn(it -> it.matches(".*[.][ab]")).hasSize(32);
    }

    private static Node map(String name, Graph branch) {
        return new Node.Map(
                name,
                "items",
                "item",
                branch,
                Optional.empty(),
                OptionalInt.empty(),
                StepOptions.NONE);
    }

    private static Node parallel(String name, Graph left, Graph right) {
        SequencedMap<String, Graph> branches = new LinkedHashMap<>();
        branches.put("left", left);
        branches.put("right", right);
        return new Node.Parallel(name, branches, StepOptions.NONE);
    }

    private static SequencedMap<String, Parameter> numbers(int count) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < count; i++) {
            list.add(i);
        }
        SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
        parameters.put("items", new Parameter.Json(list));
        return parameters;
    }
}
