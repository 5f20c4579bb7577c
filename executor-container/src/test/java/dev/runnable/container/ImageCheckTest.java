package dev.runnable.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.container.docker.ContainerSpec;
import dev.runnable.container.docker.ContainerSpec.Resources;
import dev.runnable.container.docker.Docker;
import dev.runnable.container.docker.Endpoint;
import dev.runnable.event.CodeIdentity;
import dev.runnable.fixture.Trial;
import dev.runnable.task.shell.ShellTaskRunnerProvider;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an engine tells before anything runs.
@RequiresDocker
final class ImageCheckTest {
    @TempDir Path folder;

    private Trial script() {
        return new Trial(new ShellTaskRunnerProvider(), folder, "true");
    }

    @Test
    void imageIsAPartOfTheCode() throws Exception {
        Box box = Box.of();
        box.prepare(script().context(), script().node());
        String id = DockerCommand.docker("inspect", "--format", "{{.Id}}", Box.IMAGE);

        assertThat(box.executor().codeIdentities())
                .containsExactly(new CodeIdentity(Optional.of(id), "docker", true, "", ""));
    }

    @Test
    void imageThatCannotBeFetchedIsToldBeforeTheFirstStep() throws Exception {
        Box box =
                Box.configured(
                        "docker_image: localhost:1/nothing:1",
                        "overrides: {small: {memory: 64m}, other: {docker_image: "
                                + Box.IMAGE
                                + "}}");
        Trial trial = script();

        assertThat(box.check(trial.context(), trial.node())).isEmpty();
        assertThat(
                        box.prepare(
                                trial.context(),
                                trial.node(),
                                Box.named("a", Box.overridden(trial, "small")),
                                Box.named("b", Box.overridden(trial, "other"))))
                .singleElement()
                .asString()
                .startsWith(
                        "error: local-container: the image 'localhost:1/nothing:1' could not be fetched: ")
                .contains("connect")
                .endsWith(
                        "Correct 'docker_image', log in to its registry (docker login), or build it"
                                + " (docker build -t localhost:1/nothing:1 .). [RNB-421]");
        assertThat(box.progress()).containsExactly("fetching the image 'localhost:1/nothing:1'");
        assertThat(trial.temporary()).doesNotExist();
    }

    @Test
    void imageOfAnotherPlatformIsToldBeforeTheFirstStep() throws Exception {
        Trial trial = script();

        assertThat(
                        Box.of("platform: linux/s390x", "pull_policy: never")
                                .prepare(trial.context(), trial.node()))
                .singleElement()
                .asString()
                .startsWith(
                        "error: local-container: the engine makes no container of the image"
                                + " 'runnable-test:1' as it is configured: ")
                .contains("platform")
                .endsWith(
                        "Correct the configuration of 'local-container', or use an engine that can do it. [RNB-450]");
        assertThat(DockerCommand.containers(folder)).isEmpty();
    }

    @Test
    void graphicsProcessorsThatTheEngineLacksAreToldBeforeTheFirstStep() throws Exception {
        Assumptions.assumeFalse(
                DockerCommand.succeeds("nvidia-smi"), "this machine has what is to be missing");
        Trial trial = script();

        assertThat(Box.of("gpus: all").prepare(trial.context(), trial.node()))
                .singleElement()
                .asString()
                .contains("as it is configured: could not select device driver")
                .endsWith("[RNB-450]");
        assertThat(DockerCommand.containers(folder)).isEmpty();
    }

    @Test
    void graphicsProcessorsAreAskedFor() throws Exception {
        Endpoint engine = Endpoints.of(Optional.empty(), System.getenv());
        ContainerSpec spec =
                new ContainerSpec(
                        Box.IMAGE,
                        List.of("true"),
                        new LinkedHashMap<>(),
                        folder,
                        List.of(),
                        Map.of(),
                        Optional.empty(),
                        new Resources(
                                Optional.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.of(2),
                                Optional.of("linux/amd64")),
                        false,
                        false);
        try (Docker docker = Docker.at(engine)) {
            String container = docker.create(spec);
            try {
                assertThat(
                                DockerCommand.docker(
                                        "inspect",
                                        "--format",
                                        "{{json .HostConfig.DeviceRequests}}",
                                        container))
                        .contains("\"Count\":2", "[[\"gpu\"]]");
            } finally {
                docker.remove(container);
            }
        }
    }

    @Test
    void folderThatTheEngineDoesNotSeeIsToldBeforeTheFirstStep() throws Exception {
        Trial trial = script();

        assertThat(
                        Box.of("transfer: copy", "mounts: ['/no/such:/data']")
                                .prepare(trial.context(), trial.node()))
                .singleElement()
                .asString()
                .contains("/no/such")
                .endsWith("[RNB-450]");
    }

    @Test
    void imageThatMayNotBeFetchedHasToBeThere() {
        Trial trial = new Trial(new ShellTaskRunnerProvider(), folder, "true");

        assertThat(Box.of("pull_policy: never").check(trial.context(), trial.node())).isEmpty();
        assertThat(
                        Box.configured("docker_image: no-such-image:1", "pull_policy: never")
                                .check(trial.context(), trial.node()))
                .containsExactly(
                        "error: local-container: the engine has no image 'no-such-image:1', and"
                                + " pull_policy is never. Build it (docker build -t no-such-image:1"
                                + " .), fetch it (docker pull no-such-image:1), or correct"
                                + " 'docker_image'. [RNB-421]");
    }
}
