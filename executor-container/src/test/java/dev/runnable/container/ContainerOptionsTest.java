package dev.runnable.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.fixture.Trial;
import dev.runnable.graph.Node;
import dev.runnable.task.shell.ShellTaskRunnerProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a configuration says, as the step in the container meets it.
@RequiresDocker
final class ContainerOptionsTest {
    @TempDir Path folder;

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(DockerCommand.containers(folder)).isEmpty();
    }

    private Trial script(String text) {
        return new Trial(new ShellTaskRunnerProvider(), folder, text).returns("seen");
    }

    private String seen(Box box, String text) throws Exception {
        return box.outputs(script(text)).getOrDefault("seen", "");
    }

    @Test
    void variablesOfTheConfigurationAreThereAndParametersWin() throws Exception {
        Box box = Box.of("environment: {LEVEL: 3, name: usual}");
        Trial trial = script("export seen=$LEVEL-$name-$name2").parameter("name", "\"own\"");

        assertThat(box.outputs(trial)).containsEntry("seen", "\"3-own-\"");
    }

    @Test
    void hostsVariablesStayOutsideButForTheNamedOnes() throws Exception {
        Trial trial =
                script("export seen=$OUTSIDE-$NAMED-$RUNNABLE_VAR_x")
                        .environment("OUTSIDE", "1")
                        .environment("NAMED", "2")
                        .environment("RUNNABLE_VAR_x", "4")
                        .passing("NAMED");

        assertThat(Box.of().outputs(trial)).containsEntry("seen", "\"-2-4\"");
    }

    @Test
    void foldersAreMounted() throws Exception {
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("data/x"), "content");
        Box box = Box.of("mounts: [data:/data:ro]");

        assertThat(seen(box, "export seen=$(cat /data/x; touch /data/y 2>/dev/null || echo -ro)"))
                .isEqualTo("\"content-ro\"");
    }

    @Test
    void workingDirectoryMayBeElsewhereInTheContainer() throws Exception {
        Files.writeString(folder.resolve("here"), "");

        assertThat(seen(Box.of("workdir: /work"), "export seen=\"$PWD $(ls)\"; touch made"))
                .isEqualTo("\"/work here\"");
        assertThat(folder.resolve("made")).exists();
    }

    @Test
    void networkCanBeDenied() throws Exception {
        assertThat(seen(Box.of("network: none"), "export seen=$(cd /sys/class/net; echo *)"))
                .isEqualTo("\"lo\"");
    }

    @Test
    void processorsAndMemoryAreLimited() throws Exception {
        Box box = Box.of("cpus: 0.5", "memory: 64m", "auto_remove_container: false");
        box.run(script("true"));
        String container = DockerCommand.containers(folder).getFirst();
        String limits =
                DockerCommand.docker(
                        "inspect",
                        "--format",
                        "{{.HostConfig.NanoCpus}} {{.HostConfig.Memory}}",
                        container);
        DockerCommand.docker("rm", container);

        assertThat(limits).isEqualTo("500000000 67108864");
    }

    @Test
    void entrypointStartsTheStepsCommand() throws Exception {
        assertThat(seen(Box.of("entrypoint: [env, WRAPPED=yes]"), "export seen=$WRAPPED"))
                .isEqualTo("\"yes\"");
    }

    @Test
    void overrideIsMergedIntoTheUsual() throws Exception {
        Box box =
                Box.of(
                        "environment: {A: 1, B: 2}",
                        "network: none",
                        "overrides:",
                        "  other: {environment: {B: 3, C: 4}, workdir: /elsewhere}");
        Trial trial = script("export seen=\"$A$B$C $PWD $(cd /sys/class/net; echo *)\"");
        Node.Task node = Box.overridden(trial, "other");

        assertThat(box.run(Box.overridden(trial.attempt(), node), trial.context()))
                .hasToString("Succeeded[outputs={seen=Json[value=\"134 /elsewhere lo\"]}]");
    }
}
