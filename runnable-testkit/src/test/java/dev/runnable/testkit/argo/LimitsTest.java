package dev.runnable.testkit.argo;

import static dev.runnable.testkit.argo.Workflows.run;
import static dev.runnable.testkit.argo.Workflows.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    @TempDir Path folder;

    private final FakePods pods = new FakePods();

    private static String fan(String spec, String limit) {
        return workflow(
                spec,
                """
                  - name: main%s
                    dag:
                      tasks:
                      - name: e
                        template: inner
                        withItems: [1, 2, 3, 4, 5]
                        arguments: {parameters: [{name: m, value: "{{item}}"}]}
                  - name: inner
                    inputs: {parameters: [{name: m}]}
                    dag:
                      tasks:
                      - {name: x, template: pod, arguments: {parameters: [{name: m, value: "x{{inputs.parameters.m}}"}]}}
                      - {name: y, template: pod, arguments: {parameters: [{name: m, value: "y{{inputs.parameters.m}}"}]}}
                """
                        .formatted(limit));
    }

    @Test
    void withoutALimitAllAreActiveAtOnce() {
        var execution = run(folder, fan("", ""), pods);
        assertThat(execution.mostPods()).isEqualTo(10);
        assertThat(execution.mostOf()).containsEntry("inner", 5);
    }

    @Test
    void parallelismOfATemplateCountsItsChildrenAndNotThePodsWithin() {
        var execution = run(folder, fan("", "\n    parallelism: 2"), pods);
        assertThat(execution.isSucceeded()).isTrue();
        assertThat(execution.mostOf()).containsEntry("inner", 2);
        assertThat(execution.mostPods()).isEqualTo(4);
        assertThat(pods.ran()).hasSize(10);
    }

    @Test
    void parallelismOfTheWorkflowCountsPods() {
        var execution = run(folder, fan("  parallelism: 3\n", ""), pods);
        assertThat(execution.isSucceeded()).isTrue();
        assertThat(execution.mostPods()).isEqualTo(3);
    }

    @Test
    void nextTryBeginsRegardlessOfTheLimit() {
        String text =
                workflow(
                        """
                          - name: main
                            parallelism: 1
                            dag:
                              tasks:
                              - name: e
                                template: again
                                withItems: [a, b]
                                arguments: {parameters: [{name: m, value: "{{item}}"}]}
                          - name: again
                            inputs: {parameters: [{name: m}]}
                            retryStrategy: {limit: 1, backoff: {duration: "1"}}
                            container: {image: i, command: [run, "{{inputs.parameters.m}}"]}
                        """);
        int most = 0;
        for (int seed = 0; seed < 20; seed++) {
            var execution =
                    new ArgoInterpreter(
                                    ArgoDocument.read(text),
                                    Cluster.in(folder),
                                    new FakePods().failing("a", 1),
                                    Schedule.sequential(seed))
                            .run(java.util.Map.of());
            most = Math.max(most, execution.mostPods());
        }
        assertThat(most).isEqualTo(2);
    }

    /// The template calls itself while there are letters left.
    private static String recursion(int levels) {
        return workflow(
                """
                  - name: main
                    dag:
                      tasks:
                      - {name: l, template: level, arguments: {parameters: [{name: n, value: "%s"}]}}
                  - name: level
                    inputs: {parameters: [{name: n}]}
                    dag:
                      tasks:
                      - {name: cut, template: writer, arguments: {parameters: [{name: m, value: "{{inputs.parameters.n}}"}]}}
                      - name: again
                        template: level
                        depends: cut
                        when: "'{{tasks.cut.outputs.parameters.out}}' != ''"
                        arguments: {parameters: [{name: n, value: "{{tasks.cut.outputs.parameters.out}}"}]}
                """
                        .formatted("x".repeat(levels)));
    }

    @ParameterizedTest
    @CsvSource({"1, SUCCEEDED", "50, SUCCEEDED", "97, SUCCEEDED", "98, ERROR"})
    void templatesMayBeNestedNinetyNineDeep(int levels, Phase phase) {
        for (int i = 1; i <= levels; i++) {
            pods.writing("x".repeat(i), "x".repeat(i - 1));
        }
        // main, so many levels, and the pod of the last one
        assertThat(run(folder, recursion(levels), pods).phase()).isEqualTo(phase);
    }

    @Test
    void workflowThatTakesTooLongFailsAndItsExitHandlerRuns() {
        String text =
                workflow(
                        "  activeDeadlineSeconds: 60\n  onExit: bye\n",
                        """
                          - name: main
                            dag:
                              tasks:
                              - {name: s, template: wait}
                              - {name: a, template: pod, depends: s, arguments: {parameters: [{name: m, value: a}]}}
                          - {name: wait, suspend: {duration: 2m}}
                          - {name: bye, container: {image: i, command: [run, "{{workflow.status}}"]}}
                        """);
        assertThat(run(folder, text, pods).phase()).isEqualTo(Phase.FAILED);
        assertThat(pods.ran()).containsExactly("Failed");
    }
}
