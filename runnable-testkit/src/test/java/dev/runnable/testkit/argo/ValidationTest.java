package dev.runnable.testkit.argo;

import static dev.runnable.testkit.argo.Workflows.dag;
import static dev.runnable.testkit.argo.Workflows.task;
import static dev.runnable.testkit.argo.Workflows.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValidationTest {
    private static final String GOOD =
            workflow(
                    "  volumes: [{name: v, emptyDir: {}}]\n  arguments: {parameters: [{name: p, value: x}]}\n",
                    """
                      - name: main
                        dag:
                          tasks:
                          - {name: a, template: writer, arguments: {parameters: [{name: m, value: "1"}]}}
                          - {name: b, template: own, depends: "a", arguments: {parameters: [{name: x, value: "{{tasks.a.outputs.parameters.out}}"}]}, when: "0 == 0"}
                          - {name: c, template: pod, withItems: [1], arguments: {parameters: [{name: m, value: "{{item}}"}]}}
                      - name: own
                        inputs: {parameters: [{name: x}, {name: y, default: ""}]}
                        retryStrategy: {limit: 3, backoff: {duration: "5"}}
                        container:
                          image: i
                          command: [run, "{{inputs.parameters.x}}{{workflow.parameters.p}}"]
                          env: [{name: E, value: "{{retries}}"}]
                          volumeMounts: [{name: v, mountPath: /v}]
                    """);

    @Test
    void goodDocumentIsAccepted() {
        assertThat(ArgoDocument.read(GOOD).kind()).isEqualTo("Workflow");
    }

    private static Arguments change(String from, String to, String message) {
        return Arguments.of(from, to, message);
    }

    private static Stream<Arguments> changes() {
        return Stream.of(
                change("kind: Workflow", "kind: Pod", "kind 'Pod' cannot be interpreted"),
                change("argoproj.io/v1alpha1", "v1", "apiVersion must be argoproj.io/v1alpha1"),
                change("{name: wf}", "{name: Wf}", "'Wf' is not a DNS name"),
                change("{name: wf}", "{name: %s}".formatted("w".repeat(64)), "63 characters"),
                change("entrypoint: main", "entrypoint: man", "template name 'man' undefined"),
                change("entrypoint: main", "onExit: main", "spec.entrypoint is required"),
                change("entrypoint: main", "entrypoint: own", "inputs.parameters.x was not"),
                change("retryStrategy:", "retrystrategy:", "unknown field of Template"),
                change("limit: 3", "limit: 3, jitter: 2", "RetryStrategy"),
                change("limit: 3", "limit: many", "'many' cannot be resolved to an int"),
                change("duration: \"5\"", "duration: \"5x\"", "unable to parse 5x as a duration"),
                change("duration: \"5\"", "duration: 5", "expected a text"),
                change("duration: \"5\"", "factor: 2", "no base duration"),
                change("limit: 3", "retryPolicy: Never", "is not a valid RetryPolicy"),
                change("limit: 3", "expression: 'true'", "expression cannot be interpreted"),
                change("name: E, value: ", "name: E, valve: ", "unknown field of EnvVar"),
                change("\"{{retries}}\"", "5", "expected a text, found 5"),
                change("{{retries}}", "{{retires}}", "failed to resolve {{retires}}"),
                change("{{retries}}", "{{=retries}}", "expressions cannot be interpreted"),
                change("{{retries}}", "{{retries", "'{{' without '}}'"),
                change("workflow.parameters.p", "workflow.parameters.q", "failed to resolve"),
                change("inputs.parameters.x", "inputs.parameters.z", "failed to resolve"),
                change("{{item}}", "{{item.x}}", "failed to resolve {{item.x}}"),
                change("withItems: [1], ", "", "failed to resolve {{item}}"),
                change("depends: \"a\"", "depends: \"z\"", "dependency 'z' not defined"),
                change("depends: \"a\", ", "", "failed to resolve {{tasks.a.outputs"),
                change("depends: \"a\"", "depends: \"c\"", "failed to resolve {{tasks.a.outputs"),
                change("depends: \"a\"", "depends: \"a.Ended\"", "'Ended' for task 'a' is invalid"),
                change("depends: \"a\"", "depends: \"a &\"", "not a condition"),
                change("depends: \"a\"", "depends: \"b || a\"", "cycle detected among [b]"),
                change("depends: \"a\"", "depends: \"a.AllFailed\"", "does not contain any items"),
                change("depends: \"a\"", "depends: a, dependencies: [a]", "cannot use both"),
                change("depends: \"a\"", "depends: a, continueOn: {}", "cannot use 'continueOn'"),
                change("{name: a,", "{name: 1a,", "cannot begin with a digit"),
                change("{name: a,", "{name: a_1,", "'a_1' is invalid"),
                change("{name: c,", "{name: a,", "'a' is not unique"),
                change("{name: c,", "{name: %s,".formatted("c".repeat(129)), "longer than 128"),
                change("template: own", "template: own2", "template name 'own2' undefined"),
                change("name: own\n", "name: pod\n", "name 'pod' is not unique"),
                change("[{name: x, value:", "[{name: z, value:", "x was not supplied"),
                change(
                        "[{name: x, value:",
                        "[{name: q, value: '1'}, {name: x, value:",
                        "declares no such input"),
                change("{name: m, value: \"1\"}", "{name: m}", "value is required"),
                change("{name: m, value: \"1\"}", "{name: 'm.m', value: '1'}", "'m.m' is invalid"),
                change("0 == 0", "0 =", "Invalid 'when' expression"),
                change(
                        "- name: main\n",
                        "- name: main\n    timeout: 5s\n",
                        "timeout is only valid for leaf"),
                change(
                        "- name: main\n",
                        "- name: main\n    activeDeadlineSeconds: 5\n",
                        "only valid for leaf templates"),
                change(
                        "- name: own\n",
                        "- name: own\n    parallelism: 1\n",
                        "only valid for steps and dag"),
                change("- name: own\n", "- name: own\n    dag: {tasks: []}\n", "exactly one of"),
                change("- name: own\n", "- name: own\n    daemon: true\n", "daemon cannot be"),
                change("dag:\n", "dag:\n      target: z\n", "target 'z' is not defined"),
                change("mountPath: /v", "mountPath: v", "is not absolute"),
                change("{name: v, mountPath", "{name: u, mountPath", "volume 'u' not found"),
                change("[{name: E,", "[{name: E}, {name: E,", "'E' is set twice"),
                change("image: i\n", "image: ''\n", "image may not be empty"),
                change("when: \"0 == 0\"", "onExit: pod", "onExit cannot be interpreted"),
                change("entrypoint: main", "entrypoint: main\n  entrypoint: main", "duplicate"),
                change("entrypoint: main", "entrypoint: main\n  podGC: {strategy: Now}", "podGC"),
                change("{name: p, value: x}", "{name: p}, {name: p}", "'p' is not unique"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void mistakeIsRefused(String from, String to, String message) {
        assertThat(GOOD).contains(from);
        assertThatThrownBy(() -> ArgoDocument.read(GOOD.replace(from, to)))
                .isInstanceOf(ArgoException.class)
                .hasMessageContaining(message);
    }

    @Test
    void allMistakesAreTold() {
        String text = GOOD.replace("template: own", "template: x").replace("0 == 0", "=");
        assertThatThrownBy(() -> ArgoDocument.read(text))
                .hasMessageContaining("template name 'x' undefined")
                .hasMessageContaining("Invalid 'when'");
    }

    @Test
    void dagOfMoreThanTwoHundredTasksNeedsTheMinimalDefinitions() {
        var tasks = new StringBuilder();
        IntStream.rangeClosed(1, 201).forEach(i -> tasks.append(task("t" + i, "")));
        String text = dag(tasks.toString());
        assertThatThrownBy(() -> ArgoDocument.read(text))
                .hasMessageContaining("must have at most 200 items, found 201");
        assertThat(ArgoDocument.read(text, ArgoDocument.Definitions.MINIMAL)).isNotNull();
    }

    @Test
    void templateThatNobodyUsesIsChecked() {
        assertThatThrownBy(() ->
                        ArgoDocument.read(
                                GOOD + "  - {name: z, dag: {tasks: [{name: a, template: q}]}}\n"))
                .hasMessageContaining("template name 'q' undefined");
    }
}
