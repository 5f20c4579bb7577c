package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.cli.InThisProcess.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExecutorsCommandTest {
    @TempDir Path folder;
    private InThisProcess runnable;

    @BeforeEach
    void setUp() {
        runnable = new InThisProcess(folder);
    }

    private static JsonNode executor(JsonNode all, String type) {
        return all.valueStream()
                .filter(it -> it.get("type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    @Test
    void listsWhatIsThereAndMarksTheChosenOne() throws Exception {
        runnable.file("runnable-config.yaml", "pipeline-executor: {type: mocked}\n");

        Result result = runnable.run("executors");

        assertThat(result.code()).isZero();
        assertThat(result.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .startsWith("EXECUTOR|FROM|CAN")
                .contains(
                        "emulator|built in|parallel, processes",
                        "local|built in|parallel",
                        "local-container|built in|parallel, processes, containers",
                        "mocked *|built in|parallel, simulation");
    }

    @Test
    void programsReadTheSame() throws Exception {
        Result result = runnable.run("executors", "--output", "json");

        JsonNode local = executor(result.json(), "local");
        assertThat(local.get("chosen").asBoolean()).isTrue();
        assertThat(local.get("built_in").asBoolean()).isTrue();
        assertThat(texts(local.get("capabilities"))).containsExactly("parallel");
        assertThat(texts(local.get("settings"))).contains("enable_parallel", "max_parallel");
        assertThat(local.has("ready")).isFalse();
        assertThat(executor(result.json(), "mocked").get("chosen").asBoolean()).isFalse();
    }

    @Test
    void tellsWhatThisMachineLacks() throws Exception {
        runnable.with("DOCKER_HOST", "unix://" + folder.resolve("no-engine"))
                .with("PATH", folder.toString());

        Result result = runnable.run("executors", "--check", "--output", "json");

        assertThat(result.code()).as(result.err()).isZero();
        JsonNode container = executor(result.json(), "local-container");
        assertThat(container.get("ready").asBoolean()).isFalse();
        assertThat(container.at("/problems/0/code").asText()).isEqualTo("RNB-420");
        JsonNode local = executor(result.json(), "local");
        assertThat(local.get("ready").asBoolean()).isTrue();
        assertThat(local.at("/problems/0/severity").asText()).isEqualTo("warning");
        assertThat(local.at("/problems/0/message").asText()).contains("no Python interpreter");
        assertThat(executor(result.json(), "mocked").get("problems")).isEmpty();
        assertThat(executor(result.json(), "emulator").get("ready").asBoolean()).isFalse();
    }

    @Test
    void checkIsForTheConfigurationThatIsChosen() throws Exception {
        runnable.file(
                "c.yaml",
                "pipeline-executor: {type: local-container, config: {docker_image: x, docker_host: 'unix://%s'}}\n"
                        .formatted(folder.resolve("mine")));

        Result result = runnable.run("executors", "--check", "-c", "c.yaml");

        assertThat(result.code()).isZero();
        assertThat(result.out()).containsPattern("local-container \\* .* no\n");
        assertThat(result.err())
                .contains("no Docker engine answers", folder.resolve("mine").toString());
    }

    @Test
    void tellsAllThatAnExecutorCanBeTold() throws Exception {
        Result result = runnable.run("executors", "local-container");

        assertThat(result.code()).isZero();
        assertThat(result.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .startsWith("SETTING|TYPE|DEFAULT|DESCRIPTION")
                .contains(
                        "docker_image|a text|has to be set|The image that steps run in: any that"
                                + " has `sh`, or `python3` for Python steps. For instance"
                                + " `python:3.12`.",
                        "overrides.NAME.memory|an amount of memory|all|Memory, at most. For"
                                + " instance `2g`.");
    }

    @Test
    void programsReadTheSettingsOfAnExecutor() throws Exception {
        JsonNode page = runnable.run("executors", "local", "--output", "json").json();

        assertThat(page.get("type").asText()).isEqualTo("local");
        JsonNode parallel = page.get("settings").get(0);
        assertThat(parallel.get("key").asText()).isEqualTo("enable_parallel");
        assertThat(parallel.get("type").asText()).isEqualTo("true or false");
        assertThat(parallel.get("default").asText()).isEqualTo("false");
        assertThat(parallel.get("required").asBoolean()).isFalse();
        assertThat(parallel.get("description").asText()).startsWith("Whether steps");
        assertThat(page.get("settings").get(1).get("otherwise").asText())
                .isEqualTo("the number of processors");
    }

    @Test
    void unknownExecutorIsWrongUsage() throws Exception {
        Result result = runnable.run("executors", "locl");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains(
                        "there is no executor 'locl'. Did you mean 'local'? There are: argo,"
                                + " emulator, local, local-container, mocked.");
    }
}
