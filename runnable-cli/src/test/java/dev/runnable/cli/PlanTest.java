package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `plan` tells what would run where, and does nothing else.
final class PlanTest {
    @TempDir Path folder;
    private InProcess runnable;

    @BeforeEach
    void writePipeline() throws Exception {
        runnable = new InProcess(folder);
        runnable.file(
                "pipeline.yaml",
                """
                parameters: {items: [1, 2]}
                dag:
                  start_at: clean
                  steps:
                    clean: {type: task, command_type: shell, command: touch ran, next: each}
                    each:
                      type: map
                      iterate_on: items
                      iterate_as: item
                      branch:
                        start_at: fit
                        steps:
                          fit:
                            type: task
                            command: models.fit
                            overrides: {local-container: run-locally}
                            next: success
                      next: success
                """);
        runnable.file(
                "container.yaml",
                "pipeline-executor: {type: local-container, config: {docker_image: 'python:3.12', docker_host: 'unix:///no/such.sock', reuse: true}}\n");
    }

    @Test
    void stepsAreTold() {
        InProcess.Result local = runnable.run("plan", "pipeline.yaml");
        InProcess.Result container = runnable.run("plan", "pipeline.yaml", "-c", "container.yaml");

        assertThat(local.code()).isZero();
        assertThat(local.out())
                .isEqualTo(
                        """
                        STEP             TYPE    RUNS IN       BY                                             FILES
                        clean            shell   this machine  a shell of its own                             the working directory
                        each             map                   its branch for each item of 'items'
                        each.branch.fit  python  this machine  a Python that serves one step after the other  the working directory
                        """);
        assertThat(container.out())
                .contains("a container of python:3.12 that serves others as well")
                .contains("the image's shell")
                .contains("each.branch.fit  python  this machine");
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder("pipeline.yaml", "container.yaml");
    }

    @Test
    void stepsAreToldAsJson() throws Exception {
        InProcess.Result result = runnable.run("plan", "pipeline.yaml", "--output", "json");
        JsonNode steps = new ObjectMapper().readTree(result.out());

        assertThat(steps).hasSize(3);
        assertThat(steps.get(0).toString())
                .isEqualTo(
                        "{\"step\":\"clean\",\"type\":\"shell\",\"runs_in\":\"this machine\","
                                + "\"by\":\"a shell of its own\",\"files\":\"the working directory\"}");
    }

    @Test
    void mistakesAreToldAsByValidate() throws Exception {
        runnable.file(
                "wrong.yaml", "dag: {start_at: a, steps: {b: {type: stub, next: success}}}\n");
        InProcess.Result result = runnable.run("plan", "wrong.yaml");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("[RNB-106]");
        assertThat(result.out()).isEmpty();
    }
}
