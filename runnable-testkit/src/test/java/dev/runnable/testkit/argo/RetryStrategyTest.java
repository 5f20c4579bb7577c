package dev.runnable.testkit.argo;

import static dev.runnable.testkit.argo.Workflows.run;
import static dev.runnable.testkit.argo.Workflows.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetryStrategyTest {
    @TempDir Path folder;

    private final FakePods pods = new FakePods();

    private static String retrying(String strategy) {
        return workflow(
                """
                  - name: main
                    dag:
                      tasks:
                      - {name: a, template: again}
                      - {name: b, template: pod, depends: a, arguments: {parameters: [{name: m, value: b}]}}
                  - name: again
                    inputs: {parameters: [{name: n, default: "2"}]}
                    retryStrategy: {%s}
                    container: {image: i, command: [run, x], env: [{name: TRY, value: "{{retries}}"}]}
                """
                        .formatted(strategy));
    }

    @Test
    void limitIsTheNumberOfTriesAfterTheFirst() {
        var execution = run(folder, retrying("limit: 2"), pods.failing("x"));
        assertThat(pods.ran()).containsExactly("x", "x", "x");
        assertThat(execution.phase("a")).isEqualTo(Phase.FAILED);
        assertThat(execution.node("a").orElseThrow().message()).isEqualTo("No more retries left");
        assertThat(execution.phase("b")).isEqualTo(Phase.OMITTED);
    }

    @Test
    void limitMayBeATextAndAnInput() {
        run(folder, retrying("limit: '{{inputs.parameters.n}}'"), pods.failing("x"));
        assertThat(pods.ran()).hasSize(3);
    }

    @Test
    void successEndsItAndTellsTheNumberOfTheTry() {
        var execution = run(folder, retrying("limit: 5"), pods.failing("x", 2));
        assertThat(execution.isSucceeded()).isTrue();
        assertThat(pods.ran()).containsExactly("x", "x", "x", "b");
        assertThat(execution.pods())
                .extracting(pod -> pod.env().get("TRY"))
                .containsExactly("0", "1", "2", null);
        assertThat(execution.phase("a(1)")).isEqualTo(Phase.FAILED);
        assertThat(execution.phase("a(2)")).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void onErrorDoesNotRetryAFailure() {
        run(folder, retrying("limit: 2, retryPolicy: OnError"), pods.failing("x"));
        assertThat(pods.ran()).hasSize(1);
    }

    @Test
    void backoffGrowsByItsFactorUpToItsCap() {
        var execution =
                run(
                        folder,
                        retrying("limit: 4, backoff: {duration: '10', factor: 3, cap: 1m}"),
                        pods.failing("x"));
        var starts =
                execution.nodes().values().stream()
                        .filter(Node::isAttempt)
                        .map(node -> node.startedAt)
                        .toList();
        assertThat(starts).hasSize(5);
        for (int i = 0; i < 4; i++) {
            assertThat(Duration.between(starts.get(i), starts.get(i + 1)).toSeconds())
                    .isEqualTo(new long[] {10, 30, 60, 60}[i]);
        }
    }

    @Test
    void maxDurationEndsItBeforeItsLimit() {
        var execution =
                run(
                        folder,
                        retrying("limit: 9, backoff: {duration: 10s, maxDuration: 25s}"),
                        pods.failing("x").taking(Duration.ofSeconds(1)));
        assertThat(pods.ran()).hasSize(3);
        assertThat(execution.node("a").orElseThrow().message()).contains("max duration");
    }

    @Test
    void dagTemplateIsRetriedAsAWhole() {
        String text =
                workflow(
                        """
                          - name: main
                            dag:
                              tasks:
                              - {name: d, template: inner}
                              - {name: n, template: pod, depends: d, arguments: {parameters: [{name: m, value: n}]}}
                          - name: inner
                            retryStrategy: {limit: "1"}
                            dag:
                              tasks:
                              - {name: x, template: pod, arguments: {parameters: [{name: m, value: "x{{retries}}"}]}}
                              - {name: y, template: pod, depends: x, arguments: {parameters: [{name: m, value: y}]}}
                        """);
        var execution = run(folder, text, pods.failing("y", 1));
        assertThat(pods.ran()).containsExactly("x0", "y", "x1", "y", "n");
        assertThat(execution.phase("d")).isEqualTo(Phase.SUCCEEDED);
        assertThat(execution.phase("d(0)")).isEqualTo(Phase.FAILED);
        assertThat(execution.node("d").orElseThrow().type()).isEqualTo(NodeType.RETRY);
        assertThat(execution.node("d(1)").orElseThrow().type()).isEqualTo(NodeType.DAG);
    }

    @Test
    void outputsAreThoseOfTheLastTry() {
        String text =
                workflow(
                        """
                          - name: main
                            dag:
                              tasks:
                              - {name: a, template: again}
                              - name: b
                                template: pod
                                depends: a
                                arguments: {parameters: [{name: m, value: "{{tasks.a.outputs.parameters.o}}"}]}
                          - name: again
                            retryStrategy: {limit: 1}
                            container: {image: i, command: [run, x]}
                            outputs: {parameters: [{name: o, valueFrom: {path: /tmp/out}}]}
                        """);
        run(folder, text, pods.failing("x", 1).writing("x", "v"));
        assertThat(pods.ran()).containsExactly("x", "x", "v");
    }

    @Test
    void missingOutputIsAnErrorThatOnFailureDoesNotRetry() {
        String text =
                workflow(
                        """
                          - name: main
                            retryStrategy: {limit: 1%s}
                            container: {image: i, command: [run, x]}
                            outputs: {parameters: [{name: o, valueFrom: {path: /tmp/out}}]}
                        """);
        var execution = run(folder, text.formatted(""), pods);
        assertThat(execution.phase()).isEqualTo(Phase.ERROR);
        assertThat(pods.ran()).hasSize(1);
        run(folder, text.formatted(", retryPolicy: Always"), pods);
        assertThat(pods.ran()).hasSize(3);
    }
}
