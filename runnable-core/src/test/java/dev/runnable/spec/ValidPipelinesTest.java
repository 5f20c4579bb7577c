package dev.runnable.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValidPipelinesTest {
    static Stream<Path> pipelines() {
        return Seeds.files("pipeline").stream();
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void validFileBecomesTheGraphBesideIt(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        PipelineReading reading = PipelineReader.read(file, name, CommandTypes.builtIn());
        assertThat(reading.problems()).isEmpty();
        String outline = GraphOutline.of(reading.orThrow());
        Path golden = file.resolveSibling(name.replace(".yaml", ".graph"));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, outline);
        }
        assertThat(outline).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void frozenTextsReadBackTheSame(Path file) {
        String name = String.valueOf(file.getFileName());
        PipelineReading reading = PipelineReader.read(file, name, CommandTypes.builtIn());
        PipelineReading again =
                PipelineReader.readTexts(reading.orThrow().texts(), CommandTypes.builtIn());
        assertThat(again).isEqualTo(reading);
    }
}
