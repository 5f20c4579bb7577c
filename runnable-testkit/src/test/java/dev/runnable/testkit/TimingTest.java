package dev.runnable.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.testkit.random.Gate;
import dev.runnable.testkit.random.RandomPipeline;
import dev.runnable.testkit.random.RandomScript;
import dev.runnable.testkit.random.ScriptSession;
import dev.runnable.testkit.reference.Expected;
import dev.runnable.testkit.reference.ReferenceEvaluator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs the same random pipeline many times, each time with another order of what is ready and of
/// what ends first.
@Timeout(300)
class TimingTest {
    private static final int GRAPHS = 100;
    private static final int ORDERS = 20;

    @Test
    void resultsDoNotDependOnTiming() {
        for (int seed = 0; seed < GRAPHS; seed++) {
            RandomPipeline pipeline = RandomPipeline.of(seed, RandomPipeline.Kind.ANY);
            RandomScript script = new RandomScript(seed, 0.1, false);
            Expected expected =
                    ReferenceEvaluator.evaluate(pipeline.graph(), pipeline.parameters(), script);
            for (int order = 0; order < ORDERS; order++) {
                int concurrency = 1 + order % 5;
                String what = "seed %d, order %d".formatted(seed, order);
                try (ScriptSession session = new ScriptSession(script, new Gate(order))) {
                    TestRun run = run(pipeline, session, concurrency, order);
                    Agreement agreement = new Agreement(what, expected);
                    agreement.checkEvents(run);
                    agreement.checkSession(session);
                    agreement.checkLog(run);
                    assertThat(session.mostAtOnce()).as(what).isLessThanOrEqualTo(concurrency);
                    checkLimitsOfMaps(what, pipeline.graph(), run.events());
                }
            }
        }
    }

    /// With a limit of one and in the usual order, a branch begins when the one before it is over.
    @Test
    void aLimitOfOneRunsBranchAfterBranchInTheOrderOfDeclaration() {
        for (int seed = 0; seed < 1_000; seed++) {
            RandomPipeline pipeline = RandomPipeline.of(seed, RandomPipeline.Kind.ANY);
            ScriptSession session = new ScriptSession(new RandomScript(seed, 0.1, false));
            TestRun run = new TestRun(pipeline.graph(), session, 1, pipeline.parameters());
            run.run();
            OpenBranches open = new OpenBranches();
            for (RunEvent event : run.events()) {
                open.apply(event);
                assertThat(open.most()).as("seed %d: %s", seed, event).isLessThanOrEqualTo(1);
                if (event instanceof RunEvent.BranchStarted started) {
                    Node node = node(pipeline.graph(), started.branch().step());
                    if (node instanceof Node.Parallel parallel) {
                        List<String> names = List.copyOf(parallel.branches().keySet());
                        int place = open.begun(started.branch().step()) - 1;
                        assertThat(started.branch().segment().text())
                                .as("seed %d", seed)
                                .isEqualTo(names.get(place));
                    }
                }
            }
        }
    }

    private static TestRun run(
            RandomPipeline pipeline, ScriptSession session, int concurrency, int order) {
        Random random = new Random(order);
        TestRun run =
                new TestRun(
                        pipeline.graph(),
                        session,
                        concurrency,
                        pipeline.parameters(),
                        count -> random.nextInt(count));
        StepState status = run.run();
        assertThat(status.isFinal()).isTrue();
        return run;
    }

    private static void checkLimitsOfMaps(String what, Graph graph, List<RunEvent> events) {
        OpenBranches open = new OpenBranches();
        for (RunEvent event : events) {
            open.apply(event);
            if (event instanceof RunEvent.BranchStarted started
                    && node(graph, started.branch().step()) instanceof Node.Map map) {
                OptionalInt limit = map.maxConcurrency();
                assertThat(open.of(started.branch().step()))
                        .as("%s: items of %s", what, started.branch().step())
                        .isLessThanOrEqualTo(limit.orElse(Integer.MAX_VALUE));
            }
        }
    }

    private static Node node(Graph graph, StepPath path) {
        Graph inner = graph;
        List<StepPath.Segment> way = path.segments();
        for (int i = 0; i + 2 < way.size(); i += 2) {
            SequencedMap<String, Graph> branches = Graph.branchesOf(inner.node(way.get(i).text()));
            String key = way.get(i + 1).text();
            inner = branches.getOrDefault(key, branches.firstEntry().getValue());
        }
        return inner.node(path.name());
    }

    /// Which branches of each composite step are under way.
    private static final class OpenBranches {
        private final Map<StepPath, List<BranchPath>> open = new HashMap<>();
        private final Map<StepPath, Integer> begun = new HashMap<>();

        void apply(RunEvent event) {
            switch (event) {
                case RunEvent.AttemptStarted e -> {
                    open.remove(e.step());
                    begun.remove(e.step());
                }
                case RunEvent.BranchStarted e -> {
                    open.computeIfAbsent(e.branch().step(), _ -> new ArrayList<>()).add(e.branch());
                    begun.merge(e.branch().step(), 1, Integer::sum);
                }
                case RunEvent.StepFinished e -> {
                    String name = e.step().name();
                    if (name.equals(Node.Success.NAME) || name.equals(Node.Fail.NAME)) {
                        e.step()
                                .branch()
                                .ifPresent(it -> requireNonNull(open.get(it.step())).remove(it));
                    }
                }
                case RunEvent.RunStarted _,
                        RunEvent.StepStarted _,
                        RunEvent.StepSkipped _,
                        RunEvent.AttemptFinished _,
                        RunEvent.RunFinished _ -> {}
            }
        }

        int of(StepPath composite) {
            return open.getOrDefault(composite, List.of()).size();
        }

        int begun(StepPath composite) {
            return begun.getOrDefault(composite, 0);
        }

        int most() {
            return open.values().stream().mapToInt(List::size).max().orElse(0);
        }
    }
}
