package dev.runnable.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.fixture.Trial;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepOptions;
import dev.runnable.graph.TaskSpec;
import dev.runnable.spi.StepPlan;
import dev.runnable.task.shell.ShellTaskRunnerProvider;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What would run where, also without an engine.
final class ContainerPlanTest {
    @TempDir Path folder;

    private StepPlan plan(Box box, Node.Task node) {
        Trial trial = new Trial(new ShellTaskRunnerProvider(), folder, "true");
        return box.executor().plan("a.step", node, trial.context());
    }

    private static Node.Task task(String type) {
        return new Node.Task(
                "step",
                new TaskSpec(type, "x", List.of(), List.of(), new LinkedHashMap<>()),
                CatalogSpec.NONE,
                StepOptions.NONE);
    }

    @Test
    void stepsAreInContainersOfTheirOwn() {
        assertThat(plan(Box.of("docker_host: nowhere"), task("shell")))
                .isEqualTo(
                        new StepPlan(
                                "a.step",
                                "shell",
                                "a container of its own, of runnable-test:1",
                                "the image's shell",
                                "mounted, or copied where the engine does not see them"));
        assertThat(plan(Box.of("auto_remove_container: false"), task("python")))
                .extracting(StepPlan::runsIn, StepPlan::by)
                .containsExactly(
                        "a container of its own, of runnable-test:1, which is kept",
                        "the image's python3");
    }

    @Test
    void sharedContainersAndCopiesAreTold() {
        assertThat(plan(Box.of("reuse: true", "transfer: mount"), task("java")))
                .extracting(StepPlan::runsIn, StepPlan::by, StepPlan::files)
                .containsExactly(
                        "a container of runnable-test:1 that serves others as well",
                        "this program, by the image's JDK",
                        "mounted");
        assertThat(plan(Box.of("reuse: true", "transfer: copy"), task("shell")))
                .extracting(StepPlan::runsIn, StepPlan::files)
                .containsExactly("a container of its own, of runnable-test:1", "copied");
    }

    @Test
    void overrideCounts() {
        Trial trial = new Trial(new ShellTaskRunnerProvider(), folder, "true");
        Box box = Box.of("overrides: {other: {docker_image: 'python:3.12'}}");

        assertThat(plan(box, Box.overridden(trial, "other")).runsIn())
                .isEqualTo("a container of its own, of python:3.12");
    }
}
