package dev.runnable.testkit.argo;

import static dev.runnable.testkit.argo.Workflows.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
    private static final String TEMPLATE =
            """
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: WorkflowTemplate
            metadata: {name: shared}
            spec:
              entrypoint: main
              arguments: {parameters: [{name: p, value: one}, {name: q, value: two}]}
              templates:
              - {name: main, dag: {tasks: [{name: a, template: pod}]}}
              - {name: pod, container: {image: i, command: [run, "{{workflow.parameters.p}}-{{workflow.parameters.q}}"]}}
            """;

    @TempDir Path folder;

    private final FakePods pods = new FakePods();

    @Test
    void templateAloneIsRun() {
        assertThat(run(folder, TEMPLATE, pods).isSucceeded()).isTrue();
        assertThat(pods.ran()).containsExactly("one-two");
    }

    @Test
    void workflowMayBeASpecOfATemplateWithOtherArguments() {
        String text =
                TEMPLATE
                        + """
                        ---
                        apiVersion: argoproj.io/v1alpha1
                        kind: Workflow
                        metadata: {generateName: gen-}
                        spec:
                          workflowTemplateRef: {name: shared}
                          arguments: {parameters: [{name: q, value: three}]}
                        """;
        var execution = run(folder, text, pods);
        assertThat(pods.ran()).containsExactly("one-three");
        assertThat(execution.name()).startsWith("gen-");
        String generated = "g".repeat(80);
        assertThat(run(folder, text.replace("gen-", generated), pods).name()).hasSize(63);
        assertThatThrownBy(() ->
                        ArgoDocument.read(text.replace("Ref: {name: shared", "Ref: {name: x")))
                .hasMessageContaining("no WorkflowTemplate named 'x'");
    }

    @Test
    void taskMayCallATemplateOfAnother() {
        String text =
                TEMPLATE.replace("  entrypoint: main\n", "")
                        + """
                        ---
                        apiVersion: argoproj.io/v1alpha1
                        kind: Workflow
                        metadata: {name: wf}
                        spec:
                          entrypoint: start
                          arguments: {parameters: [{name: p, value: x}, {name: q, value: y}]}
                          templates:
                          - {name: start, dag: {tasks: [{name: t, templateRef: {name: shared, template: main}}]}}
                        """;
        assertThat(run(folder, text, pods).phase("t.a")).isEqualTo(Phase.SUCCEEDED);
        assertThat(pods.ran()).containsExactly("x-y");
    }

    @Test
    void cronWorkflowRunsItsSpec() {
        String text =
                """
                apiVersion: argoproj.io/v1alpha1
                kind: CronWorkflow
                metadata: {name: nightly}
                spec:
                  schedules: ["0 1 * * *"]
                  workflowMetadata: {labels: {team: red}}
                  workflowSpec:
                    entrypoint: main
                    templates:
                    - {name: main, container: {image: i, command: [run, "{{workflow.labels.team}} {{workflow.scheduledTime}}"]}}
                """;
        var execution = run(folder, text, pods);
        assertThat(execution.name()).matches("nightly-\\d+");
        assertThat(pods.ran()).containsExactly("red 2026-01-01T00:00:00Z");
        assertThatThrownBy(() -> ArgoDocument.read(text.replace("  schedules", "  schedule")))
                .hasMessageContaining("CronWorkflow.spec.schedule: unknown field")
                .hasMessageContaining("CronWorkflow.spec.schedules: required");
        assertThatThrownBy(() -> ArgoDocument.read(text.replace("nightly", "n".repeat(53))))
                .hasMessageContaining("52");
    }

    @Test
    void memoizedTemplateRunsOnceForAKey() {
        String text =
                Workflows.workflow(
                        """
                          - name: main
                            dag:
                              tasks:
                              - {name: a, template: memo, arguments: {parameters: [{name: k, value: one}]}}
                              - {name: b, template: memo, depends: a, arguments: {parameters: [{name: k, value: one}]}}
                              - {name: c, template: memo, depends: b, arguments: {parameters: [{name: k, value: two}]}}
                              - {name: d, template: pod, depends: b, arguments: {parameters: [{name: m, value: "{{tasks.b.outputs.parameters.out}}"}]}}
                          - name: memo
                            inputs: {parameters: [{name: k}]}
                            memoize: {key: "{{inputs.parameters.k}}", maxAge: 1h, cache: {configMap: {name: c}}}
                            container: {image: i, command: [run, "{{inputs.parameters.k}}"]}
                            outputs: {parameters: [{name: out, valueFrom: {path: /tmp/out}}]}
                        """);
        run(folder, text, pods.writing("one", "1").writing("two", "2"), Map.of());
        assertThat(pods.ran()).containsExactlyInAnyOrder("one", "two", "1");
    }
}
