package dev.runnable.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.fixture.Trial;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepOptions;
import dev.runnable.graph.TaskSpec;
import dev.runnable.task.shell.ShellTaskRunnerProvider;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What cannot work is told before anything runs.
final class ContainerCheckTest {
    @TempDir Path folder;

    private Trial script(String text) {
        return new Trial(new ShellTaskRunnerProvider(), folder, text);
    }

    @Test
    void engineThatIsNotThereIsToldOnce() {
        Box box = Box.of("docker_host: unix:///no/such.sock", "overrides: {a: {memory: 1g}}");
        Trial trial = script("true");

        assertThat(box.check(trial.context(), trial.node(), Box.overridden(trial, "a")))
                .singleElement()
                .asString()
                .startsWith(
                        "error: local-container: no Docker engine answers at unix:///no/such.sock"
                                + " (from docker_host): ")
                .endsWith(
                        "Start Docker, or name another one with DOCKER_HOST or 'docker_host'. [RNB-420]");
    }

    @Test
    void environmentNamesTheEngine() {
        Trial trial = script("true").environment("DOCKER_HOST", "tcp://127.0.0.1:1");

        assertThat(Box.of().check(trial.context(), trial.node()))
                .singleElement()
                .asString()
                .contains("tcp://127.0.0.1:1 (from DOCKER_HOST): ")
                .contains("refused")
                .endsWith(
                        "Start it, or name another one with DOCKER_HOST or 'docker_host'. [RNB-420]");
    }

    @Test
    void pipelineWithoutTasksNeedsNoEngine() {
        Box box = Box.of("docker_host: unix:///no/such.sock");
        Trial trial = script("true");

        assertThat(box.check(trial.context(), new Node.Stub("stub", StepOptions.NONE))).isEmpty();
    }

    @Test
    void unknownOverrideIsToldWithTheNearestOne() {
        Box box = Box.of("docker_host: unix:///no/such.sock", "overrides: {large: {memory: 1g}}");
        Trial trial = script("true");

        assertThat(box.check(trial.context(), Box.overridden(trial, "lage")))
                .containsExactly(
                        "error: pipeline.yaml: step 'step': the configuration has no override 'lage'."
                                + " Did you mean 'large'? [RNB-104]");
    }

    @Test
    void mistakesOfTasksAreTold() {
        Box box = Box.of("docker_host: unix:///no/such.sock");
        Trial wrong = script("true").setting("shel", "\"bash\"");

        assertThat(box.check(wrong.context(), task("notebook", "a.ipynb"), wrong.node()))
                .anySatisfy(text ->
                        assertThat(text)
                                .isEqualTo(
                                        "error: pipeline.yaml: step 'notebook': what is neither a shell nor a Python step can be in a container only where 'bin/runnable' has started this. Let the step run without a container: 'overrides: {local-container: run-locally}'. [RNB-401]"))
                .anySatisfy(
                        text -> assertThat(text).contains("step 'step': unknown property 'shel'"));
    }

    @Test
    void whatIsToBeMountedHasToBeThere() {
        Box box = Box.of("docker_host: unix:///no/such.sock", "mounts: [nothing:/data]");
        Trial trial = script("true");

        assertThat(box.check(trial.context(), trial.node()))
                .contains(
                        "error: local-container: there is no 'nothing' to be mounted at /data. Make it,"
                                + " or correct 'mounts' of the configuration. [RNB-119]");
    }

    private static Node.Task task(String type, String command) {
        return new Node.Task(
                type,
                new TaskSpec(type, command, List.of(), List.of(), new LinkedHashMap<>()),
                CatalogSpec.NONE,
                StepOptions.NONE);
    }
}
