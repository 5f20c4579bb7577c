package dev.runnable.argo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.graph.StepOptions;
import dev.runnable.problem.ProblemException;
import dev.runnable.run.ProblemPlaces;
import dev.runnable.spi.RenderRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What Argo, or a configuration, cannot do of a pipeline.
final class PipelineCheckTest {
    private static final String INNER = "{start_at: s, steps: {s: {type: stub, next: success}}}";

    @Test
    void everyProblemNamesItsStepAndGetsItsLine() {
        String text =
                """
                dag:
                  start_at: p
                  steps:
                    p:
                      type: parallel
                      timeout: 5m
                      next: l
                      branches:
                        a:
                          start_at: t
                          steps:
                            t: {type: task, command_type: shell, command: 'true', secrets: [KEY], next: success, overrides: {argo: larg}}
                    l: {type: loop, max_iterations: 97, break_on: d, index_as: i, next: r, branch: %s}
                    r: {type: stub, retry: {max_attempts: 3, backoff: {factor: 1.5}}, next: success}
                """
                        .formatted(INNER);
        Argo argo = Argo.of("overrides: {large: {image: a}}");
        Pipeline pipeline = Argo.pipeline(text);

        List<String> told =
                ProblemPlaces.inFile(pipeline)
                        .place(argo.executor().check(pipeline, Argo.context()))
                        .stream()
                        .map(Object::toString)
                        .toList();

        assertThat(told)
                .containsExactlyInAnyOrder(
                        "error: train.yaml:4:5: step 'p': Argo has no timeout for a step of type"
                                + " 'parallel'. Give its steps a timeout, or the workflow an"
                                + " 'active_deadline_seconds'. [RNB-501]",
                        "error: train.yaml:12:13: step 'p.a.t': the configuration has no override"
                                + " 'larg'. Did you mean 'large'? [RNB-502]",
                        "error: train.yaml:12:13: step 'p.a.t': nothing tells where pods get the secret"
                                + " 'KEY'. Add 'secret_from_k8s: NAME' with the Kubernetes secret that"
                                + " has it, or an 'env' with 'secret_name' and 'secret_key'. [RNB-503]",
                        "warning: train.yaml:13:5: step 'l': a run may come to 101 levels of templates"
                                + " here, and Argo stops at 100 unless its controller is told otherwise."
                                + " Lower 'max_iterations', or set DISABLE_MAX_RECURSION for Argo's"
                                + " controller. [RNB-501]",
                        "warning: train.yaml:14:5: step 'r': Argo multiplies waits between tries by"
                                + " whole numbers; the factor 1.5 is rounded up. Write a whole number as"
                                + " 'factor'. [RNB-501]");
    }

    @Test
    void loopWithinTheLimitIsFine() {
        assertThat(
                        Argo.of()
                                .check(
                                        """
                                        dag:
                                          start_at: l
                                          steps:
                                            l: {type: loop, max_iterations: 95, break_on: d, index_as: i, next: success, branch: %s}
                                        """
                                                .formatted(INNER)))
                .isEmpty();
    }

    @Test
    void secretWithAVariableOfItsOwnIsFine() {
        String text =
                """
                dag:
                  start_at: t
                  steps:
                    t: {type: task, command_type: shell, command: 'true', secrets: [KEY], next: success}
                """;

        assertThat(Argo.of("env: [{name: KEY, secret_name: s, secret_key: k}]").check(text))
                .isEmpty();
        assertThat(Argo.of("secret_from_k8s: team").check(text)).isEmpty();
    }

    @Test
    void secretInPlainTextIsAWarning() {
        assertThat(
                        Argo.of(
                                        "env: [{name: DB_PASSWORD, value: x}, {name: TOKENIZERS, value: x}]")
                                .check("dag: {start_at: success, steps: {}}"))
                .containsExactly(
                        "warning: train.yaml: everybody who sees the workflow sees the value of the"
                                + " variable 'DB_PASSWORD'. Put it into a Kubernetes secret, and write"
                                + " 'secret_name' and 'secret_key' for it. [RNB-504]");
    }

