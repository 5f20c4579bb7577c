package dev.runnable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.RetryPolicy;
import dev.runnable.graph.StepOptions;
import dev.runnable.spi.AttemptOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ResumeTest {
    private static final StepOptions TWICE =
            new StepOptions(
                    RetryPolicy.immediate(2),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty());

    /// `b` succeeded in the first try of the step around it, and was left out in the second.
    @Test
    void aStepThatWasLeftOutInTheLastTryRunsAgain() {
        Graph inner = Graphs.dependencies().failFast().task("a").task("b").build();
        Graph graph = Graphs.chain(dag("d", inner, TWICE)).build();
        ScriptedSession first =
                new ScriptedSession()
                        .on("d.dag.a", attempt -> succeeds(attempt.number() == 1))
                        .failing("d.dag.b", 1);
        TestRun run = new TestRun(graph, first, 1, new LinkedHashMap<>());
        assertThat(run.run()).isEqualTo(StepState.FAILED);
        assertThat(run.states()).containsEntry("d.dag.b", StepState.SKIPPED);

        TestRun resumed = resume(run.events(), graph);
        assertThat(resumed.run()).isEqualTo(StepState.SUCCESS);
        assertThat(resumed.attempts("d.dag.b")).hasSize(1);
    }

    /// What came after `a` in the first try is no result of the second.
    @Test
    void nothingOfTheTryBeforeCountsWhenAFurtherTryWasCutOff() {
        Graph graph = Graphs.chain(dag("d", Graphs.chain("a", "b", "c").build(), TWICE)).build();
        TestRun run = TestRun.of(graph, new ScriptedSession().failing("d.dag.c", 1));
        run.run();
        AtomicInteger ends = new AtomicInteger();
        List<RunEvent> cut =
                upTo(
                        run.events(),
                        it ->
                                it instanceof RunEvent.StepFinished e
                                        && e.step().text().equals("d.dag.a")
                                        && ends.incrementAndGet() == 2);

        TestRun resumed = resume(cut, graph);
        assertThat(resumed.run()).isEqualTo(StepState.SUCCESS);
        assertThat(resumed.attempts("d.dag.a")).isEmpty();
        assertThat(resumed.attempts("d.dag.b")).hasSize(1);
    }

    /// `after` ran behind `rescue`; then `a` succeeded, and the process was gone before `after`.
    @Test
    void whatCameAfterAStepThatBeganAnewRunsAgainInEveryLaterPart() {
        Graph graph =
                Graphs.chain("a", "after", "last")
                        .task("rescue")
                        .edge("a", "rescue", Edge.Trigger.FAILURE)
                        .edge("rescue", "after", Edge.Trigger.SUCCESS)
                        .build();
        TestRun first = TestRun.of(graph, new ScriptedSession().failing("a").failing("last"));
        assertThat(first.run()).isEqualTo(StepState.FAILED);
        TestRun second = resume(first.events(), graph);
        second.run();
        List<RunEvent> cut =
                upTo(
                        second.allEvents(),
                        it ->
                                it instanceof RunEvent.StepFinished e
                                        && e.step().text().equals("a")
                                        && e.status() == StepState.SUCCESS);

        TestRun third = resume(cut, graph);
        assertThat(third.run()).isEqualTo(StepState.SUCCESS);
        assertThat(third.attempts("a")).isEmpty();
        assertThat(third.attempts("after")).hasSize(1);
    }

    /// A chain may go to `fail` after a success: nothing is left to run, and it ends all the same.
    @Test
    void aBranchThatEndedInFailEndsThereAgain() {
        Graph inner = Graphs.chain("a").build();
        Graph toFail =
                new Graph(
                        Optional.empty(),
                        inner.startAt(),
                        inner.nodes(),
                        List.of(
                                new Edge("a", Node.Fail.NAME, Edge.Trigger.SUCCESS),
                                new Edge("a", Node.Fail.NAME, Edge.Trigger.FAILURE)),
                        false);
        Graph graph = Graphs.chain(dag("d", toFail, StepOptions.NONE)).build();
        TestRun run = TestRun.of(graph, new ScriptedSession());
        assertThat(run.run()).isEqualTo(StepState.FAILED);

        TestRun resumed = resume(run.events(), graph);
        assertThat(resumed.run()).isEqualTo(StepState.FAILED);
        assertThat(resumed.attempts("d.dag.a")).isEmpty();
        assertThat(resumed.attempts("d.dag.fail")).hasSize(1);
    }

    private static Node dag(String name, Graph branch, StepOptions options) {
        return new Node.Dag(name, branch, Optional.empty(), options);
    }

    private static AttemptOutcome succeeds(boolean well) {
        return well ? ScriptedSession.succeeded() : AttemptOutcome.Failed.because("told to");
    }

    private static TestRun resume(List<RunEvent> before, Graph graph) {
        return TestRun.resume(before, graph, new ScriptedSession(), 4, new LinkedHashMap<>());
    }

    private static List<RunEvent> upTo(List<RunEvent> events, Predicate<RunEvent> last) {
        int end = 0;
        while (!last.test(events.get(end))) {
            end++;
        }
        return events.subList(0, end + 1);
    }
}
