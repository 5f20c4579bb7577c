package dev.runnable.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.CodeIdentity;
import dev.runnable.fixture.Trial;
import dev.runnable.task.shell.ShellTaskRunnerProvider;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an engine tells before anything runs.
@RequiresDocker
final class ImageCheckTest {
    @TempDir Path folder;

    @Test
    void imageIsAPartOfTheCode() throws Exception {
        Trial trial = new Trial(new ShellTaskRunnerProvider(), folder, "true");
        Box box = Box.of();
        Box missing = Box.configured("docker_image: no-such-image:1");
        box.check(trial.context(), trial.node());
        missing.check(trial.context(), trial.node());
        String id = DockerCommand.docker("inspect", "--format", "{{.Id}}", Box.IMAGE);

        assertThat(box.executor().codeIdentities())
                .containsExactly(new CodeIdentity(Optional.of(id), "docker", true, "", ""));
        assertThat(missing.executor().codeIdentities())
                .containsExactly(
                        new CodeIdentity(
                                Optional.of("no-such-image:1"),
                                "docker",
                                false,
                                "",
                                "the engine did not have the image when the run began"));
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
