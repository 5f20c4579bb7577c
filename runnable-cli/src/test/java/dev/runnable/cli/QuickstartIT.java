package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The quickstart, in a copy of what a user has, against figures that were computed another way.
final class QuickstartIT {
    private static final String MOCKED = "mocked";
    private static final String ARGO = "argo";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path scratch;
    private Installed runnable;

    @BeforeEach
    void copyWhatAUserHas() throws IOException {
        Needs.that(Needs.command("python3", "--version"), "python");
        FileTree.copy(Installed.TREE.resolve("examples"), scratch.resolve("examples"));
        FileTree.copy(Installed.TREE.resolve("configs"), scratch.resolve("configs"));
        runnable = new Installed(scratch);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "local-parallel", "emulator"})
    void endsWithTheFiguresThatWereComputedAnotherWay(String configuration) throws Exception {
        runnable.with("RUNNABLE_CONFIGURATION_FILE", "configs/" + configuration + ".yaml");

        compare("pipeline.yaml");
    }

    /// All that there are, but the one that makes the figures up and the one that needs a cluster.
    static List<String> configurations() throws IOException {
        try (Stream<Path> files = Files.list(Installed.TREE.resolve("configs"))) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .filter(name -> !name.equals(MOCKED) && !name.equals(ARGO))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void onePipelineEndsTheSameUnderAllConfigurations(String configuration) throws Exception {
        if (ContainerEngine.CONFIGURATIONS.contains(configuration)) {
            ContainerEngine.prepare(runnable);
        }
        runnable.with("RUNNABLE_CONFIGURATION_FILE", "configs/" + configuration + ".yaml");

        compare("needs.yaml");
    }

    @Test
    void onePipelineIsTriedWithoutRunningIt() throws Exception {
        runnable.with("RUNNABLE_CONFIGURATION_FILE", "configs/" + MOCKED + ".yaml");

        Launched launched = runnable.run("execute", "examples/quickstart/needs.yaml");

        assertThat(launched.exitCode()).as(launched.err()).isZero();
        assertThat(launched.err()).contains("[report] succeeded", "steps finished: 5");
        assertThat(scratch.resolve("quickstart-output")).doesNotExist();
    }

    @Test
    void onePipelineIsWrittenForACluster() throws Exception {
        runnable.with("RUNNABLE_CONFIGURATION_FILE", "configs/" + ARGO + ".yaml");

        Launched launched = runnable.run("execute", "examples/quickstart/needs.yaml");

        assertThat(launched.exitCode()).as(launched.err()).isZero();
        assertThat(launched.err()).contains("rendered: argo-pipeline.yaml (6 pods");
        assertThat(scratch.resolve("argo-pipeline.yaml")).content().contains("kind: Workflow");
    }

    private void compare(String pipeline) throws Exception {
        Launched launched =
                runnable.run("execute", "examples/quickstart/" + pipeline, "--output", "json");

        assertThat(launched.exitCode()).as(launched.err()).isZero();
        JsonNode log = JSON.readTree(launched.out());
        JsonNode expected =
                JSON.readTree(scratch.resolve("examples/quickstart/expected.json").toFile())
                        .get(pipeline);
        assertThat(expected.isEmpty()).isFalse();
        expected.properties()
                .forEach(figure ->
                        assertThat(log.at("/parameters/" + figure.getKey() + "/value"))
                                .as(figure.getKey())
                                .isEqualTo(figure.getValue()));
    }

    @Test
    void missingTableTakesTheFailurePathAndSaysSo() throws Exception {
        Launched launched =
                runnable.run(
                        "execute",
                        "examples/quickstart/pipeline.yaml",
                        "--set",
                        "weather_csv=nowhere.csv");

        assertThat(launched.exitCode()).isEqualTo(1);
        assertThat(launched.err())
                .contains("[clean] failed", "[explain] succeeded", "nowhere.csv")
                .doesNotContain("Exception", "\tat ");
    }
}
