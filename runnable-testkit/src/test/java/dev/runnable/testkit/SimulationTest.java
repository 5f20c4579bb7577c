package dev.runnable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepOptions;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.testkit.random.RandomPipeline;
import dev.runnable.testkit.random.RandomScript;
import dev.runnable.testkit.random.ScriptSession;
import dev.runnable.testkit.reference.ReferenceEvaluator;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Work that is not done, and the time that it takes. Whoever waited for any of it would wait for
/// years.
class SimulationTest {
    private static final Duration YEAR = Duration.ofDays(365);

    private static SimulatedSession lasting(Duration duration) {
        return lasting(duration, new ScriptedSession());
    }

    private static SimulatedSession lasting(Duration duration, ScriptedSession failures) {
        return new SimulatedSession(
                (step, _, attempt) -> Optional.of(ScriptedSession.succeeded()),
                _ -> duration,
                failures);
    }

    private static Duration duration(TestRun run) {
        List<RunEvent> events = run.events();
        return Duration.between(events.getFirst().at(), events.getLast().at());
    }

    private static List<Duration> times(TestRun run, String step) {
        Instant begin = run.events().getFirst().at();
        return run.attempts(step).stream().map(it -> Duration.between(begin, it.at())).toList();
    }

    @Test
    void yearsPassAtOnceAndAreInTheLog() {
        TestRun run = TestRun.of(Graphs.chain("a", "b").build(), lasting(YEAR));

        assertThat(run.run()).isEqualTo(StepState.SUCCESS);

        assertThat(times(run, "a")).containsExactly(YEAR);
        assertThat(times(run, "b")).containsExactly(YEAR.multipliedBy(2));
        assertThat(duration(run)).isEqualTo(YEAR.multipliedBy(2));
    }

    @Test
    void workThatLastsLongerThanItMayIsTriedAgain() {
        Graph graph =
                Graphs.dependencies().task("a", Options.timeout(2, YEAR.minusNanos(1))).build();
        TestRun run = TestRun.of(graph, lasting(YEAR));

        assertThat(run.run()).isEqualTo(StepState.FAILED);

        assertThat(run.attempts("a"))
                .extracting(RunEvent.AttemptFinished::message)
                .hasSize(2)
                .allSatisfy(message -> assertThat(message).contains("timed out after"));
        assertThat(duration(run)).isEqualTo(YEAR.minusNanos(1).multipliedBy(2));
    }

    @Test
    void workThatLastsAsLongAsItMaySucceeds() {
        Graph graph = Graphs.dependencies().task("a", Options.timeout(1, YEAR)).build();

        assertThat(TestRun.of(graph, lasting(YEAR)).run()).isEqualTo(StepState.SUCCESS);
    }

    @Test
    void waitsBetweenTriesPassAtOnce() {
        Graph graph =
                Graphs.dependencies()
                        .task("a", Options.retrying(3, Duration.ofMinutes(20)))
                        .build();
        SimulatedSession session =
                new SimulatedSession(
                        (_, _, attempt) ->
                                Optional.of(
                                        attempt < 3
                                                ? AttemptOutcome.Failed.because("no")
                                                : ScriptedSession.succeeded()),
                        _ -> Duration.ZERO,
                        new ScriptedSession());
        TestRun run = TestRun.of(graph, session);

        assertThat(run.run()).isEqualTo(StepState.SUCCESS);

        assertThat(times(run, "a"))
                .containsExactly(Duration.ZERO, Duration.ofMinutes(20), Duration.ofMinutes(60));
    }

    @Test
    void noMoreThanTheLimitLastsAtOnce() {
        Graphs graph = Graphs.dependencies();
        for (int i = 0; i < 10; i++) {
            graph.task("s" + i);
        }
        TestRun run = new TestRun(graph.build(), lasting(YEAR), 3, new LinkedHashMap<>());

        assertThat(run.run()).isEqualTo(StepState.SUCCESS);

        assertThat(duration(run)).isEqualTo(YEAR.multipliedBy(4));
    }

