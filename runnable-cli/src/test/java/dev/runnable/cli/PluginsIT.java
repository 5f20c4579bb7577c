package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way of an author: `plugins new`, `mvn verify`, a folder, a run.
final class PluginsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path scratch;
    private static Installed runnable;
    private static Path project;
    private static Path zip;

    @BeforeAll
    static void makeAndBuildAPlugin() throws Exception {
        runnable = new Installed(scratch.toRealPath());
        Launched made = runnable.run("plugins", "new", "my-executor");
        assertThat(made.exitCode()).as(made.err()).isZero();
        project = runnable.folder().resolve("my-executor");

        Launched built = BuiltArtefacts.in(scratch.resolve("repository")).maven(project, "verify");

        assertThat(built.exitCode()).as(built.out() + built.err()).isZero();
        assertThat(built.out() + built.err()).doesNotContain("WARNING");
        try (Stream<Path> files = Files.list(project.resolve("target"))) {
            zip =
                    files.filter(it -> it.toString().endsWith("-plugin.zip"))
                            .findFirst()
                            .orElseThrow();
        }
        Path folder = Files.createDirectories(runnable.folder().resolve("plugins"));
        Files.copy(zip, folder.resolve("my-executor.zip"));
        runnable.with("RUNNABLE_PLUGINS_DIR", "plugins");
    }

    @Test
    void conformanceTestHasRun() {
        assertThat(project.resolve("target/surefire-reports"))
                .isDirectoryContaining("glob:**/TEST-*ConformanceTest.xml");
    }

    @Test
    void pluginIsInOrder() throws Exception {
        Launched verified = runnable.run("plugins", "verify", zip.toString());

        assertThat(verified.exitCode()).as(verified.err()).isZero();
        assertThat(verified.err()).isEmpty();
        assertThat(verified.out()).contains("my-executor", "pipeline-executor my-executor");
    }

    @Test
    void pluginIsListedBesideABrokenOne() throws Exception {
        Path other = Files.createDirectories(runnable.folder().resolve("other"));
        Files.copy(zip, other.resolve("good.zip"));
        Files.writeString(other.resolve("bad.zip"), "no zip");
        Installed both =
                new Installed(runnable.folder()).with("RUNNABLE_PLUGINS_DIR", other.toString());

        Launched listed = both.run("plugins", "list", "--output", "json");
        JsonNode plugins = JSON.readTree(listed.out());

        assertThat(listed.exitCode()).isZero();
        assertThat(plugins.findValuesAsText("loaded")).containsExactlyInAnyOrder("true", "false");
        assertThat(plugins.findValuesAsText("code")).containsExactly("RNB-801");
        assertThat(both.run("plugins", "verify", "other").exitCode()).isEqualTo(3);
    }

    @Test
    void executorIsThereWithItsPlugin() throws Exception {
        JsonNode executors = JSON.readTree(runnable.run("executors", "--output", "json").out());

        List<JsonNode> ours =
                executors
                        .valueStream()
                        .filter(it -> it.get("type").asText().equals("my-executor"))
                        .toList();
        assertThat(ours)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.get("built_in").asBoolean()).isFalse();
                    assertThat(it.get("source").asText()).contains("my-executor.zip");
                });
    }

    @Test
    void pipelineRunsByIt() throws Exception {
        Launched run =
                runnable.run(
                        "execute",
                        "my-executor/example/pipeline.yaml",
                        "--config",
                        "my-executor/example/configuration.yaml",
                        "--run-id",
                        "by-plugin");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("HELLO FROM ");
        Launched shown = runnable.run("show", "by-plugin", "--output", "json");
        assertThat(JSON.readTree(shown.out()).at("/parameters/greeting/value").asText())
                .startsWith("hello from ");
    }

    @Test
    void usersFolderIsNotWrittenTo() throws Exception {
        runnable.run("executors");

        try (Stream<Path> files = Files.list(runnable.folder().resolve("plugins"))) {
            assertThat(files.map(it -> it.getFileName().toString()))
                    .containsExactly("my-executor.zip");
        }
    }

    @Test
    void everyKindBuilds() throws Exception {
        for (PluginKind kind : PluginKind.values()) {
            if (kind != PluginKind.EXECUTOR) {
                String name = "another-" + kind;
                Launched made = runnable.run("plugins", "new", name, "--kind", kind.toString());
                assertThat(made.exitCode()).as(made.err()).isZero();
                Launched built =
                        new BuiltArtefacts(scratch.resolve("repository"))
                                .maven(runnable.folder().resolve(name), "verify");
                assertThat(built.exitCode()).as(built.out() + built.err()).isZero();
            }
        }
    }
}
