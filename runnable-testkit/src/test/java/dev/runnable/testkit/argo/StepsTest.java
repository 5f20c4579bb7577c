package dev.runnable.testkit.argo;

import static dev.runnable.testkit.argo.Workflows.run;
import static dev.runnable.testkit.argo.Workflows.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepsTest {
    @TempDir Path folder;

    private final FakePods pods = new FakePods();

    private static String steps(String steps) {
        return workflow("  - name: main\n    steps:\n" + steps.indent(4));
    }

    private static String step(String name, String more) {
        return Workflows.task(name, more);
    }

    @Test
    void groupsRunOneAfterTheOther() {
        var execution =
                run(
                        folder,
                        steps(
                                "- "
                                        + step("a", "")
                                        + "  "
                                        + step("b", "")
                                        + "- []\n"
                                        + "- "
                                        + step("c", "")),
                        pods);
        assertThat(execution.isSucceeded()).isTrue();
        assertThat(pods.ran().subList(0, 2)).containsExactlyInAnyOrder("a", "b");
        assertThat(pods.ran().getLast()).isEqualTo("c");
        assertThat(execution.phase("[2].c")).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void failedStepEndsTheTemplateAfterItsGroup() {
        var execution =
                run(
                        folder,
                        steps("- " + step("a", "") + "  " + step("b", "") + "- " + step("c", "")),
                        pods.failing("a"));
        assertThat(execution.phase()).isEqualTo(Phase.FAILED);
        assertThat(pods.ran()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void continueOnGoesOn() {
        var execution =
                run(
                        folder,
                        steps(
                                "- "
                                        + step("a", "continueOn: {failed: true}")
                                        + "- "
                                        + step("c", "")),
                        pods.failing("a"));
        assertThat(execution.isSucceeded()).isTrue();
        assertThat(pods.ran()).containsExactly("a", "c");
    }

    @Test
    void outputsAndConditionsAreThoseOfEarlierGroups() {
        String text =
                steps(
                        "- - {name: w, template: writer, arguments: {parameters: [{name: m, value: w}]}}\n"
                                + "- "
                                + step("x", "when: '{{steps.w.outputs.parameters.out}} == 7'")
                                + "  "
                                + step("y", "when: '{{steps.w.outputs.parameters.out}} != 7'")
                                + "- - {name: i, template: pod, withParam: '[1, 2]', arguments: {parameters:"
                                + " [{name: m, value: '{{item}}'}]}}\n");
        var execution = run(folder, text, pods.writing("w", "7"));
        assertThat(pods.ran()).containsExactlyInAnyOrder("w", "x", "1", "2");
        assertThat(execution.phase("[1].y")).isEqualTo(Phase.SKIPPED);
    }

    @Test
    void nothingToDoSucceeds() {
        var execution = run(folder, steps("- []"), pods);
        assertThat(execution.isSucceeded()).isTrue();
        assertThat(execution.pods()).isEmpty();
    }

    @Test
    void suspendedTemplateGoesOnByItself() {
        String text =
                steps("- - {name: s, template: wait}\n- " + step("c", ""))
                        + "  - {name: wait, suspend: {duration: 2h}}\n";
        var execution = run(folder, text, pods);
        assertThat(execution.isSucceeded()).isTrue();
        Node wait = execution.node("[0].s").orElseThrow();
        assertThat(wait.finishedAt.orElseThrow()).isAfter(wait.startedAt.plusSeconds(7199));
    }
}
