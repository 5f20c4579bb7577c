package dev.runnable.testkit.argo;

import static dev.runnable.testkit.argo.Phase.ERROR;
import static dev.runnable.testkit.argo.Phase.FAILED;
import static dev.runnable.testkit.argo.Phase.OMITTED;
import static dev.runnable.testkit.argo.Phase.SKIPPED;
import static dev.runnable.testkit.argo.Phase.SUCCEEDED;
import static dev.runnable.testkit.argo.Workflows.dag;
import static dev.runnable.testkit.argo.Workflows.run;
import static dev.runnable.testkit.argo.Workflows.task;
import static dev.runnable.testkit.argo.Workflows.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DagTest {
    @TempDir Path folder;

    private final FakePods pods = new FakePods();

    @Test
    void tasksRunAfterThoseTheyDependOn() {
        var execution =
                run(
                        folder,
                        dag(task("c", "depends: b") + task("b", "depends: a") + task("a", "")),
                        pods);
        assertThat(execution.phase()).isEqualTo(SUCCEEDED);
        assertThat(pods.ran()).containsExactly("a", "b", "c");
    }

    @Test
    void dependenciesAreAllThatSucceededOrWereSkipped() {
        String tasks =
                task("a", "") + task("b", "when: 'false'") + task("c", "dependencies: [a, b]");
        var execution = run(folder, dag(tasks), pods);
        assertThat(execution.phase("b")).isEqualTo(SKIPPED);
        assertThat(execution.phase("c")).isEqualTo(SUCCEEDED);
    }

    @Test
    void continueOnLetsDependentsRun() {
        String tasks = task("a", "continueOn: {failed: true}") + task("c", "dependencies: [a]");
        var execution = run(folder, dag(tasks), pods.failing("a"));
        assertThat(execution.phase("c")).isEqualTo(SUCCEEDED);
        assertThat(execution.phase()).isEqualTo(SUCCEEDED);
    }

    @Test
    void failedTaskOmitsThoseThatNeedItAndTheLeafFails() {
        var execution =
                run(
                        folder,
                        dag(task("a", "") + task("b", "depends: a") + task("c", "depends: b")),
                        pods.failing("a"));
        assertThat(execution.phase("a")).isEqualTo(FAILED);
        assertThat(execution.phase("b")).isEqualTo(OMITTED);
        assertThat(execution.phase("c")).isEqualTo(OMITTED);
        assertThat(execution.phase()).isEqualTo(FAILED);
        assertThat(pods.ran()).containsExactly("a");
    }

    @Test
    void omittedLeafOfAHandledFailureFailsTheDagWithoutATarget() {
        String tasks = task("a", "") + task("b", "depends: a") + task("h", "depends: a.Failed");
        assertThat(run(folder, dag(tasks), pods.failing("a")).phase()).isEqualTo(FAILED);
    }

    @Test
    void omittedLeafAfterASuccessDoesNotFailTheDag() {
        String tasks = task("a", "") + task("h", "depends: a.Failed");
        var execution = run(folder, dag(tasks), pods);
        assertThat(execution.phase("h")).isEqualTo(OMITTED);
        assertThat(execution.phase()).isEqualTo(SUCCEEDED);
    }

    @Test
    void onlyTheTargetDecidesAndOnlyWhatItNeedsRuns() {
        String text =
                workflow(
                        """
                          - name: main
                            dag:
                              target: end
                              failFast: false
                              tasks:
                              - {name: a, template: pod, arguments: {parameters: [{name: m, value: a}]}}
                              - {name: b, template: pod, depends: a, arguments: {parameters: [{name: m, value: b}]}}
                              - {name: h, template: pod, depends: a.Failed, arguments: {parameters: [{name: m, value: h}]}}
                              - {name: end, template: noop, depends: "b.Succeeded || h.Succeeded"}
                              - {name: other, template: pod, arguments: {parameters: [{name: m, value: other}]}}
                          - name: noop
                            suspend: {duration: "0"}
                        """);
        var execution = run(folder, text, pods.failing("a"));
        assertThat(execution.phase()).isEqualTo(SUCCEEDED);
        assertThat(pods.ran()).containsExactly("a", "h");
        assertThat(execution.node("other")).isEmpty();
    }

    @Test
    void enhancedResultsTellHowATaskEnded() {
        String tasks =
                task("a", "")
                        + task("s", "when: 1 == 2")
                        + task("o", "depends: a.Failed")
                        + task("e", "when: \"'{{tasks.a.status}}' == 1 == x\", depends: a")
                        + task("r1", "depends: s.Skipped")
                        + task("r2", "depends: o.Omitted")
                        + task("r3", "depends: e.Errored")
                        + task("r4", "depends: a.Daemoned")
                        + task("r5", "depends: '!a.Failed && a.Succeeded'");
        String text = dag(tasks).replace("== 1 == x", "== {{tasks.a.status}}-x");
        var execution = run(folder, text, pods);
        assertThat(execution.phase("e")).isEqualTo(ERROR);
        assertThat(pods.ran()).containsExactlyInAnyOrder("a", "r1", "r2", "r3", "r5");
        assertThat(execution.phase("r4")).isEqualTo(OMITTED);
        assertThat(execution.phase("")).isEqualTo(SUCCEEDED);
    }

    @Test
    void taskThatDependsOnAnEmptyStepsTemplateMakesTheDagHang() {
        String text =
                workflow(
                        """
                          - name: main
                            dag:
                              tasks:
                              - {name: n, template: noop}
                              - {name: a, template: pod, depends: n, arguments: {parameters: [{name: m, value: a}]}}
                          - name: noop
                            steps: [[]]
                        """);
        assertThatThrownBy(() -> run(folder, text, pods))
                .isInstanceOf(ArgoException.class)
                .hasMessageContaining("would never end")
                .hasMessageContaining("wf Running");
        assertThat(pods.ran()).containsExactly("a");
    }

    @Test
    void emptyStepsTemplateSucceedsWithoutAPodAsTheLastTask() {
        String text =
                workflow(
                        """
                          - name: main
                            dag:
                              tasks:
                              - {name: a, template: pod, arguments: {parameters: [{name: m, value: a}]}}
                              - {name: n, template: noop, depends: a}
                          - name: noop
                            steps: [[]]
                        """);
        var execution = run(folder, text, pods);
        assertThat(execution.phase("n")).isEqualTo(SUCCEEDED);
        assertThat(execution.pods()).hasSize(1);
    }

    @Test
    void failedTargetWaitsForRunningTasksThoughItFailsFast() {
        String tasks = task("a", "") + task("b", "") + task("c", "depends: b");
        String text = dag(tasks).replace("failFast: false", "failFast: true");
        var execution = run(folder, text, pods.failing("a"));
        assertThat(execution.phase()).isEqualTo(FAILED);
        assertThat(pods.ran()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void failFastLeavesOutWhatParallelismHeldBack() {
        String tasks = task("a", "") + task("b", "");
        String slow = dag(tasks).replace("- name: main\n", "- name: main\n    parallelism: 1\n");
        assertThat(run(folder, slow, pods.failing("a")).phase()).isEqualTo(FAILED);
        assertThat(pods.ran()).containsExactly("a", "b");
        var others = new FakePods().failing("a");
        String fast = slow.replace("failFast: false", "failFast: true");
        assertThat(run(folder, fast, others).phase()).isEqualTo(FAILED);
        assertThat(others.ran()).containsExactly("a");
    }

    @Test
    void outputsGoToOtherTasksAndOutOfTheDag() {
        String text =
                workflow(
                        """
                          - name: main
                            dag:
                              tasks:
                              - {name: in-ner, template: inner}
                              - name: use
                                template: pod
                                depends: in-ner
                                arguments: {parameters: [{name: m, value: "got-{{tasks.in-ner.outputs.parameters.x}}"}]}
                          - name: inner
                            dag:
                              tasks:
                              - {name: w, template: writer, arguments: {parameters: [{name: m, value: w}]}}
                            outputs: {parameters: [{name: x, valueFrom: {parameter: "{{tasks.w.outputs.parameters.out}}"}}]}
                        """);
        var execution = run(folder, text, pods.writing("w", "1\n\n"));
        assertThat(execution.isSucceeded()).isTrue();
        assertThat(pods.ran()).containsExactly("w", "got-1\n");
        assertThat(execution.node("in-ner").orElseThrow().outputs()).containsEntry("x", "1\n");
    }

    @Test
    void outputOfATaskThatWasNotRunIsItsDefaultOrTheConsumersOrAnError() {
        String use =
                task("a", "")
                        + task("w", "writer", "depends: a.Failed")
                        + task("d", "defaulting", "depends: a.Failed")
                        + "- {name: x, template: pod, depends: d.Omitted, arguments: {parameters: [{name:"
                        + " m, value: '{{tasks.d.outputs.parameters.out}}'}]}}\n"
                        + "- {name: y, template: own, depends: w.Omitted, arguments: {parameters: [{name:"
                        + " m, value: '{{tasks.w.outputs.parameters.out}}'}]}}\n"
                        + "- {name: z, template: pod, depends: w.Omitted, arguments: {parameters: [{name:"
                        + " m, value: '{{tasks.w.outputs.parameters.out}}'}]}}\n";
        String own =
                """
                  - name: own
                    inputs: {parameters: [{name: m, default: mine}]}
                    container: {image: i, command: [run, "{{inputs.parameters.m}}"]}
                """;
        var execution = run(folder, dag(use) + own, pods);
        assertThat(pods.ran()).containsExactlyInAnyOrder("a", "nothing", "mine");
        assertThat(execution.phase("z")).isEqualTo(ERROR);
    }

    @Test
    void referenceToAnOutputThatAFailedTaskDidNotWriteWaitsForEver() {
        String tasks =
                task("w", "writer", "")
                        + "- {name: y, template: pod, depends: w.Failed, arguments: {parameters: [{name: m,"
                        + " value: '{{tasks.w.outputs.parameters.out}}'}]}}\n";
        assertThatThrownBy(() -> run(folder, dag(tasks), pods.failing("w")))
                .hasMessageContaining("failed to resolve {{tasks.w.outputs.parameters.out}}");
    }

    @Test
    void outputsOfAFailedPodAreRead() {
        String tasks =
                task("w", "writer", "")
                        + "- {name: y, template: pod, depends: w.Failed, arguments: {parameters: [{name: m,"
                        + " value: '{{tasks.w.outputs.parameters.out}}'}]}}\n";
        run(folder, dag(tasks), pods.failing("w").writing("w", "late"));
        assertThat(pods.ran()).containsExactly("w", "late");
    }

    @Test
    void podThatDoesNotWriteItsOutputErrors() {
        var execution = run(folder, dag(task("w", "writer", "")), pods);
        assertThat(execution.phase("w")).isEqualTo(ERROR);
        assertThat(execution.phase()).isEqualTo(ERROR);
    }

    @Test
    void branchPhaseGoesThroughNestedDags() {
        String text =
                workflow(
                        """
                          - name: main
                            dag:
                              failFast: false
                              tasks:
                              - {name: d, template: inner}
                              - {name: n, template: pod, depends: d, arguments: {parameters: [{name: m, value: n}]}}
                              - {name: h, template: pod, depends: d.Failed, arguments: {parameters: [{name: m, value: h}]}}
                          - name: inner
                            dag:
                              failFast: false
                              tasks:
                              - {name: x, template: pod, arguments: {parameters: [{name: m, value: x}]}}
                              - {name: y, template: pod, arguments: {parameters: [{name: m, value: y}]}}
                        """);
        var execution = run(folder, text, pods.failing("x"));
        assertThat(execution.phase("d")).isEqualTo(FAILED);
        assertThat(execution.phase("n")).isEqualTo(OMITTED);
        assertThat(execution.phase("h")).isEqualTo(SUCCEEDED);
        assertThat(execution.phase()).isEqualTo(FAILED);
        assertThat(execution.node("d.x").orElseThrow().children()).contains("wf.n", "wf.h");
    }
}
