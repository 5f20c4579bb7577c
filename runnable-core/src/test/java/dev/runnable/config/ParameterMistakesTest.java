package dev.runnable.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.GoldenFile;
import dev.runnable.problem.Problem;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterMistakesTest {
    static Stream<GoldenFile> mistakes() {
        return GoldenFile.all("parameters");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsToldAtItsPlace(GoldenFile golden) throws IOException {
        Map<String, String> environment = ConfigurationMistakesTest.environment(golden);
        FileChoice choice =
                FileChoice.parameters(Optional.of(golden.name()), environment, golden.folder());
        ParameterReading reading =
                ParameterReader.read(
                        new LinkedHashMap<>(), choice, environment, golden.directives("set"));
        golden.check(reading.problems());
        assertThat(reading.problems()).isNotEmpty();
        assertThat(reading.parameters().isEmpty())
                .isEqualTo(reading.problems().stream().anyMatch(Problem::isError));
    }
}
