package dev.runnable.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.Mutator;
import dev.runnable.Seeds;
import dev.runnable.extension.Extensions;
import dev.runnable.problem.Problem;
import dev.runnable.service.Services;
import dev.runnable.settings.SettingsShape;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ConfigurationFuzzTest {
    private static final int TIMES = 10_000;
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_120L);
    private static final Map<String, String> ENVIRONMENT =
            Map.of("RUNNABLE_VAR_a", "1", "RUNNABLE_VAR_home", "x\"\\\n");

    @Test
    void brokenConfigurationIsReadOrRefusedAndNeverAnException() {
        ConfigurationReader reader =
                new ConfigurationReader(
                        new Services(Extensions.onClassPath())
                                .known()
                                .with(
                                        Section.PIPELINE_EXECUTOR,
                                        "local",
                                        SettingsShape.ofKeys(
                                                List.of("enable_parallel", "max_parallel"))));
        List<String> seeds = Seeds.texts("configuration");
        Random random = new Random(SEED);
        Mutator mutator = new Mutator(random);
        for (int i = 0; i < TIMES; i++) {
            String text = mutator.mutate(seeds.get(random.nextInt(seeds.size())));
            ConfigurationReading reading = read(reader, text, i);
            assertThat(reading.configuration().isPresent())
                    .as("-Dfuzz.seed=%d, text %d:%n%s", SEED, i, text)
                    .isNotEqualTo(reading.problems().stream().anyMatch(Problem::isError));
        }
    }

    private static ConfigurationReading read(ConfigurationReader reader, String text, int number) {
        try {
            ConfigurationReading reading = reader.readText(text, "fuzz.yaml", ENVIRONMENT);
            reading.configuration().ifPresent(Configuration::frozen);
            return reading;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(
                    "-Dfuzz.seed=%d, text %d:%n%s".formatted(SEED, number, text), e);
        }
    }

    @Test
    void brokenParametersAreReadOrRefusedAndNeverAnException() {
        List<String> seeds = Seeds.texts("parameters");
        Random random = new Random(SEED);
        Mutator mutator = new Mutator(random);
        for (int i = 0; i < TIMES; i++) {
            String text = mutator.mutate(seeds.get(random.nextInt(seeds.size())));
            String json = mutator.mutate("{\"a\": [1, 2.5e3, null, true], \"b\": \"\\u0041\"}");
            ParameterReading reading = readParameters(text, json, i);
            assertThat(reading.parameters().isPresent())
                    .as("-Dfuzz.seed=%d, text %d:%n%s%n%s", SEED, i, text, json)
                    .isNotEqualTo(reading.problems().stream().anyMatch(Problem::isError));
        }
    }

    private static ParameterReading readParameters(String text, String json, int number) {
        try {
            return ParameterReader.readText(
                    text, Map.of("RUNNABLE_PRM_X", json), List.of("a=" + json, json));
        } catch (RuntimeException | Error e) {
            throw new AssertionError(
                    "-Dfuzz.seed=%d, text %d:%n%s%n%s".formatted(SEED, number, text, json), e);
        }
    }
}
