package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The template of a Maven project, built by a Maven of its own against what this build has made:
/// its artefacts stand in a repository before the usual one.
final class JavaProjectIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROGRAM = "com.acme.restock.Restock";
    private static final Path GROUP = Path.of("dev", "runnable");

    @TempDir static Path scratch;
    private static Path project;

    @BeforeAll
    static void buildIt() throws Exception {
        project = scratch.toRealPath().resolve("java-project");
        FileTree.copy(Installed.TREE.resolve("examples/java-project"), project);
        String version = Main.version().strip();
        assertThat(Files.readString(project.resolve("pom.xml")))
                .as("the template uses this version")
                .contains("<runnable.version>" + version + "</runnable.version>");
        Path repository = scratch.resolve("repository");
        publish("runnable-parent", ".", version, repository);
        for (String module : modules()) {
            publish(module, module, version, repository);
        }
        Launched built =
                launched(
                        Installed.TREE.resolve("mvnw").toString(),
                        "-B",
                        "-q",
                        "-Dmaven.repo.local=" + repository,
                        "-Dmaven.repo.local.tail=" + usualRepository(),
                        "package");
        assertThat(built.exitCode()).as(built.out() + built.err()).isZero();
    }

    /// Without plugins: they are built after this one, and no project of a user needs them.
    private static List<String> modules() throws IOException {
        return Pattern.compile("<module>(.+)</module>")
                .matcher(Files.readString(Installed.TREE.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .filter(module -> !module.contains("/"))
                .toList();
    }

    /// The one that this build uses; failsafe tells it.
    private static String usualRepository() {
        return System.getProperty(
                "localRepository",
                Path.of(System.getProperty("user.home"), ".m2", "repository").toString());
    }

    private static void publish(String artifact, String module, String version, Path repository)
            throws IOException {
        Path folder =
                Files.createDirectories(
                        repository.resolve(GROUP).resolve(artifact).resolve(version));
        Path built = Installed.TREE.resolve(module);
        String name = artifact + "-" + version;
        Files.copy(built.resolve("pom.xml"), folder.resolve(name + ".pom"));
        Path jar = built.resolve("target").resolve(name + ".jar");
        if (!module.equals(".")) {
            Files.copy(jar, folder.resolve(name + ".jar"));
        }
    }

    private static Launched launched(String... command) throws Exception {
        return launched(Map.of(), command);
    }

    private static Launched launched(Map<String, String> more, String... command) throws Exception {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("RUNNABLE_"));
        environment.putAll(more);
        return Launched.in(project, environment, List.of(command));
    }

    private static String[] program(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                "target/restock-1.0-SNAPSHOT.jar:target/lib/*",
                                PROGRAM));
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    private static JsonNode runLog(String runId) throws Exception {
        Launched shown = new Installed(project).run("show", runId, "--output", "json");
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        return JSON.readTree(shown.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "emulator"})
    void mainRunsThePipelineAsTheEnvironmentSays(String executor) throws Exception {
        Files.writeString(
                project.resolve(executor + ".yaml"),
                "pipeline-executor: {type: %s, config: {enable_parallel: true}}\n"
                        .formatted(executor));
        Launched run =
                launched(
                        Map.of(
                                "RUNNABLE_CONFIGURATION_FILE",
                                executor + ".yaml",
                                "RUNNABLE_RUN_ID",
                                "by-" + executor,
                                "RUNNABLE_PRM_weeks",
                                "3"),
                        program());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("run by-" + executor + " of restock\n", "[write] | to order: ");
        JsonNode log = runLog("by-" + executor);
        assertThat(log.at("/status").asText()).isEqualTo("SUCCESS");
        assertThat(log.at("/parameters/orders/value"))
                .isEqualTo(
                        JSON.readTree(
                                """
                                [{"product": "cocoa", "count": 9}, {"product": "coffee", "count": 5},
                                 {"product": "tea", "count": 65}]
                                """));
    }

    @Test
    void mainEndsWithTheExitCodeOfTheCommandLine() throws Exception {
        Launched failed = launched(Map.of("RUNNABLE_PRM_sold", "nothing"), program());
        Launched refused = launched(Map.of("RUNNABLE_CONFIGURATION_FILE", "none.yaml"), program());

        assertThat(failed.exitCode()).as(failed.err()).isEqualTo(1);
        assertThat(failed.err()).contains("[estimate] failed");
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(3);
        assertThat(refused.err()).startsWith("error: none.yaml: ");
    }

    @Test
    void commandLineRunsTheClass() throws Exception {
        Launched run =
                new Installed(project)
                        .run(
                                "execute",
                                PROGRAM,
                                "--classpath",
                                "target/classes",
                                "--run-id",
                                "by-class");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(runLog("by-class").at("/parameters/orders/value")).hasSize(2);
    }

    @Test
    void programThatIsToldToEndCancelsItsRunAndEndsItsChildren() throws Exception {
        Files.writeString(
                project.resolve("Sleepy.java"),
                """
                import dev.runnable.sdk.*;
                class Sleepy {
                    public static void main(String[] args) {
                        Pipeline.of("sleepy", Steps.shell("sleep", "echo $$ > sleep.pid; sleep 300"))
                            .execute(RunOptions.defaults().runId("sleepy"));
                    }
                }
                """);
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                "target/lib/*",
                                "Sleepy.java")
                        .directory(project.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(project.resolve("sleepy.txt").toFile())
                        .start();
        Path child = project.resolve("sleep.pid");
        Eventually.isTrue(() -> Files.exists(child) && !Files.readString(child).isBlank());
        process.destroy();

        assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
        assertThat(Alive.process(Long.parseLong(Files.readString(child).strip()))).isFalse();
        assertThat(runLog("sleepy").at("/status").asText()).isEqualTo("CANCELLED");
    }

    @Test
    void libraryIsComplete() throws IOException {
        try (Stream<Path> files = Files.list(project.resolve("target/lib"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .anyMatch(name -> name.startsWith("executor-local-"))
                    .anyMatch(name -> name.startsWith("runnable-core-"));
        }
    }
}
