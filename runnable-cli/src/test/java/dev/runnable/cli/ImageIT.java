package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Images, as a user of the installed program makes and uses them.
final class ImageIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JDK = System.getProperty("java.home");

    @TempDir Path scratch;
    private Installed runnable;
    private String image;

    @BeforeEach
    void projectOfTheTest() throws IOException {
        runnable = new Installed(scratch);
        image = "runnable-image-it:" + ProcessHandle.current().pid() + "-" + System.nanoTime();
        runnable.file(".dockerignore", "out.txt\nerr.txt\n"); // where the outputs of builds go
        runnable.file("steps/words.py", "def count(text: str):\n    return len(text.split())\n");
        runnable.file(
                "Look.java",
                """
                class Look {
                    static boolean seesOurs(String ours) {
                        return java.nio.file.Files.exists(java.nio.file.Path.of(ours));
                    }

                    static String home() {
                        return System.getProperty("java.home");
                    }
                }
                """);
        runnable.file(
                "pipeline.yaml",
                """
                parameters: {text: one two three, ours: nowhere}
                dag:
                  start_at: shell
                  steps:
                    shell: {type: task, command_type: shell, command: 'export who=$(id -u)', returns: [who], next: python}
                    python: {type: task, command: steps.words.count, returns: [words], next: look}
                    look: {type: task, command_type: java, command: 'Look.java::seesOurs', returns: [seen], next: home}
                    home: {type: task, command_type: java, command: 'Look.java::home', returns: [java], next: success}
                """);
    }

    @AfterEach
    void removeImage() {
        Needs.command("docker", "rmi", "-f", image);
    }

    private Launched build(String... more) throws Exception {
        String[] command =
                Stream.concat(
                                Stream.of(
                                        "image",
                                        "build",
                                        "--base",
                                        "docker:" + ContainerEngine.IMAGE),
                                Stream.of(more))
                        .toArray(String[]::new);
        Process process = runnable.start(command);
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        Launched launched =
                new Launched(
                        process.pid(),
                        process.exitValue(),
                        Files.readString(scratch.resolve("out.txt")),
                        Files.readString(scratch.resolve("err.txt")));
        Files.delete(scratch.resolve("out.txt"));
        Files.delete(scratch.resolve("err.txt"));
        assertThat(launched.exitCode()).as(launched.err()).isZero();
        return launched;
    }

    private static String docker(String... arguments) throws Exception {
        List<String> command = Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    @Test
    void stepsOfAllKindsRunInItWithoutOurFiles() throws Exception {
        ContainerEngine.isNeeded();
        build("--jdk", JDK, "--to", "docker:" + image);
        JsonNode parameters = runInImage();

        assertThat(parameters.at("/words/value").asInt()).isEqualTo(3);
        assertThat(parameters.at("/seen/value").asBoolean(true)).isFalse();
        assertThat(parameters.at("/java/value").asText()).isEqualTo("/opt/java/jdk");
        assertThat(ContainerEngine.containers(scratch)).isEmpty();

        String alone = docker("run", "--rm", "--init", image, "execute", "pipeline.yaml", "alone");
        assertThat(alone).contains("run succeeded");
    }

    /// @return the parameters in the end
    private JsonNode runInImage() throws Exception {
        runnable.file(
                "c.yaml",
                "pipeline-executor: {type: local-container, config: {docker_image: '%s', pull_policy: never}}\n"
                        .formatted(image));
        String ours = Path.of("target/runnable").toAbsolutePath().toString();

        Launched launched =
                runnable.run(
                        "execute",
                        "pipeline.yaml",
                        "-c",
                        "c.yaml",
                        "--set",
                        "ours=" + ours,
                        "--output",
                        "json");

        assertThat(launched.exitCode()).as(launched.err()).isZero();
        return JSON.readTree(launched.out()).get("parameters");
    }

    @Test
    void changedPipelineIsOneNewLayerInTheEngine() throws Exception {
        ContainerEngine.isNeeded();
        build("--to", "docker:" + image);
        List<String> before = layers();
        removeImage(); // else it would stay, without a name
        runnable.file(
                "pipeline.yaml", "dag: {start_at: a, steps: {a: {type: stub, next: success}}}\n");
        build("--to", "docker:" + image);
        List<String> after = layers();

        assertThat(after).hasSameSizeAs(before);
        assertThat(after.subList(0, after.size() - 1))
                .isEqualTo(before.subList(0, before.size() - 1));
        assertThat(after.getLast()).isNotEqualTo(before.getLast());
    }

    private List<String> layers() throws Exception {
        return JSON.readTree(docker("image", "inspect", "-f", "{{json .RootFS.Layers}}", image))
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void fileIsLoadedAsTheImageThatWasTold() throws Exception {
        ContainerEngine.isNeeded();
        JsonNode told =
                JSON.readTree(
                        build(
                                        "--to",
                                        "tar:../" + scratch.getFileName() + ".tar",
                                        "--name",
                                        image,
                                        "--output",
                                        "json")
                                .out());
        Path file = scratch.resolveSibling(scratch.getFileName() + ".tar");
        docker("load", "-i", file.toString());
        Files.delete(file);

        assertThat(docker("image", "inspect", "-f", "{{.Id}}", image))
                .isEqualTo(told.get("id").asText());
        assertThat(told.at("/layers").valueStream().map(it -> it.get("name").asText()))
                .containsExactly("runtime", "code", "pipelines");
    }

    @Test
    void dockerBuildMakesTheSameOfTheDockerfile() throws Exception {
        ContainerEngine.isNeeded();
        String other = image + "-docker";
        build("--to", "docker:" + image);
        Path context = scratch.resolveSibling(scratch.getFileName() + "-context");
        Launched written =
                runnable.run(
                        "image",
                        "dockerfile",
                        "--base",
                        "docker:" + ContainerEngine.IMAGE,
                        "--write",
                        context.toString());
        assertThat(written.exitCode()).as(written.err()).isZero();
        docker("build", "-q", "-t", other, context.toString());
        try {
            assertThat(files(other)).isEqualTo(files(image));
            assertThat(configuration(other)).isEqualTo(configuration(image));
        } finally {
            docker("rmi", "-f", other);
            Needs.command("rm", "-rf", context.toString());
        }
    }

    private static String files(String image) throws Exception {
        String list = "find /opt /app /usr/local -printf '%M %U:%G %s %p\\n' | sort";
        return docker("run", "--rm", "--entrypoint", "sh", image, "-c", list);
    }

    private static JsonNode configuration(String image) throws Exception {
        String parts =
                "[{{json .Config.User}},{{json .Config.WorkingDir}},{{json .Config.Env}},"
                        + "{{json .Config.Entrypoint}},{{json .Config.Cmd}},"
                        + "{{json (index .Config.Labels \"dev.runnable.build\")}}]";
        return JSON.readTree(docker("image", "inspect", "-f", parts, image));
    }

    @Test
    void whatImagesAndRunsLeaveInTheProjectIsNoPartOfIt() throws Exception {
        runnable.file(
                "runnable-config.yaml",
                "image: {base: scratch, to: 'tar:shop.tar'}\nrun-log-store: {type: chunked-fs, log_folder: logs}\n");
        Launched first = runnable.run("image", "build");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(runnable.run("execute", "pipeline.yaml", "--run-id", "a").exitCode()).isZero();
        assertThat(runnable.run("image", "dockerfile", "--write", "context").exitCode()).isZero();

        assertThat(scratch.resolve("shop.tar")).exists();
        assertThat(scratch.resolve("logs/a")).exists();
        assertThat(scratch.resolve("context/code/app"))
                .isDirectoryNotContaining("glob:**/{shop.tar,logs,.catalog,context}");
        assertThat(scratch.resolve("context/code/app/Look.java")).exists();
        Launched again = runnable.run("image", "build");
        assertThat(again.out()).startsWith("sha256:").isEqualTo(first.out());
    }

    @Test
    void configurationWithSecretsIsLeftOutAndTold() throws Exception {
        runnable.file(
                "runnable-config.yaml",
                "secrets: {type: dotenv, location: tokens, secrets: {A: s3cr3t}}\nimage: {base: scratch}\n");
        runnable.file("tokens", "B=s3cr3t\n");

        Launched launched = runnable.run("image", "dockerfile", "--write", "context");

        assertThat(launched.exitCode()).as(launched.err()).isZero();
        assertThat(launched.err())
                .contains(
                        "warning: runnable-config.yaml:1:17: this file is left out of the image: it"
                                + " holds secrets. Keep them in a file of their own, by 'location'."
                                + " [RNB-705]");
        assertThat(scratch.resolve("context/code/app")).isDirectoryNotContaining("glob:**/tokens");
        assertThat(scratch.resolve("context/pipelines/app"))
                .isDirectoryContaining("glob:**/pipeline.yaml")
                .isDirectoryNotContaining("glob:**/runnable-config.yaml");
    }

    @Test
    void imageWithAnotherBuildIsGivenOurs() throws Exception {
        ContainerEngine.isNeeded();
        build("--jdk", JDK, "--to", "docker:" + image, "--workdir", "/srv/shop");
        Path context = Files.createTempDirectory("other-build");
        Files.writeString(
                context.resolve("Dockerfile"),
                "FROM " + image + "\nLABEL dev.runnable.build=0000\n");
        docker("build", "-q", "-t", image, context.toString());
        Needs.command("rm", "-rf", context.toString());

        assertThat(runInImage().at("/seen/value").asBoolean()).isTrue();
    }

    @Test
    void otherCommandsHaveNoneOfItsLibraries() throws Exception {
        Path classes = scratch.resolve("classes.txt");
        runnable.with("RUNNABLE_JAVA_OPTS", "-Xlog:class+load:file=" + classes);

        Launched help = runnable.run("help", "runs");
        List<String> loaded = Files.readAllLines(classes);

        assertThat(help.exitCode()).isZero();
        assertThat(loaded)
                .anySatisfy(line -> assertThat(line).contains("dev.runnable.cli.ImageCommand "));
        assertThat(loaded)
                .noneSatisfy(line ->
                        assertThat(line)
                                .containsAnyOf(
                                        "tools.jib", "dev.runnable.image", "ImageBuildCommand"));
        assertThat(Files.readString(Path.of("target/runnable/lib/manifest.sh")).lines())
                .filteredOn(line -> line.startsWith("jars="))
                .singleElement()
                .asString()
                .doesNotContain("jib", "google-http", "httpcore", "opencensus");
    }
}
