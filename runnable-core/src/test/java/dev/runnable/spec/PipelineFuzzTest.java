package dev.runnable.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.Mutator;
import dev.runnable.Seeds;
import dev.runnable.problem.Problem;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PipelineFuzzTest {
    private static final int TIMES = 10_000;
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_120L);

    @Test
    void brokenFileIsAPipelineOrAProblemAndNeverAnException() {
        List<String> seeds = Seeds.texts("pipeline");
        Random random = new Random(SEED);
        Mutator mutator = new Mutator(random);
        for (int i = 0; i < TIMES; i++) {
            String text = mutator.mutate(seeds.get(random.nextInt(seeds.size())));
            read(text, i);
        }
    }

    private static void read(String text, int number) {
        String which = "-Dfuzz.seed=%d, text %d:%n%s".formatted(SEED, number, text);
        PipelineReading reading;
        try {
            reading = PipelineReader.readText(text, "fuzz.yaml", CommandTypes.builtIn());
        } catch (RuntimeException | Error e) {
            throw new AssertionError(which, e);
        }
        assertThat(reading.pipeline().isPresent())
                .as(which)
                .isNotEqualTo(reading.problems().stream().anyMatch(Problem::isError));
    }
}
