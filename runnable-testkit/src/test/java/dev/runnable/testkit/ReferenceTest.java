package dev.runnable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.StepState;
import dev.runnable.testkit.random.RandomPipeline;
import dev.runnable.testkit.random.RandomScript;
import dev.runnable.testkit.random.ScriptSession;
import dev.runnable.testkit.reference.Expected;
import dev.runnable.testkit.reference.ReferenceEvaluator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares the engine with the reference over random pipelines of all nodes in all nestings.
@Timeout(300)
class ReferenceTest {
    private static final int SEEDS = Integer.getInteger("reference.seeds", 1_000);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void everyRunComesToWhatTheReferenceSays(int concurrency) {
        for (int seed = 0; seed < SEEDS; seed++) {
            compare(seed, RandomPipeline.Kind.ANY, concurrency);
        }
    }

    @Test
    void failFastStartsNothingAfterTheFirstFailure() {
        for (int seed = 0; seed < SEEDS; seed++) {
            compare(seed, RandomPipeline.Kind.ORDERED, 1);
        }
    }

    private static void compare(int seed, RandomPipeline.Kind kind, int concurrency) {
        RandomPipeline pipeline = RandomPipeline.of(seed, kind);
        RandomScript script = new RandomScript(seed, (seed % 5) * 0.05, false);
        Expected expected =
                ReferenceEvaluator.evaluate(pipeline.graph(), pipeline.parameters(), script);
        ScriptSession session = new ScriptSession(script);
        TestRun run = new TestRun(pipeline.graph(), session, concurrency, pipeline.parameters());
        StepState status = run.run();

        String what = "%s, seed %d, concurrency %d".formatted(kind, seed, concurrency);
        Agreement agreement = new Agreement(what, expected);
        agreement.checkEvents(run);
        agreement.checkSession(session);
        agreement.checkLog(run);
        assertThat(status).as(what).isEqualTo(expected.status());
        assertThat(session.mostAtOnce()).as(what).isLessThanOrEqualTo(concurrency);
    }
}