    @Test
    void compositeStepEndsAtItsOwnLimit() {
        SequencedMap<String, Graph> branches = new LinkedHashMap<>();
        branches.put("left", Graphs.chain("a", "b").build());
        StepOptions limit = Options.timeout(1, YEAR.plusDays(1));
        Node.Parallel both = new Node.Parallel("both", branches, limit);
        TestRun run = TestRun.of(Graphs.chain(both).build(), lasting(YEAR));

        assertThat(run.run()).isEqualTo(StepState.FAILED);

        assertThat(run.states())
                .containsEntry("both.left.a", StepState.SUCCESS)
                .containsEntry("both.left.b", StepState.CANCELLED)
                .containsEntry("both", StepState.FAILED);
        assertThat(duration(run)).isEqualTo(YEAR.plusDays(1));
    }

    @Test
    void timePassesReallyWhileAnythingIsReallyDone() {
        CountDownLatch never = new CountDownLatch(1);
        ScriptedSession real =
                new ScriptedSession()
                        .on(
                                "real",
                                _ -> {
                                    never.await();
                                    return ScriptedSession.succeeded();
                                });
        SimulatedSession session =
                new SimulatedSession(
                        (step, _, _) ->
                                step.name().equals("real")
                                        ? Optional.empty()
                                        : Optional.of(ScriptedSession.succeeded()),
                        _ -> Duration.ofMillis(30),
                        real);
        Graph graph =
                Graphs.dependencies()
                        .task("real", Options.timeout(1, Duration.ofMillis(200)))
                        .task("beside")
                        .build();
        TestRun run = TestRun.of(graph, session);
        long before = System.nanoTime();

        assertThat(run.run()).isEqualTo(StepState.FAILED);

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(run.states()).containsEntry("beside", StepState.SUCCESS);
        assertThat(run.attempts("real").getFirst().message()).contains("timed out");
        assertThat(times(run, "beside").getFirst()).isLessThan(times(run, "real").getFirst());
    }

    @Test
    void cancelledRunEndsWhatIsSimulated() {
        TestRun run = TestRun.of(Graphs.chain("a", "b").build(), lasting(YEAR));
        run.alsoAt(event -> {
            if (event instanceof RunEvent.AttemptStarted it && it.step().name().equals("b")) {
                run.engine().cancel("enough");
            }
        });

        assertThat(run.run()).isEqualTo(StepState.CANCELLED);

        assertThat(run.states())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("a", StepState.SUCCESS, "b", StepState.CANCELLED));
        assertThat(duration(run)).isEqualTo(YEAR);
    }

    @Test
    void bugOfTheSimulationCostsTheAttempt() {
        SimulatedSession broken =
                new SimulatedSession(
                        (_, _, attempt) -> {
                            if (attempt == 1) {
                                throw new IllegalStateException("a bug");
                            }
                            return Optional.of(ScriptedSession.succeeded());
                        },
                        _ -> YEAR,
                        new ScriptedSession());
        TestRun run =
                TestRun.of(Graphs.dependencies().task("a", Options.retrying(2)).build(), broken);

        assertThat(run.run()).isEqualTo(StepState.SUCCESS);

        assertThat(run.attempts("a").getFirst().message())
                .contains("the executor itself failed", "a bug");
    }

    @Test
    void whatIsSimulatedComesToTheSameAsWhatIsRun() {
        for (long seed = 1; seed <= 200; seed++) {
            RandomPipeline pipeline = RandomPipeline.of(seed, RandomPipeline.Kind.ANY);
            RandomScript script = new RandomScript(seed, 0.2, false);
            long spread = seed;
            SimulatedSession session =
                    new SimulatedSession(
                            (step, node, attempt) ->
                                    Optional.of(script.outcome(step, node, attempt)),
                            step -> Duration.ofDays((step.hashCode() ^ spread) & 0xff),
                            new ScriptSession(script));
            TestRun run = new TestRun(pipeline.graph(), session, 3, pipeline.parameters());
            String what = "seed " + seed;
            Agreement agreement =
                    new Agreement(
                            what,
                            ReferenceEvaluator.evaluate(
                                    pipeline.graph(), pipeline.parameters(), script));

            run.run();

            agreement.checkEvents(run);
            agreement.checkLog(run);
        }
    }
}
