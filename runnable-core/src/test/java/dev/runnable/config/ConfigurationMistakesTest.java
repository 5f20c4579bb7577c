package dev.runnable.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.GoldenFile;
import dev.runnable.extension.Extensions;
import dev.runnable.problem.Problem;
import dev.runnable.problem.Problems;
import dev.runnable.service.Services;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.Settings;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationMistakesTest {
    private static final KnownServices SERVICES =
            new Services(Extensions.onClassPath())
                    .known()
                    .with(
                            Section.PIPELINE_EXECUTOR,
                            "local",
                            SettingsShape.ofKeys(List.of("enable_parallel", "max_parallel")));

    static Stream<GoldenFile> mistakes() {
        return GoldenFile.all("configuration");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsToldAtItsPlace(GoldenFile golden) throws IOException {
        Map<String, String> environment = environment(golden);
        FileChoice choice =
                FileChoice.configuration(Optional.of(golden.name()), environment, golden.folder());
        ConfigurationReading reading =
                new ConfigurationReader(SERVICES)
                        .read(choice.file().orElseThrow(), choice.displayName(), environment);
        Problems problems = new Problems();
        problems.addAll(choice.warnings());
        problems.addAll(reading.problems());
        reading.configuration().ifPresent(configuration -> readSettings(configuration, problems));
        golden.check(problems.sorted());
        assertThat(problems.sorted()).isNotEmpty();
        assertThat(reading.configuration().isEmpty())
                .isEqualTo(reading.problems().stream().anyMatch(Problem::isError));
    }

    /// As the services do that are made from them.
    private static void readSettings(Configuration configuration, Problems problems) {
        Settings executor = configuration.executor().settings(problems);
        executor.flag("enable_parallel");
        executor.number("max_parallel", 1);
        Settings catalog = configuration.catalog().settings(problems);
        catalog.text("catalog_location");
        catalog.text("compute_data_folder");
        catalog.flag("sandbox");
        Settings store = configuration.runLogStore().settings(problems);
        store.text("log_folder");
        if (store.text("durability").isPresent()) {
            store.reject("durability", "unknown durability", "Valid durabilities: strict, normal.");
        }
    }

    static Map<String, String> environment(GoldenFile golden) throws IOException {
        Map<String, String> environment = new HashMap<>();
        for (String variable : golden.directives("env")) {
            int equals = variable.indexOf('=');
            environment.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return environment;
    }
}
