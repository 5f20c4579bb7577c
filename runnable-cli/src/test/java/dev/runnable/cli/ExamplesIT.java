package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.testkit.conformance.ComparableRunLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The examples, in a copy of what a user has, under each configuration that can run them.
final class ExamplesIT {
    private static final String CONTAINER = "local-container";
    private static final List<String> CONFIGURATIONS =
            List.of("local", "local-parallel", "emulator", CONTAINER, CONTAINER + "-parallel");
    private static final Map<String, String> LIKE =
            Map.of(CONTAINER, "local", CONTAINER + "-parallel", "local-parallel");
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Of runs so far: those without containers come first.
    private static final Map<String, JsonNode> LOGS = new HashMap<>();

    @TempDir Path scratch;
    private Installed runnable;

    @BeforeEach
    void copyWhatAUserHas() throws IOException {
        Needs.that(Needs.command("python3", "--version"), "python");
        FileTree.copy(Installed.TREE.resolve("examples"), scratch.resolve("examples"));
        FileTree.copy(Installed.TREE.resolve("configs"), scratch.resolve("configs"));
        runnable = new Installed(scratch);
    }

    /// Each pipeline under each configuration. Further cases of one vary its parameters, which is
    /// nothing to do with where its steps run: one configuration is enough for them.
    static Stream<Arguments> examplesUnderConfigurations() {
        Set<String> seen = new HashSet<>();
        return Examples.all().stream()
                .flatMap(example -> under(example, seen.add(example.pipeline())));
    }

    private static Stream<Arguments> under(Example example, boolean first) {
        return CONFIGURATIONS.stream()
                .limit(first ? CONFIGURATIONS.size() : 1)
                .filter(it -> !it.equals(CONTAINER + "-parallel") || hasBranches(example))
                .map(configuration -> Arguments.of(example, configuration));
    }

    /// Whether anything could run at once, which is what containers are started for side by side.
    private static boolean hasBranches(Example example) {
        return Stream.of("parallel/", "map/", "catalog/branches")
                .anyMatch(example.pipeline()::startsWith);
    }

    static List<String> configurations() {
        return CONFIGURATIONS;
    }

    @ParameterizedTest(name = "{0} under {1}")
    @MethodSource("examplesUnderConfigurations")
    void endsTheSameUnderEveryConfiguration(Example example, String configuration)
            throws Exception {
        if (example.needsJupyter()) {
            runnable.with("PATH", Needs.jupyter());
        }
        Installed installed = under(configuration);
        if (example.needsJupyter() && configuration.startsWith(CONTAINER)) {
            ContainerEngine.mountJupyter(installed);
        }
        Launched launched = example.run(installed);

        assertThat(launched.exitCode()).as(launched.err()).isEqualTo(example.exitCode());
        assertThat(example.outcome(launched)).isEqualTo(example.expected());
        JsonNode log = comparable(launched.out(), example);
        Optional<JsonNode> like =
                Optional.ofNullable(LOGS.get(example + " under " + LIKE.get(configuration)));
        like.ifPresent(other -> assertThat(log).isEqualTo(other));
        LOGS.put(example + " under " + configuration, log);
    }

    /// Notebooks that are run hold times.
    private static JsonNode comparable(String text, Example example) throws IOException {
        JsonNode log = JSON.readTree(text);
        return example.isRepeatable()
                ? ComparableRunLog.anywhere(log)
                : ComparableRunLog.anywhere(log, "data_hash");
    }

    /// What else runs steps has the conformance kit look at this.
    @ParameterizedTest
    @ValueSource(strings = {"local", CONTAINER + "-parallel"})
    void everyTryOfAStepIsInTheRunLog(String configuration) throws Exception {
        Launched launched =
                under(configuration)
                        .run("execute", "examples/retry/attempts.yaml", "--output", "json");

        assertThat(attempts(launched, "call")).containsExactly("FAIL", "FAIL", "SUCCESS");
    }

    /// What else runs steps has the conformance kit look at this.
    @ParameterizedTest
    @ValueSource(strings = {"local", CONTAINER + "-parallel"})
    void failedRunGoesOnWhereItStopped(String configuration) throws Exception {
        Installed installed = under(configuration);
        Launched failed =
                installed.run("execute", "examples/retry/resume.yaml", "--run-id", "report");
        runnable.file("approved", "");
        Launched launched = installed.run("retry", "report", "--output", "json");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(launched.exitCode()).as(launched.err()).isZero();
        assertThat(attempts(launched, "compute")).containsExactly("SUCCESS");
        assertThat(attempts(launched, "publish")).containsExactly("FAIL", "SUCCESS");
        assertThat(Example.Outcome.of(JSON.readTree(launched.out())))
                .isEqualTo(
                        Example.succeeds("retry/resume.yaml")
                                .succeeded("compute", "publish")
                                .parameters("{'answer': 42, 'published': true}")
                                .expected());
    }

    private static List<String> attempts(Launched launched, String step) throws IOException {
        return JSON.readTree(launched.out())
                .at("/steps/" + step + "/attempts")
                .valueStream()
                .map(attempt -> attempt.get("status").asText())
                .toList();
    }

    /// But for what the run is called, what its pipeline is called, and when it was.
    @ParameterizedTest
    @MethodSource("configurations")
    void yamlAndJavaLeaveTheSameRunLog(String configuration) throws Exception {
        List<JsonNode> logs = new ArrayList<>();
        for (String pipeline : List.of("examples/java/sales.yaml", "examples/java/Sales.java")) {
            Launched launched = under(configuration).run("execute", pipeline, "--output", "json");
            assertThat(launched.exitCode()).as(launched.err()).isZero();
            logs.add(ComparableRunLog.here(JSON.readTree(launched.out())));
        }

        assertThat(logs.getFirst().toString()).contains("\"dag_hash\":\"", "\"run_config\":{\"");
        assertThat(logs.getLast()).isEqualTo(logs.getFirst());
    }

    @AfterEach
    void noContainerIsLeft() throws Exception {
        if (Needs.command("docker", "version")) {
            assertThat(ContainerEngine.containers(scratch)).isEmpty();
        }
    }

    @Test
    void noPipelineIsForgotten() throws IOException {
        Path examples = Installed.TREE.resolve("examples");
        Set<String> pipelines;
        try (Stream<Path> files = Files.walk(examples)) {
            pipelines =
                    files.filter(ExamplesIT::isPipeline)
                            .map(file -> examples.relativize(file).toString())
                            .filter(name -> !name.startsWith("quickstart/"))
                            .collect(Collectors.toSet());
        }
        String index = Files.readString(examples.resolve("README.md"));

        assertThat(Examples.all()).map(Example::pipeline).containsAll(pipelines);
        assertThat(pipelines).allSatisfy(name -> assertThat(index).contains("(" + name + ")"));
    }

    private Installed under(String configuration) throws IOException {
        if (configuration.startsWith(CONTAINER)) {
            ContainerEngine.prepare(runnable);
        }
        return runnable.with("RUNNABLE_CONFIGURATION_FILE", "configs/" + configuration + ".yaml");
    }

    private static boolean isPipeline(Path file) {
        try {
            String name = file.toString();
            return (name.endsWith(".yaml") && Files.readString(file).contains("\ndag:\n"))
                    || (name.endsWith(".java")
                            && !name.contains("java-project")
                            && Files.readString(file).contains(" Pipeline pipeline() {"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
