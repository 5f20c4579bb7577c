package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.cli.InThisProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaCommandTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path GOLDEN = ROOT.resolve("runnable-core/src/test/resources");

    @TempDir Path folder;
    private InThisProcess runnable;

    @BeforeEach
    void setUp() {
        runnable = new InThisProcess(folder);
    }

    private static List<Path> yaml(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    private static boolean isPipeline(JsonNode document) {
        return document.path("dag").path("steps").isObject();
    }

    /// What a schema says of those files that it should take and does not.
    private static Map<Path, List<String>> refused(Schema.Compiled schema, List<Path> files) {
        Map<Path, List<String>> refused = new LinkedHashMap<>();
        for (Path file : files) {
            List<String> mistakes = schema.mistakes(Schema.tree(file).orElseThrow());
            if (!mistakes.isEmpty()) {
                refused.put(file, mistakes);
            }
        }
        return refused;
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipeline", "configuration"})
    void schemaIsOneOfTheDraftThatItNames(String kind) throws Exception {
        Schema schema = Schema.of(runnable, kind);

        assertThat(schema.json().get("$schema").asText())
                .isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipeline", "configuration"})
    void schemaIsAlwaysTheSame(String kind) throws Exception {
        assertThat(runnable.run("schema", kind).out())
                .isEqualTo(runnable.run("schema", kind).out());
    }

    @Test
    void fileIsWrittenInPlaceOfTheStandardOutput() throws Exception {
        Result result = runnable.run("schema", "pipeline", "--output-file", "made/p.json");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(Files.readString(folder.resolve("made/p.json")))
                .isEqualTo(runnable.run("schema", "pipeline").out());
    }

    @Test
    void everyExampleIsTaken() throws Exception {
        List<Path> pipelines = new ArrayList<>();
        for (Path file : yaml(ROOT.resolve("examples"))) {
            if (Schema.tree(file).filter(SchemaCommandTest::isPipeline).isPresent()) {
                pipelines.add(file);
            }
        }

        assertThat(pipelines).hasSizeGreaterThan(20);
        assertThat(refused(Schema.of(runnable, "pipeline").compiled(), pipelines)).isEmpty();
    }

    @Test
    void everyConfigurationOfOursIsTaken() throws Exception {
        List<Path> files = yaml(ROOT.resolve("configs"));

        assertThat(files).hasSizeGreaterThan(5);
        assertThat(refused(Schema.of(runnable, "configuration").compiled(), files)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipeline", "configuration"})
    void whatReadersTakeIsTaken(String kind) throws Exception {
        List<Path> files = yaml(GOLDEN.resolve("valid").resolve(kind));

        assertThat(files).isNotEmpty();
        assertThat(refused(Schema.of(runnable, kind).compiled(), files)).isEmpty();
    }

    /// Mistakes about keys and types that no schema can see: about other files, what a command's
    /// text says, what the names of steps are, and keys that are let pass.
    private static final Set<String> BEYOND_A_SCHEMA =
            Set.of(
                    "bad-variable.yaml",
                    "dag-file-missing.yaml",
                    "dag-file-with-mistakes.yaml",
                    "needs-an-end.yaml",
                    "next-missing.yaml",
                    "notebook-command.yaml",
                    "reducers.yaml",
                    "shell-command.yaml",
                    "start-at-left-out.yaml",
                    "start-at-misspelt.yaml");

    @ParameterizedTest
    @ValueSource(strings = {"pipeline", "configuration"})
    void mistakesOfStructureAreSeen(String kind) throws Exception {
        Schema.Compiled schema = Schema.of(runnable, kind).compiled();
        List<Path> structural = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        for (Path file : yaml(GOLDEN.resolve("mistakes").resolve(kind))) {
            Optional<JsonNode> tree = Schema.tree(file);
            if (tree.isPresent() && isStructural(file)) {
                structural.add(file);
                if (schema.mistakes(tree.get()).isEmpty()) {
                    unseen.add(file.getFileName().toString());
                }
            }
        }

        assertThat(structural).hasSizeGreaterThan(5);
        assertThat(unseen).isSubsetOf(BEYOND_A_SCHEMA);
    }

    private static boolean isStructural(Path yaml) throws IOException {
        Path told = Path.of(yaml.toString().replace(".yaml", ".problems"));
        return Files.exists(told)
                && Files.readString(told)
                        .lines()
                        .filter(line -> line.startsWith("error: "))
                        .anyMatch(line -> line.matches(".*\\[RNB-(101|102|103|104)]"));
    }

    @Test
    void whatDiffersFromTheGoldenFilesIsRefusedAsWell() throws Exception {
        Schema.Compiled schema = Schema.of(runnable, "configuration").compiled();

        assertThat(schema.mistakes(Schema.tree("pipeline-executor: {type: loca}"))).isNotEmpty();
        assertThat(schema.mistakes(Schema.tree("pipeline-executor: {type: local, max_paralel: 2}")))
                .isNotEmpty();
        assertThat(
                        schema.mistakes(
                                Schema.tree("pipeline-executor: {type: local, max_parallel: 0}")))
                .isNotEmpty();
        assertThat(schema.mistakes(Schema.tree("pipeline-executor: {type: local-container}")))
                .isNotEmpty();
        assertThat(schema.mistakes(Schema.tree("catalogue: {type: file-system}"))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pipeline-executor: {type: local, config: {max-parallel: 2, enableParallel: yes}}",
                "pipelineExecutor: {type: local, maxParallel: $most}",
                "executor: {type: $kind, whatever: 1}",
                "pipeline-executor: {type: local-container, dockerImage: a, overrides: {big: {memory:"
                        + " 8g}, none: }}",
                "catalog: {type: file-system, config: }",
                "run-log-store: {type: file-system, config: {durability: '${how:-strict}'}}"
            })
    void whatIsWrittenInAnotherWayIsTaken(String yaml) throws Exception {
        assertThat(Schema.of(runnable, "configuration").compiled().mistakes(Schema.tree(yaml)))
                .isEmpty();
    }
}
