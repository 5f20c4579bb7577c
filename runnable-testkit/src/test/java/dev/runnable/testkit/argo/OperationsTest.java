package dev.runnable.testkit.argo;

import static dev.runnable.testkit.argo.Workflows.dag;
import static dev.runnable.testkit.argo.Workflows.task;
import static dev.runnable.testkit.argo.Workflows.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {
    private static final String CHAIN =
            workflow(
                    "  onExit: bye\n",
                    """
                      - name: main
                        dag:
                          failFast: false
                          tasks:
                          - {name: a, template: pod, arguments: {parameters: [{name: m, value: a}]}}
                          - {name: d, template: inner, depends: a}
                          - {name: c, template: pod, depends: d, arguments: {parameters: [{name: m, value: c}]}}
                      - name: inner
                        dag:
                          tasks:
                          - {name: x, template: writer, arguments: {parameters: [{name: m, value: x}]}}
                          - {name: y, template: pod, depends: x, arguments: {parameters: [{name: m, value: "{{tasks.x.outputs.parameters.out}}"}]}}
                      - {name: bye, container: {image: i, command: [run, "{{workflow.status}}"]}}
                    """);

    @TempDir Path folder;

    private final FakePods pods = new FakePods();

    private ArgoInterpreter interpreter(String text) {
        return new ArgoInterpreter(
                ArgoDocument.read(text), Cluster.in(folder), pods, Schedule.sequential(3));
    }

    @Test
    void retryRunsWhatFailedAndWhatCameAfterIt() {
        pods.writing("x", "y").failing("y", 1);
        var interpreter = interpreter(CHAIN);
        var failed = interpreter.run(Map.of());
        assertThat(failed.phase()).isEqualTo(Phase.FAILED);
        assertThat(pods.ran()).containsExactly("a", "x", "y", "Failed");
        var retried = interpreter.retry(failed);
        assertThat(retried.isSucceeded()).isTrue();
        assertThat(retried.uid()).isEqualTo(failed.uid());
        assertThat(retried.pods())
                .extracting(pod -> pod.command().get(1))
                .containsExactly("y", "c", "Succeeded");
        assertThat(failed.phase("d")).isEqualTo(Phase.FAILED);
        assertThatThrownBy(() -> interpreter.retry(retried))
                .hasMessage("Cannot retry a workflow in phase Succeeded");
    }

    @Test
    void retryLeavesAFailureThatSomethingSucceededAfter() {
        String text = dag(task("a", "") + task("h", "depends: a.Failed") + task("z", "depends: h"));
        pods.failing("a").failing("z", 1);
        var interpreter = interpreter(text);
        var retried = interpreter.retry(interpreter.run(Map.of()));
        assertThat(retried.pods()).extracting(pod -> pod.command().get(1)).containsExactly("z");
        assertThat(retried.phase("a")).isEqualTo(Phase.FAILED);
        assertThat(retried.isSucceeded()).isTrue();
    }

    @Test
    void retryOfARetriedPodAndOfItemsBeginsAnew() {
        String text =
                workflow(
                        """
                          - name: main
                            dag:
                              tasks:
                              - name: e
                                template: again
                                withItems: [p, q]
                                arguments: {parameters: [{name: m, value: "{{item}}"}]}
                          - name: again
                            inputs: {parameters: [{name: m}]}
                            retryStrategy: {limit: 1}
                            container: {image: i, command: [run, "{{inputs.parameters.m}}"]}
                        """);
        pods.failing("q", 3);
        var interpreter = interpreter(text);
        var failed = interpreter.run(Map.of());
        assertThat(failed.phase("e")).isEqualTo(Phase.FAILED);
        var retried = interpreter.retry(failed);
        assertThat(retried.isSucceeded()).isTrue();
        assertThat(retried.pods())
                .extracting(pod -> pod.command().get(1))
                .containsExactly("q", "q");
    }

    @Test
    void memoizedResubmissionSkipsPodsThatSucceededAndKeepsTheirOutputs() {
        pods.writing("x", "y").failing("y", 1);
        var interpreter = interpreter(CHAIN);
        var failed = interpreter.run(Map.of());
        var again = interpreter.resubmitMemoized(failed);
        assertThat(again.name()).startsWith("wf-");
        assertThat(again.uid()).isNotEqualTo(failed.uid());
        assertThat(again.isSucceeded()).isTrue();
        assertThat(again.phase("a")).isEqualTo(Phase.SKIPPED);
        assertThat(again.pods())
                .extracting(pod -> pod.command().get(1))
                .containsExactly("y", "c", "Succeeded");
    }

    @Test
    void memoizedResubmissionLeavesAnOmittedTaskThatSomethingSucceededAfter() {
        String text =
                dag(
                        task("a", "")
                                + task("h", "depends: a.Failed")
                                + task("n", "depends: a.Succeeded || h.Succeeded")
                                + task("z", "depends: n"));
        pods.failing("z", 1);
        var interpreter = interpreter(text);
        var failed = interpreter.run(Map.of());
        assertThat(failed.phase("h")).isEqualTo(Phase.OMITTED);
        var again = interpreter.resubmitMemoized(failed);
        assertThat(again.pods()).extracting(pod -> pod.command().get(1)).containsExactly("z");
        assertThat(again.phase("h")).isEqualTo(Phase.OMITTED);
        assertThat(again.isSucceeded()).isTrue();
    }

    @Test
    void stopKillsWhatRunsAndRunsTheExitHandler() {
        pods.writing("x", "y");
        var execution = interpreter(CHAIN).stoppingAfter(2).run(Map.of());
        assertThat(execution.phase()).isEqualTo(Phase.FAILED);
        assertThat(pods.ran()).containsExactly("a", "x", "Failed");
    }

    @Test
    void stopInterruptsPodsThatRun() {
        String text =
                workflow(
                        "  onExit: bye\n",
                        """
                          - name: main
                            dag:
                              tasks:
                              - {name: a, template: pod, arguments: {parameters: [{name: m, value: a}]}}
                              - {name: b, template: pod, arguments: {parameters: [{name: m, value: b}]}}
                          - {name: bye, container: {image: i, command: [run, "{{workflow.status}}"]}}
                        """);
        var begun = new CountDownLatch(1);
        var execution =
                new ArgoInterpreter(
                                ArgoDocument.read(text),
                                Cluster.in(folder),
                                pod -> {
                                    String name = pod.command().get(1);
                                    if (name.equals("b")) {
                                        begun.countDown();
                                        new CountDownLatch(1).await();
                                    }
                                    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
                                    return 0;
                                },
                                Schedule.concurrent(2))
                        .stoppingAfter(1)
                        .run(Map.of());
        assertThat(execution.phase()).isEqualTo(Phase.FAILED);
        assertThat(execution.phase("a")).isEqualTo(Phase.SUCCEEDED);
        assertThat(execution.phase("b")).isEqualTo(Phase.FAILED);
        assertThat(execution.phase("onExit")).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void podsThatMayRunAtOnceDo() {
        var both = new CountDownLatch(2);
        var execution =
                new ArgoInterpreter(
                                ArgoDocument.read(dag(task("a", "") + task("b", ""))),
                                Cluster.in(folder),
                                _ -> {
                                    both.countDown();
                                    return both.await(60, TimeUnit.SECONDS) ? 0 : 1;
                                },
                                Schedule.concurrent(2))
                        .run(Map.of());
        assertThat(execution.isSucceeded()).isTrue();
    }

    @Test
    void seedDecidesTheOrder() {
        var text = new StringBuilder();
        IntStream.range(0, 6).forEach(i -> text.append(task("t" + i, "")));
        var orders =
                IntStream.range(0, 20)
                        .mapToObj(seed -> {
                            var own = new FakePods();
                            new ArgoInterpreter(
                                            ArgoDocument.read(dag(text.toString())),
                                            Cluster.in(folder),
                                            own,
                                            Schedule.sequential(seed / 2))
                                    .run(Map.of());
                            return own.ran();
                        })
                        .toList();
        for (int i = 0; i < 20; i += 2) {
            assertThat(orders.get(i)).isEqualTo(orders.get(i + 1));
        }
        assertThat(orders.stream().distinct()).hasSizeGreaterThan(5);
    }

    @Test
    void longChainRuns() {
        var tasks = new StringBuilder();
        IntStream.range(0, 1000)
                .forEach(i -> tasks.append(task("t" + i, i == 0 ? "" : "depends: t" + (i - 1))));
        var execution =
                new ArgoInterpreter(
                                ArgoDocument.read(
                                        dag(tasks.toString()), ArgoDocument.Definitions.MINIMAL),
                                Cluster.in(folder),
                                pods,
                                Schedule.sequential(0))
                        .run(Map.of());
        assertThat(execution.pods()).hasSize(1000);
    }
}
