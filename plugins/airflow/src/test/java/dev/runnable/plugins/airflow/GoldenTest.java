package dev.runnable.plugins.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The documents of examples and of pipelines made for this. `-Dgolden.update` writes them.
final class GoldenTest {
    private static final Path OPERATORS =
            Path.of("src/main/resources/dev/runnable/plugins/airflow/render/operators.py");

    @TempDir Path folder;

    static Stream<Path> pipelines() {
        return Pipelines.all();
    }

    @BeforeAll
    static void write() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            for (Path file : pipelines().toList()) {
                Path golden = Pipelines.golden(file);
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, withoutOperators(Pipelines.render(file).text()));
            }
        }
    }

    private static String withoutOperators(String text) throws IOException {
        String operators = Files.readString(OPERATORS);
        assertThat(text).containsOnlyOnce(operators);
        return text.replace(operators, "# here stands " + OPERATORS.getFileName() + "\n");
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void documentIsAsExpected(Path file) throws IOException {
        String text = Pipelines.render(file).text();

        Path golden = Pipelines.golden(file);
        assertThat(golden).as("run with -Dgolden.update to write it").exists();
        assertThat(withoutOperators(text)).isEqualTo(Files.readString(golden));
        assertThat(text).isEqualTo(Pipelines.render(file).text());
    }

    @Test
    void mostExamplesCanRunOnAirflow() {
        assertThat(pipelines()).hasSizeGreaterThan(25);
    }

    /// Of one golden file for each pipeline, none is left over.
    @Test
    void everyGoldenFileHasItsPipeline() throws IOException {
        try (Stream<Path> golden = Files.list(Path.of("src/test/resources/golden"))) {
            assertThat(golden)
                    .containsExactlyInAnyOrderElementsOf(
                            pipelines().map(Pipelines::golden).toList());
        }
    }

    @Test
    void pythonCompilesAllOfThem() throws Exception {
        String python = Pythons.any();

        String told = Pythons.run(python, "compile.py", Map.of(), Pipelines.writeAll(folder));

        assertThat(told.lines()).hasSize((int) pipelines().count());
    }
}
