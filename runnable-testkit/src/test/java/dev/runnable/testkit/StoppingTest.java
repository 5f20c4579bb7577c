package dev.runnable.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.engine.Engine;
import dev.runnable.engine.RunLogFailure;
import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.RetryPolicy;
import dev.runnable.graph.StepOptions;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLogFold;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor;
import dev.runnable.testkit.random.Gate;
import dev.runnable.testkit.random.RandomPipeline;
import dev.runnable.testkit.random.RandomScript;
import dev.runnable.testkit.random.ScriptSession;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Ends random runs from outside, anywhere.
@Timeout(300)
class StoppingTest {
    private static final int SEEDS = 1_000;

    @Test
    void aCancelledRunLeavesNothingRunning() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomPipeline pipeline = RandomPipeline.of(seed, RandomPipeline.Kind.ANY);
            try (ScriptSession session = session(seed)) {
                TestRun run = new TestRun(pipeline.graph(), session, 3, pipeline.parameters());
                run.alsoAt(cancelAt(run, new Random(seed).nextInt(1, 60)));
                StepState status = run.run();
                RunLogFold fold = new RunLogFold();
                run.events().forEach(fold::apply);
                assertThat(fold.snapshot().status()).as("seed %d", seed).isEqualTo(status);
                checkAllOver("seed " + seed, fold.snapshot().steps().values());
                assertThat(session.running()).as("seed %d", seed).isZero();
            }
        }
    }

    private static Consumer<RunEvent> cancelAt(TestRun run, int place) {
        AtomicInteger left = new AtomicInteger(place);
        return _ -> {
            if (left.decrementAndGet() == 0) {
                run.engine().cancel("the test says so");
            }
        };
    }

    private static void checkAllOver(String what, Iterable<RunLog.StepLog> steps) {
        for (RunLog.StepLog step : steps) {
            assertThat(step.status().isFinal()).as("%s: %s", what, step.internalName()).isTrue();
            step.attempts().forEach(it -> assertThat(it.status().isFinal()).as(what).isTrue());
            step.branches()
                    .values()
                    .forEach(branch -> {
                        assertThat(branch.status().isFinal())
                                .as("%s: %s", what, branch.internalName())
                                .isTrue();
                        checkAllOver(what, branch.steps().values());
                    });
        }
    }

    @Test
    void aBrokenRunLogEndsTheRunAndAllThatRuns() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomPipeline pipeline = RandomPipeline.of(seed, RandomPipeline.Kind.ANY);
            int place = new Random(seed).nextInt(1, 60);
            List<RunEvent> told = new ArrayList<>();
            try (ScriptSession session = session(seed)) {
                Engine engine =
                        TestRun.engine(
                                pipeline.graph(),
                                session,
                                pipeline.parameters(),
                                event -> {
                                    told.add(event);
                                    if (told.size() == place) {
                                        throw new IOException("the disk is full");
                                    }
                                });
                if (isLong(pipeline, seed, place)) {
                    assertThatThrownBy(engine::run)
                            .as("seed %d", seed)
                            .isInstanceOf(RunLogFailure.class);
                    assertThat(told).as("seed %d", seed).hasSize(place);
                }
                assertThat(session.running()).as("seed %d", seed).isZero();
            }
        }
    }

    /// No task inside ever ends by itself.
    @Test
    void theTimeoutOfACompositeEndsAllInItAndItsFailureIsHandled() {
        StepOptions limited =
                new StepOptions(
                        RetryPolicy.ONCE,
                        Optional.of(Duration.ofMillis(3)),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty());
        for (int seed = 0; seed < SEEDS / 4; seed++) {
            RandomPipeline pipeline = RandomPipeline.of(seed, RandomPipeline.Kind.ANY);
            Graph graph =
                    Graphs.chain(new Node.Dag("d", pipeline.graph(), Optional.empty(), limited))
                            .stub("rescue")
                            .edge("d", "rescue", Edge.Trigger.FAILURE)
                            .edge("rescue", Node.Success.NAME, Edge.Trigger.SUCCESS)
                            .build();
            EndlessSession session = new EndlessSession();
            TestRun run = new TestRun(graph, session, 3, pipeline.parameters());
            assertThat(run.run()).as("seed %d", seed).isEqualTo(StepState.SUCCESS);
            if (session.begun.get() > 0) {
                assertThat(run.states())
                        .as("seed %d", seed)
                        .containsEntry("d", StepState.FAILED)
                        .containsEntry("rescue", StepState.SUCCESS);
            }
            assertThat(session.ended.get()).as("seed %d", seed).isEqualTo(session.begun.get());
        }
    }

    /// Whether the run tells so many events.
    private static boolean isLong(RandomPipeline pipeline, int seed, int events) {
        try (ScriptSession session = session(seed)) {
            TestRun run = new TestRun(pipeline.graph(), session, 4, pipeline.parameters());
            run.run();
            return run.events().size() >= events;
        }
    }

    private static ScriptSession session(int seed) {
        return new ScriptSession(new RandomScript(seed, 0.1, false), new Gate(seed));
    }

    private static final class EndlessSession implements TraversingExecutor.Session {
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();

        @Override
        public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
            begun.incrementAndGet();
            try {
                new CountDownLatch(1).await();
                return ScriptedSession.succeeded();
            } finally {
                ended.incrementAndGet();
            }
        }

        @Override
        public AttemptOutcome reduce(Reduction reduction) {
            return AttemptOutcome.Failed.because("no reducer was expected");
        }

        @Override
        public void close() {}
    }
}
