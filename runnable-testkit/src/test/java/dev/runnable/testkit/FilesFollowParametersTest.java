package dev.runnable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.RunEvent;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.OnError;
import dev.runnable.testkit.random.RandomPipeline;
import dev.runnable.testkit.random.RandomScript;
import dev.runnable.testkit.random.ScriptSession;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files go where parameters go. Compared in random pipelines, and in runs of them that were cut
/// off and go on, but for what is meant to differ: maps, which make one value of many, and default
/// values, which no file comes with.
@Timeout(300)
class FilesFollowParametersTest {
    private static final int SEEDS = Integer.getInteger("reference.seeds", 1_000);

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void everyStepSeesTheFilesOfTheParametersThatItSees(int concurrency) {
        int compared = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomPipeline pipeline = RandomPipeline.of(seed, RandomPipeline.Kind.ANY);
            if (isComparable(pipeline.graph())) {
                compared += compare(seed, pipeline, concurrency);
            }
        }
        assertThat(compared).isGreaterThan(SEEDS / 4);
    }

    private static int compare(int seed, RandomPipeline pipeline, int concurrency) {
        Random random = new Random(seed);
        List<RunEvent> before = List.of();
        int compared = 0;
        for (int part = 0; part < 2; part++) {
            MirroredFiles files =
                    new MirroredFiles(
                            new ScriptSession(new RandomScript(seed * 10L + part, 0.15, false)));
            TestRun run =
                    TestRun.resume(
                                    before,
                                    pipeline.graph(),
                                    files,
                                    concurrency,
                                    pipeline.parameters())
                            .files(files);
            run.run();
            assertThat(files.differences()).as("seed %d, part %d", seed, part).isEmpty();
            compared += files.compared();
            List<RunEvent> all = run.allEvents();
            before = all.subList(0, 1 + random.nextInt(all.size()));
        }
        return compared;
    }

    private static boolean isComparable(Graph graph) {
        return graph.allNodes().stream().noneMatch(FilesFollowParametersTest::differs);
    }

    private static boolean differs(Node node) {
        return node instanceof Node.Map
                || node.options()
                        .onError()
                        .filter(it -> it.action() == OnError.Action.CONTINUE)
                        .isPresent();
    }
}
