package dev.runnable.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.runnable.engine.Engine;
import dev.runnable.engine.RunLogFailure;
import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.graph.Condition;
import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import dev.runnable.graph.OnError;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.TaskAttempt;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EngineTest {
    private final ScriptedSession session = new ScriptedSession();

    @Test
    void chainRunsInOrderAndEndsInSuccess() {
        TestRun run = TestRun.of(Graphs.chain("a", "b", "c").build(), session);
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        assertThat(run.states().keySet()).containsExactly("a", "b", "c", "success");
    }

    @Test
    void failedStepGoesToItsOnFailureStep() {
        Graph graph =
                Graphs.chain("a", "b")
                        .task("rescue")
                        .edge("a", "rescue", Edge.Trigger.FAILURE)
                        .edge("rescue", "success", Edge.Trigger.SUCCESS)
                        .build();
        TestRun run = TestRun.of(graph, session.failing("a"));
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        assertThat(run.states())
                .containsExactly(
                        entry("a", StepState.FAILED),
                        entry("rescue", StepState.SUCCESS),
                        entry("success", StepState.SUCCESS));
    }

    @Test
    void failureWithoutOnFailureEndsInFail() {
        TestRun run = TestRun.of(Graphs.chain("a", "b").build(), session.failing("a"));
        assertThat(run.run()).isEqualTo(StepState.FAILED);
        assertThat(run.states())
                .containsExactly(entry("a", StepState.FAILED), entry("fail", StepState.SUCCESS));
    }

    @Test
    void dependantsOfAFailedStepAreSkippedAndTheRestGoesOn() {
        Graph graph =
                Graphs.dependencies()
                        .task("a")
                        .task("b")
                        .task("c")
                        .task("other")
                        .needs("b", "a")
                        .needs("c", "b", "other")
                        .build();
        TestRun run = TestRun.of(graph, session.failing("a"));
        assertThat(run.run()).isEqualTo(StepState.FAILED);
        assertThat(run.states())
                .contains(
                        entry("a", StepState.FAILED),
                        entry("b", StepState.SKIPPED),
                        entry("c", StepState.SKIPPED),
                        entry("other", StepState.SUCCESS),
                        entry("fail", StepState.SUCCESS));
    }

    @Test
    void stepThatRunsOnSkipRunsThoughItsNeedWasSkipped() {
        Graph graph =
                Graphs.dependencies()
                        .task("a")
                        .task("b")
                        .task("tidy")
                        .needs("b", "a")
                        .edge("b", "tidy", Edge.Trigger.SUCCESS_OR_SKIP)
                        .build();
        TestRun run = TestRun.of(graph, session.failing("a"));
        assertThat(run.run()).isEqualTo(StepState.FAILED);
        assertThat(run.states()).containsEntry("tidy", StepState.SUCCESS);
    }

    @Test
    void failFastStartsNothingNew() {
        Graph graph =
                Graphs.dependencies()
                        .task("bad")
                        .task("a")
                        .task("b")
                        .needs("b", "a")
                        .failFast()
                        .build();
        TestRun run = new TestRun(graph, session.failing("bad"), 1, new LinkedHashMap<>());
        assertThat(run.run()).isEqualTo(StepState.FAILED);
        assertThat(run.states()).containsEntry("b", StepState.SKIPPED);
    }

    @Test
    void failFastAlsoStopsWhatIsReadyAndWaitsForASlot() {
        Graph graph = Graphs.dependencies().task("bad").task("queued").failFast().build();
        TestRun run = new TestRun(graph, session.failing("bad"), 1, new LinkedHashMap<>());
        assertThat(run.run()).isEqualTo(StepState.FAILED);
        assertThat(run.states()).containsEntry("queued", StepState.SKIPPED);
    }

    @Test
    void errorTurnedIntoSkipDoesNotFailTheGraph() {
        Graph graph =
                Graphs.dependencies()
                        .task("a", Options.onError(OnError.Action.SKIP, "x"))
                        .task("b")
                        .needs("b", "a")
                        .build();
        TestRun run = TestRun.of(graph, session.failing("a"));
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        assertThat(run.states())
                .contains(entry("a", StepState.SKIPPED), entry("b", StepState.SKIPPED));
        assertThat(run.attempts("a")).hasSize(2);
    }

    @Test
    void errorTurnedIntoDefaultsReachesDependants() {
        Map<String, SequencedMap<String, Parameter>> seen = new ConcurrentHashMap<>();
        Graph graph =
                Graphs.dependencies()
                        .task("a", Options.onError(OnError.Action.CONTINUE, "x"))
                        .task("b")
                        .needs("b", "a")
                        .build();
        TestRun run = TestRun.of(graph, session.failing("a").on("b", remember(seen)));
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        assertThat(seen.get("b")).containsEntry("x", new Parameter.Json(new IntNode(7)));
        assertThat(run.attempts("a")).allMatch(a -> a.status() == StepState.FAILED);
    }

    @Test
    void conditionThatHoldsSkipsTheStep() {
        Graph graph =
                Graphs.dependencies()
                        .task("a", Options.skipIf(new Condition.Truth("off")))
                        .task("b", Options.skipIf(new Condition.Exists("off", false)))
                        .build();
        SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
        parameters.put("off", new Parameter.Json(BooleanNode.TRUE));
        TestRun run = new TestRun(graph, session, 2, parameters);
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        assertThat(run.states())
                .contains(entry("a", StepState.SKIPPED), entry("b", StepState.SUCCESS));
    }

    @Test
    void everyTryIsAnAttempt() {
        Graph graph = Graphs.dependencies().task("a", Options.retrying(3)).build();
        TestRun run = TestRun.of(graph, session.failing("a", 2));
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        assertThat(run.attempts("a").stream().map(RunEvent.AttemptFinished::status))
                .containsExactly(StepState.FAILED, StepState.FAILED, StepState.SUCCESS);
    }

    @Test
    void waitsLongerAfterEveryFailure() {
        Graph graph =
                Graphs.dependencies().task("a", Options.retrying(3, Duration.ofMillis(40))).build();
        TestRun run = TestRun.of(graph, session.failing("a"));
        assertThat(run.run()).isEqualTo(StepState.FAILED);
        List<RunEvent> tries =
                run.events().stream()
                        .filter(e ->
                                e instanceof RunEvent.AttemptStarted s
                                        && s.step().text().equals("a"))
                        .toList();
        assertThat(Duration.between(tries.get(0).at(), tries.get(1).at()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(39));
        assertThat(Duration.between(tries.get(1).at(), tries.get(2).at()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(79));
    }

    @Test
    void waitingForATryHoldsNoSlot() {
        Graph graph =
                Graphs.dependencies()
                        .task("a", Options.retrying(2, Duration.ofMillis(300)))
                        .task("b")
                        .build();
        TestRun run = new TestRun(graph, session.failing("a", 1), 1, new LinkedHashMap<>());
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        assertThat(run.states().keySet()).containsExactly("b", "a", "success");
    }

    /// As on a cluster, where an attempt that waits in a queue has not begun.
    @Test
    void sessionThatKeepsTimeMayTakeLongerThanTheTimeout() {
        Graph graph =
                Graphs.dependencies().task("a", Options.timeout(1, Duration.ofMillis(20))).build();
        session.on(
                "a",
                _ -> {
                    Thread.sleep(400);
                    return ScriptedSession.succeeded();
                });
        TestRun run = TestRun.of(graph, session.keepingTime());
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
    }

    @Test
    void timeoutInterruptsAndCountsAsAFailedAttempt() {
        Graph graph =
                Graphs.dependencies().task("a", Options.timeout(2, Duration.ofMillis(50))).build();
        AtomicBoolean interrupted = new AtomicBoolean();
        session.on(
                "a",
                attempt -> {
                    if (attempt.number() == 2) {
                        return ScriptedSession.succeeded();
                    }
                    try {
                        Thread.sleep(30_000);
                    } catch (InterruptedException e) {
                        interrupted.set(true);
                        throw e;
                    }
                    return ScriptedSession.succeeded();
                });
        TestRun run = TestRun.of(graph, session);
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        assertThat(interrupted).isTrue();
        assertThat(run.attempts("a").getFirst().message()).startsWith("timed out after 0.05s");
    }

    @Test
    void cancelEndsWhatRunsAndStartsNothingNew() {
        Graph graph = Graphs.chain("a", "b").build();
        TestRun run = TestRun.of(graph, session.on("a", EngineTest::sleepForLong));
        run.alsoAt(event -> {
            if (event instanceof RunEvent.AttemptStarted) {
                run.engine().cancel("interrupted by a test");
            }
        });
        assertThat(run.run()).isEqualTo(StepState.CANCELLED);
        assertThat(run.states()).containsExactly(entry("a", StepState.CANCELLED));
        assertThat(run.events().getLast())
                .matches(e -> ((RunEvent.RunFinished) e).message().equals("interrupted by a test"));
    }

    @Test
    void cancelEndsAStepThatWaitsForItsNextTry() {
        Graph graph =
                Graphs.dependencies().task("a", Options.retrying(2, Duration.ofHours(1))).build();
        TestRun run = TestRun.of(graph, session.failing("a"));
        run.alsoAt(event -> {
            if (event instanceof RunEvent.AttemptFinished) {
                run.engine().cancel("enough");
            }
        });
        assertThat(run.run()).isEqualTo(StepState.CANCELLED);
        assertThat(run.states()).containsExactly(entry("a", StepState.CANCELLED));
    }

    @Test
    void neverMoreAtOnceThanTheLimit() {
        Graphs graph = Graphs.dependencies();
        for (int i = 0; i < 40; i++) {
            graph.task("t" + i);
            session.on(
                    "t" + i,
                    _ -> {
                        Thread.sleep(2);
                        return ScriptedSession.succeeded();
                    });
        }
        TestRun run = new TestRun(graph.build(), session, 3, new LinkedHashMap<>());
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        assertThat(session.mostAtOnce()).isEqualTo(3);
    }

    @Test
    void independentStepsRunAtTheSameTime() {
        CyclicBarrier bothAreHere = new CyclicBarrier(2);
        ScriptedSession.Script meet =
                _ -> {
                    try {
                        bothAreHere.await(30, TimeUnit.SECONDS);
                    } catch (java.util.concurrent.BrokenBarrierException
                            | java.util.concurrent.TimeoutException e) {
                        return AttemptOutcome.Failed.because("alone");
                    }
                    return ScriptedSession.succeeded();
                };
        Graph graph = Graphs.dependencies().task("a").task("b").build();
        TestRun run = TestRun.of(graph, session.on("a", meet).on("b", meet));
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
    }

    @Test
    void parametersFlowAlongEdgesOnlyAndTheLaterStepInTheGraphWins() {
        Map<String, SequencedMap<String, Parameter>> seen = new ConcurrentHashMap<>();
        CountDownLatch slowIsDone = new CountDownLatch(1);
        session.on("early", _ -> returning("x", 1));
        session.on(
                "late",
                _ -> {
                    AttemptOutcome outcome = returning("x", 2);
                    slowIsDone.await();
                    return outcome;
                });
        session.on("free", remember(seen));
        session.on(
                "bystander",
                _ -> {
                    slowIsDone.countDown();
                    return returning("x", 3);
                });
        session.on("join", remember(seen));
        Graph graph =
                Graphs.dependencies()
                        .task("early")
                        .task("late")
                        .task("bystander")
                        .task("free")
                        .task("join")
                        .needs("late", "early")
                        .needs("join", "early", "late")
                        .build();
        assertThat(TestRun.of(graph, session).run()).isEqualTo(StepState.SUCCESS);
        assertThat(seen.get("join")).containsEntry("x", new Parameter.Json(new IntNode(2)));
        assertThat(seen.get("free")).isEmpty();
    }

    @Test
    void failedAttemptLeavesNoParameterBehind() {
        Map<String, SequencedMap<String, Parameter>> seen = new ConcurrentHashMap<>();
        Graph graph =
                Graphs.chain("a")
                        .task("rescue")
                        .edge("a", "rescue", Edge.Trigger.FAILURE)
                        .edge("rescue", "success", Edge.Trigger.SUCCESS)
                        .build();
        session.failing("a").on("rescue", remember(seen));
        assertThat(TestRun.of(graph, session).run()).isEqualTo(StepState.SUCCESS);
        assertThat(seen.get("rescue")).isEmpty();
    }

    @Test
    void bugInAnExecutorCostsTheAttemptAndNotTheRun() {
        Graph graph =
                Graphs.chain("a")
                        .task("rescue")
                        .edge("a", "rescue", Edge.Trigger.FAILURE)
                        .edge("rescue", "success", Edge.Trigger.SUCCESS)
                        .build();
        session.on(
                "a",
                _ -> {
                    throw new IllegalStateException("oops");
                });
        TestRun run = TestRun.of(graph, session);
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        assertThat(run.attempts("a").getFirst().message()).contains("oops");
    }

    @Test
    void runThatCannotBeRecordedEndsWhatRunsAndFails() {
        CountDownLatch interrupted = new CountDownLatch(1);
        session.on(
                "slow",
                attempt -> {
                    try {
                        return sleepForLong(attempt);
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                });
        session.on("quick", _ -> ScriptedSession.succeeded());
        Graph graph = Graphs.dependencies().task("slow").task("quick").build();
        Engine engine =
                TestRun.engine(
                        graph,
                        session,
                        event -> {
                            if (event instanceof RunEvent.AttemptFinished) {
                                throw new IOException("No space left on device");
                            }
                        });
        assertThatThrownBy(engine::run)
                .isInstanceOf(RunLogFailure.class)
                .hasMessage("No space left on device");
        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void runWhoseOutputCannotBeKeptIsRecordedToItsEnd() {
        session.on("slow", EngineTest::sleepForLong);
        List<RunEvent> events = new ArrayList<>();
        Graph graph = Graphs.chain("slow", "later").build();
        AtomicReference<Engine> engine = new AtomicReference<>();
        engine.set(
                TestRun.engine(
                        graph,
                        session,
                        event -> {
                            events.add(event);
                            if (event instanceof RunEvent.AttemptStarted) {
                                engine.get().abort(new IOException("not a folder: .catalog"));
                            }
                        }));
        assertThatThrownBy(() -> engine.get().run())
                .isInstanceOf(RunLogFailure.class)
                .hasMessage("not a folder: .catalog");
        EventProtocol.check(events);
        assertThat(events)
                .filteredOn(RunEvent.StepFinished.class::isInstance)
                .extracting(event -> ((RunEvent.StepFinished) event).status())
                .containsExactly(StepState.CANCELLED);
        RunEvent.RunFinished end = (RunEvent.RunFinished) events.getLast();
        assertThat(end.status()).isEqualTo(StepState.FAILED);
        assertThat(end.message()).isEqualTo("not a folder: .catalog");
    }

    @Test
    void longChainNeedsNoDeepStack() {
        int steps = 100_000;
        Graphs graph = Graphs.dependencies().stub("s0");
        for (int i = 1; i < steps; i++) {
            graph.stub("s" + i).needs("s" + i, "s" + (i - 1));
        }
        TestRun run = TestRun.of(graph.build(), session);
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        assertThat(run.states()).hasSize(steps + 1);
    }

    private static AttemptOutcome sleepForLong(TaskAttempt attempt) throws InterruptedException {
        Thread.sleep(60_000);
        return AttemptOutcome.Failed.because("was not interrupted");
    }

    private static ScriptedSession.Script remember(
            Map<String, SequencedMap<String, Parameter>> seen) {
        return attempt -> {
            seen.put(attempt.step().text(), attempt.parameters());
            return ScriptedSession.succeeded();
        };
    }

    private static AttemptOutcome returning(String name, int value) {
        SequencedMap<String, Parameter> outputs = new LinkedHashMap<>();
        outputs.put(name, new Parameter.Json(new IntNode(value)));
        return new AttemptOutcome.Succeeded(outputs);
    }
}
