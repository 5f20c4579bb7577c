package dev.runnable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.data.DataException;
import dev.runnable.data.FilePattern;
import dev.runnable.engine.AttemptFiles;
import dev.runnable.event.StepState;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepOptions;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.TaskSpec;
import dev.runnable.parameter.Scope;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TraversingExecutor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Steps that share a folder and the files in it.
@Timeout(120)
class CollidingFilesTest {
    private static final List<String> PATTERNS =
            List.of("a.csv", "b.csv", "*.csv", "a.txt", "data", "data/x", "data/*.txt", "**/x");

    @Test
    void stepsThatCollideNeverRunAtOnce() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            Watching session = new Watching();
            Graph graph = graph(30, _ -> PATTERNS.get(random.nextInt(PATTERNS.size())));
            TestRun run =
                    new TestRun(
                                    graph,
                                    session,
                                    4,
                                    new LinkedHashMap<>(),
                                    count -> random.nextInt(count))
                            .files(new Shared());
            assertThat(run.run()).isEqualTo(StepState.SUCCESS);
            assertThat(session.collisions).as("seed %d", seed).isEmpty();
            assertThat(session.count).isEqualTo(30);
        }
    }

    @Test
    void othersRunMeanwhile() {
        // s0 and s1 want the same file; s2 has to run beside the first of them, or none ends
        CountDownLatch together = new CountDownLatch(2);
        Watching session =
                new Watching() {
                    @Override
                    public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
                        if (!attempt.step().text().equals("s1")) {
                            together.countDown();
                            together.await();
                        }
                        return super.run(attempt);
                    }
                };
        Graph graph = graph(3, index -> index < 2 ? "out.csv" : "other.csv");
        TestRun run = TestRun.of(graph, session).files(new Shared());
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        assertThat(session.collisions).isEmpty();
    }

    @Test
    void stepsWithFoldersOfTheirOwnDoNotWait() {
        CountDownLatch together = new CountDownLatch(2);
        Watching session =
                new Watching() {
                    @Override
                    public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
                        together.countDown();
                        together.await();
                        return super.run(attempt);
                    }
                };
        TestRun run = TestRun.of(graph(2, _ -> "out.csv"), session);
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
    }

    private interface Patterns {
        String of(int index);
    }

    private static Graph graph(int steps, Patterns patterns) {
        Graphs graphs = Graphs.dependencies();
        for (int i = 0; i < steps; i++) {
            TaskSpec task =
                    new TaskSpec("shell", "true", List.of(), List.of(), new LinkedHashMap<>());
            CatalogSpec catalog =
                    new CatalogSpec(List.of(), List.of(patterns.of(i)), true, Optional.empty());
            graphs.node(new Node.Task("s" + i, task, catalog, StepOptions.NONE));
        }
        return graphs.build();
    }

    /// One folder for all.
    private static final class Shared implements AttemptFiles {
        private final AttemptFiles none = AttemptFiles.none("test");

        @Override
        public Open open(StepPath step, CatalogSpec spec, Optional<String> made, Scope scope)
                throws DataException {
            return none.open(step, spec, made, scope);
        }

        @Override
        public boolean sharesFolder(CatalogSpec spec) {
            return true;
        }
    }

    /// Looks whether steps run at once that may write the same file.
    private static class Watching implements TraversingExecutor.Session {
        private final List<TaskAttempt> running = new ArrayList<>();
        final List<String> collisions = new ArrayList<>();
        int count;

        @Override
        public AttemptOutcome run(TaskAttempt attempt) throws InterruptedException {
            begin(attempt);
            Thread.sleep(0, 200_000);
            end(attempt);
            return ScriptedSession.succeeded();
        }

        private synchronized void begin(TaskAttempt attempt) {
            count++;
            for (TaskAttempt other : running) {
                if (pattern(other).mayMeet(pattern(attempt))) {
                    collisions.add(other + " and " + attempt);
                }
            }
            running.add(attempt);
        }

        private synchronized void end(TaskAttempt attempt) {
            running.remove(attempt);
        }

        private static FilePattern pattern(TaskAttempt attempt) {
            return FilePattern.of(attempt.node().catalog().put().getFirst());
        }

        @Override
        public AttemptOutcome reduce(Reduction reduction) {
            throw new IllegalStateException("nothing is reduced here");
        }

        @Override
        public void close() {}
    }
}
