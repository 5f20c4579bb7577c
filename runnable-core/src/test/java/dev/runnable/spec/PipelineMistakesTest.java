package dev.runnable.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.GoldenFile;
import dev.runnable.problem.Problem;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineMistakesTest {
    static Stream<GoldenFile> mistakes() {
        return GoldenFile.all("pipeline");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsToldAtItsPlace(GoldenFile golden) throws IOException {
        PipelineReading reading =
                PipelineReader.read(golden.yaml(), golden.name(), CommandTypes.builtIn());
        golden.check(reading.problems());
        assertThat(reading.problems()).isNotEmpty();
        assertThat(reading.pipeline().isEmpty())
                .isEqualTo(reading.problems().stream().anyMatch(Problem::isError));
    }
}
