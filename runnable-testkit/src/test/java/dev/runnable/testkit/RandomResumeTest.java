package dev.runnable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.testkit.random.Gate;
import dev.runnable.testkit.random.RandomPipeline;
import dev.runnable.testkit.random.RandomScript;
import dev.runnable.testkit.random.ScriptSession;
import dev.runnable.testkit.reference.Earlier;
import dev.runnable.testkit.reference.Expected;
import dev.runnable.testkit.reference.ReferenceEvaluator;
import dev.runnable.testkit.reference.Script;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Resumes random runs that failed or were cut off anywhere, and compares what runs then with the
/// reference: a step keeps its result if it succeeded (or its failure counts as a skip) and nothing
/// that it comes after has run since.
@Timeout(300)
class RandomResumeTest {
    private static final int SEEDS = Integer.getInteger("reference.seeds", 1_000);

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void resumedRunExecutesExactlyWhatHadNotSucceededAndWhatDependsOnIt(int concurrency) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            RandomPipeline pipeline = RandomPipeline.of(seed, RandomPipeline.Kind.ANY);
            List<RunEvent> before = List.of();
            int parts = 1 + random.nextInt(4);
            for (int part = 0; part < parts; part++) {
                boolean last = part == parts - 1;
                Script script = script(seed, part, last ? 0.02 : 0.15, false);
                String what = "seed %d, part %d of %d".formatted(seed, part + 1, parts);
                before = cut(random, resume(what, pipeline, before, script, concurrency));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void resumedRunEndsAsOneThatWasNeverInterrupted(int concurrency) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            RandomPipeline pipeline = RandomPipeline.of(seed, RandomPipeline.Kind.UNHANDLED);
            Script healthy = script(seed, 0, 0, true);
            List<RunEvent> before = List.of();
            for (int part = random.nextInt(3); part >= 0; part--) {
                Script failing = script(seed, part + 1, 0.2, true);
                before = cut(random, run(pipeline, before, failing, concurrency).allEvents());
            }
            TestRun resumed = run(pipeline, before, healthy, concurrency);
            Expected uninterrupted =
                    ReferenceEvaluator.evaluate(pipeline.graph(), pipeline.parameters(), healthy);
            new Agreement("seed " + seed, uninterrupted).checkEnds(resumed);
        }
    }

    private static List<RunEvent> resume(
            String what,
            RandomPipeline pipeline,
            List<RunEvent> before,
            Script script,
            int concurrency) {
        Expected expected =
                ReferenceEvaluator.resume(
                        pipeline.graph(), pipeline.parameters(), script, new Earlier(before));
        ScriptSession session = new ScriptSession(script);
        TestRun run =
                TestRun.resume(
                        before, pipeline.graph(), session, concurrency, pipeline.parameters());
        StepState status = run.run();
        Agreement agreement = new Agreement(what, expected);
        agreement.checkEvents(run);
        agreement.checkSession(session);
        agreement.checkLog(run);
        assertThat(status).as(what).isEqualTo(expected.status());
        return run.allEvents();
    }

    private static TestRun run(
            RandomPipeline pipeline, List<RunEvent> before, Script script, int concurrency) {
        try (ScriptSession session = new ScriptSession(script, new Gate(before.size()))) {
            TestRun run =
                    TestRun.resume(
                            before, pipeline.graph(), session, concurrency, pipeline.parameters());
            run.run();
            return run;
        }
    }

    /// As when the process is killed; or as it is.
    private static List<RunEvent> cut(Random random, List<RunEvent> events) {
        if (random.nextInt(3) == 0) {
            return events;
        }
        int begin = 0;
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof RunEvent.RunStarted) {
                begin = i;
            }
        }
        return List.copyOf(events.subList(0, begin + 1 + random.nextInt(events.size() - begin)));
    }

    /// @param part changes which tries fail
    private static Script script(int seed, int part, double share, boolean steady) {
        RandomScript values = new RandomScript(seed, 0, steady);
        RandomScript failures = new RandomScript(seed + 1_000_003L * part, share, steady);
        return (step, task, attempt) ->
                switch (failures.outcome(step, task, attempt)) {
                    case AttemptOutcome.Failed failed -> failed;
                    case AttemptOutcome.Succeeded _ -> values.outcome(step, task, attempt);
                };
    }
}