    @Test
    void nestedFileHasToComeAlong() {
        Pipeline inside = Argo.pipeline("dag: {start_at: success, steps: {}}");
        var dag =
                new Node.Dag("d", inside.graph(), Optional.of("/srv/inner.yaml"), StepOptions.NONE);
        var nodes = new LinkedHashMap<>(inside.graph().nodes());
        nodes.putFirst("d", dag);
        var graph = new Graph(Optional.empty(), Optional.empty(), nodes, List.of(), false);
        Pipeline pipeline = new Pipeline("train.yaml", graph, inside.parameters(), inside.texts());

        assertThat(Argo.of().executor().check(pipeline, Argo.context()))
                .singleElement()
                .asString()
                .isEqualTo(
                        "error: train.yaml: step 'd': pods cannot see the file '/srv/inner.yaml'. Name"
                                + " it by its way from the pipeline file. [RNB-501]");
    }

    @Test
    void tangledGraphIsTooLarge() {
        String steps =
                IntStream.range(0, 300)
                        .mapToObj(i ->
                                "    s%d: {type: stub, needs: [%s]}"
                                        .formatted(
                                                i,
                                                IntStream.of(i - 1, i - 2, i - 3)
                                                        .filter(need -> need >= 0)
                                                        .mapToObj(need -> "s" + need)
                                                        .collect(Collectors.joining(", "))))
                        .collect(Collectors.joining("\n"));

        assertThat(Argo.of().check("dag:\n  steps:\n" + steps))
                .containsExactly(
                        "error: train.yaml: its 300 steps depend on each other in too many ways for Argo,"
                                + " which accepts 200 tasks in a DAG; grouped, there are 300 left. Put"
                                + " steps that belong together into steps of type 'dag'. [RNB-506]");
    }

    @Test
    void manyBranchesAreTooManyTemplates() {
        String branches =
                IntStream.range(0, 250)
                        .mapToObj(i -> "        b%d: %s".formatted(i, INNER))
                        .collect(Collectors.joining("\n"));
        String text =
                """
                dag:
                  start_at: p
                  steps:
                    p:
                      type: parallel
                      next: success
                      branches:
                """;

        assertThat(Argo.of().check(text + branches))
                .containsExactly(
                        "error: train.yaml: step 'p': 250 branches are more than the 200 tasks that Argo"
                                + " accepts in a DAG. Use a map, whose branches are few tasks whatever"
                                + " their number. [RNB-506]");
        assertThat(
                        Argo.of()
                                .check(
                                        text
                                                + branches.lines()
                                                        .limit(197)
                                                        .collect(Collectors.joining("\n"))))
                .containsExactly(
                        "error: train.yaml: the pipeline needs 201 templates, and Argo accepts 200 in a"
                                + " workflow. Every branch and every nested pipeline is one: use maps"
                                + " for branches that are alike, or split the pipeline. [RNB-506]");
    }

    @Test
    void podsHaveToShareRunLogAndFiles() {
        Pipeline pipeline =
                Argo.pipeline(
                        """
                        dag:
                          start_at: t
                          steps:
                            t: {type: task, command_type: shell, command: 'true', catalog: {put: [a]}, next: success}
                        """);
        RenderRequest request =
                new RenderRequest(
                        pipeline,
                        new LinkedHashMap<>(),
                        Optional.empty(),
                        "",
                        folder -> {
                            ObjectNode json = (ObjectNode) Argo.configurationInPods(folder);
                            json.putObject("run-log-store").put("type", "buffered");
                            json.putObject("catalog").put("type", "do-nothing");
                            return json;
                        });

        assertThatThrownBy(() -> Argo.of().executor().render(request))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(Object::toString)
                                        .containsExactly(
                                                "error: run-log-store: pods cannot share the run log"
                                                        + " store 'buffered', which keeps run logs in"
                                                        + " memory. Choose 'chunked-fs' or"
                                                        + " 'file-system'. [RNB-505]",
                                                "error: train.yaml: step 't': pods share files by the"
                                                        + " catalog, and the catalog 'do-nothing' keeps"
                                                        + " none. Choose the catalog 'file-system'."
                                                        + " [RNB-505]"));
    }
}
