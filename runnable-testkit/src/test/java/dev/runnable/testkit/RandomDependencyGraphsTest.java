package dev.runnable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.StepState;
import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares the engine with an evaluator that is too simple to be wrong: states by recursion over
/// the needs, without time or order.
@Timeout(60)
class RandomDependencyGraphsTest {
    private record Case(Graph graph, Set<String> failing) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void everyStepEndsAsTheReferenceSaysWhateverTheTiming(int concurrency) {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Case one = randomCase(random);
            ScriptedSession session = new ScriptedSession();
            one.graph()
                    .nodes()
                    .keySet()
                    .forEach(name ->
                            session.on(
                                    name,
                                    delayed(one.failing().contains(name), random.nextInt(3))));
            TestRun run = new TestRun(one.graph(), session, concurrency, new LinkedHashMap<>());
            StepState end = run.run();
            Map<String, StepState> expected = reference(one);
            assertThat(new TreeMap<>(run.states())).as("seed %d", seed).isEqualTo(expected);
            assertThat(end)
                    .isEqualTo(expected.containsKey("fail") ? StepState.FAILED : StepState.SUCCESS);
        }
    }

    private static ScriptedSession.Script delayed(boolean fails, int tenths) {
        return _ -> {
            if (tenths > 0) {
                Thread.sleep(0, tenths * 100_000);
            }
            return fails
                    ? dev.runnable.spi.AttemptOutcome.Failed.because("told to")
                    : ScriptedSession.succeeded();
        };
    }

    private static Case randomCase(Random random) {
        int steps = 1 + random.nextInt(10);
        Graphs graph = Graphs.dependencies();
        Set<String> failing = new HashSet<>();
        for (int i = 0; i < steps; i++) {
            graph.task("s" + i);
            if (random.nextInt(4) == 0) {
                failing.add("s" + i);
            }
            for (int before = 0; before < i; before++) {
                if (random.nextInt(3) == 0) {
                    boolean onSkip = random.nextInt(3) == 0;
                    graph.edge(
                            "s" + before,
                            "s" + i,
                            onSkip ? Edge.Trigger.SUCCESS_OR_SKIP : Edge.Trigger.SUCCESS);
                }
            }
        }
        return new Case(graph.build(), failing);
    }

    private static Map<String, StepState> reference(Case one) {
        Map<String, StepState> states = new TreeMap<>();
        for (String name : one.graph().nodes().keySet()) {
            if (!Set.of("success", "fail").contains(name)) {
                states.put(name, state(name, one));
            }
        }
        states.put(states.containsValue(StepState.FAILED) ? "fail" : "success", StepState.SUCCESS);
        return states;
    }

    private static StepState state(String step, Case one) {
        List<Edge> needs =
                one.graph().edges().stream().filter(edge -> edge.to().equals(step)).toList();
        boolean blocked =
                needs.stream()
                        .anyMatch(edge ->
                                switch (state(edge.from(), one)) {
                                    case SUCCESS -> false;
                                    case SKIPPED -> edge.trigger() == Edge.Trigger.SUCCESS;
                                    case FAILED -> true;
                                    case PENDING, RUNNING, CANCELLED ->
                                            throw new AssertionError(edge);
                                });
        if (blocked) {
            return StepState.SKIPPED;
        }
        return one.failing().contains(step) ? StepState.FAILED : StepState.SUCCESS;
    }
}
