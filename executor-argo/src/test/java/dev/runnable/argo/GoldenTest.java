package dev.runnable.argo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import dev.runnable.spec.PipelineReading;
import dev.runnable.spi.Rendering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The document of every example and of pipelines made for this. `-Dgolden.update` writes them.
final class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path MADE = Path.of("src/test/resources/pipelines");
    private static final Path EXAMPLES = Path.of("../examples");

    static Stream<Path> pipelines() throws IOException {
        try (Stream<Path> examples = Files.walk(EXAMPLES);
                Stream<Path> made = Files.list(MADE)) {
            return Stream.concat(examples, made)
                    .filter(file -> file.toString().endsWith(".yaml") && isPipeline(file))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static boolean isPipeline(Path file) {
        try {
            return Files.readString(file).lines().anyMatch(line -> line.startsWith("dag:"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pipeline read(Path file) {
        String name = file.toString().replace("../", "").replace('\\', '/');
        PipelineReading reading = PipelineReader.read(file, name, CommandTypes.builtIn());
        return reading.orThrow();
    }

    private static Argo argo() throws IOException {
        return Argo.ofFile(Files.readString(MADE.resolve("config.yaml")));
    }

    private static Rendering render(Path file) throws IOException {
        return argo().rendering(read(file), Map.of(), "nightly");
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void documentIsAsExpected(Path file) throws IOException {
        String text = render(file).text();

        String name = file.toString().replace("../", "").replace("src/test/resources/", "");
        Path golden = GOLDEN.resolve(name.replace('/', '-').replace('\\', '-'));
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, text);
        }
        assertThat(golden).as("run with -Dgolden.update to write it").exists();
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void documentIsTheSameAgain(Path file) throws IOException {
        assertThat(render(file).text()).isEqualTo(render(file).text());
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void nothingIsWrongWithIt(Path file) throws IOException {
        assertThat(argo().executor().check(read(file), Argo.context()))
                .filteredOn(Problem::isError)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void documentIsValid(Path file) throws IOException {
        var schema = ClosedSchema.find();
        assumeTrue(schema.isPresent(), "the schema of Argo is not here");
        Document document = new Document(render(file));

        assertThat(schema.get().problems("Workflow", document.workflow())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void everyNameIsKnownAndEveryArgumentDeclared(Path file) throws IOException {
        Document document = new Document(render(file));

        for (JsonNode template : document.spec().path("templates")) {
            for (JsonNode task : template.path("dag").path("tasks")) {
                JsonNode called = document.template(task.path("template").asText());
                assertThat(names(task.path("arguments"))).isEqualTo(names(called.path("inputs")));
            }
        }
    }

    private static List<String> names(JsonNode holder) {
        return holder.path("parameters").findValuesAsText("name");
    }
}
