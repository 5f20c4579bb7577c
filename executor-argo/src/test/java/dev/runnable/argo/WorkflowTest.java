package dev.runnable.argo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.graph.Pipeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The workflow around the templates: names, inputs, pods, what happens at the end.
final class WorkflowTest {
    private static final String STUB =
            "dag: {start_at: a, steps: {a: {type: stub, next: success}}}";
    private static final String TASK =
            """
            dag:
              start_at: a
              steps:
                a: {type: task, command_type: shell, command: 'true', secrets: [KEY], next: success}
            """;

    private static Document render(String... lines) {
        Document document = Argo.of(lines).render(STUB);
        ClosedSchema.find()
                .ifPresent(schema -> {
                    String kind = document.workflow().path("kind").asText();
                    assertThat(schema.problems(kind, document.workflow())).isEmpty();
                });
        return document;
    }

    private static String name(Document document) {
        return document.workflow().path("metadata").path("name").asText();
    }

    @Test
    void schemaRefusesWhatArgoDoesNotKnow() {
        var schema = ClosedSchema.find();
        assumeTrue(schema.isPresent(), "the schema of Argo is not here");

        Document document = Argo.of("spec_patch: {entryPoint: x}").render(STUB);

        assertThat(schema.get().problems("Workflow", document.workflow()))
                .singleElement()
                .asString()
                .contains("entryPoint");
    }

    @Test
    void nameFollowsFromTheContent() {
        assertThat(name(render())).matches("train-[0-9a-f]{8}").isEqualTo(name(render()));
        assertThat(name(render("labels: {a: b}"))).isEqualTo(name(render()));
        assertThat(name(render("priority: 1"))).isNotEqualTo(name(render()));
    }

    @Test
    void nameIsAsConfigured() {
        JsonNode metadata =
                render("argo_workflow: {metadata: {generateName: argo-, annotations: {a: b}}}")
                        .workflow()
                        .path("metadata");

        assertThat(metadata.path("generateName").asText()).isEqualTo("argo-");
        assertThat(metadata.has("name")).isFalse();
        assertThat(metadata.path("annotations").path("a").asText()).isEqualTo("b");
        assertThat(name(render("name: nightly"))).isEqualTo("nightly");
    }

    @Test
    void scheduleMakesACronWorkflow() {
        Document document =
                render(
                        "cron_schedule: {schedules: ['0 6 * * *'], timezone: UTC, concurrency_policy:"
                                + " Forbid}",
                        "argo_workflow: {metadata: {generateName: argo-cron-}}");

        assertThat(document.workflow().path("kind").asText()).isEqualTo("CronWorkflow");
        assertThat(name(document)).isEqualTo("argo-cron");
        assertThat(document.workflow().path("spec").path("schedules").path(0).asText())
                .isEqualTo("0 6 * * *");
        assertThat(document.spec().path("entrypoint").asText()).isEqualTo("runnable-dag");
    }

    @Test
    void workflowTemplateIsTheSameUnderAnotherKind() {
        Document document = render("kind: WorkflowTemplate");

        assertThat(document.workflow().path("kind").asText()).isEqualTo("WorkflowTemplate");
        assertThat(document.spec()).isEqualTo(render().spec());
    }

    @Test
    void filesGoAlongUnderTheNameOfTheirContent() {
        Document document = render();
        String configMap = document.configMap().path("metadata").path("name").asText();

        assertThat(document.configMap().path("data").path("pipeline-0.yaml").asText())
                .isEqualTo(STUB);
        assertThat(document.configMap().path("data").path("config.yaml").asText())
                .contains("/mnt/runnable/run_logs");
        assertThat(Document.named(document.spec().path("volumes"), "runnable-files").toString())
                .contains("\"" + configMap + "\"");
        assertThat(document.template("step").path("container").path("args"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "execute-single-node",
                        "-",
                        "/etc/runnable/pipeline/train.yaml",
                        "{{inputs.parameters.step}}",
                        "--source",
                        "train.yaml",
                        "--config",
                        "/etc/runnable/config.yaml");
    }

    @Test
    void scalarParametersAreArgumentsThatReadBackTheSame() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        parameters.put("rate", json.numberNode(0.5));
        parameters.put("text", json.textNode("a b"));
        parameters.put("number", json.textNode("17"));
        parameters.put("nothing", json.nullNode());
        parameters.put("template", json.textNode("{{workflow.uid}}"));
        parameters.put("list", json.arrayNode().add(1));
        parameters.put("with space", json.textNode("x"));
        parameters.put("run_id", json.textNode("mine"));

        Document document = Argo.of().render(Argo.pipeline(STUB), parameters, "nightly");

        assertThat(document.spec().path("arguments").path("parameters").toString())
                .isEqualTo(
                        "[{\"name\":\"run_id\",\"value\":\"\"},{\"name\":\"retry_run_id\",\"value\":\"\"},"
                                + "{\"name\":\"retry_indicator\",\"value\":\"\"},"
                                + "{\"name\":\"rate\",\"value\":\"0.5\"},"
                                + "{\"name\":\"text\",\"value\":\"a b\"},"
                                + "{\"name\":\"number\",\"value\":\"\\\"17\\\"\"},"
                                + "{\"name\":\"nothing\",\"value\":\"null\"}]");
        assertThat(Argo.json(document.configMap().path("data").path("parameters.json").asText()))
                .isEqualTo(json.objectNode().setAll(parameters));
        assertThat(document.template("step").path("container").path("args").toString())
                .endsWith(
                        "\"--parameters\",\"/etc/runnable/parameters.json\",\"--tag\",\"nightly\"]");
        assertThat(document.template("step").path("container").path("env").toString())
                .contains(
                        "{\"name\":\"RUNNABLE_PRM_rate\",\"value\":\"{{workflow.parameters.rate}}\"}");
    }

    @Test
    void parametersStayInsideWhenTheyAreNotToBeExposed() {
        Document document =
                Argo.of("expose_parameters_as_inputs: false")
                        .render(
                                Argo.pipeline(STUB),
                                Map.of("a", JsonNodeFactory.instance.numberNode(1)),
                                "");

        assertThat(document.spec().path("arguments").toString()).doesNotContain("\"a\"");
        assertThat(document.configMap().path("data").has("parameters.json")).isTrue();
    }

    @Test
    void secretsAreReferencesAlone() {
        Document document = Argo.of("secret_from_k8s: team").render(TASK);

        assertThat(document.template("step").path("container").path("env").toString())
                .contains(
                        "{\"name\":\"KEY\",\"valueFrom\":{\"secretKeyRef\":{\"name\":\"team\",\"key\":\"KEY\"}}}");
        assertThat(document.template("close-run").toString()).doesNotContain("secretKeyRef");
    }

    @Test
    void variableOfTheUserIsOverTheSecret() {
        String text =
                Argo.of(
                                "secret_from_k8s: team",
                                "env: [{name: KEY, secret_name: other, secret_key: k}]")
                        .render(TASK)
                        .template("step")
                        .toString();

        assertThat(text).contains("\"name\":\"other\",\"key\":\"k\"").doesNotContain("\"team\"");
    }

    @Test
    void podsHaveNoMoreRightsThanTheyNeed() {
        assertThat(render().spec().path("securityContext").path("runAsNonRoot").asBoolean())
                .isTrue();
        assertThat(
                        render("security_context: {}", "container_security_context: {}")
                                .rendering()
                                .text())
                .doesNotContain("runAsNonRoot", "capabilities");
        assertThat(
                        render("security_context: {runAsUser: 7}")
                                .spec()
                                .path("securityContext")
                                .toString())
                .isEqualTo("{\"runAsUser\":7}");
    }

    @Test
    void whatIsSaidOfTheWorkflowStandsInIt() {
        JsonNode spec =
                render(
                                "service_account_name: runner",
                                "image_pull_secrets: [registry, {name: other}]",
                                "ttl_strategy: {seconds_after_success: 60}",
                                "pod_gc: {strategy: OnPodSuccess}",
                                "priority: -3",
                                "archive_logs: true",
                                "synchronization: {mutexes: [{name: one}]}",
                                "defaults: {parallelism: 5}",
                                "argo_workflow: {spec: {activeDeadlineSeconds: 60, volumes: [{name: v,"
                                        + " emptyDir: {}}], arguments: {parameters: [{name: mine, value:"
                                        + " '1'}]}}}")
                        .spec();

        assertThat(spec.toString())
                .contains(
                        "\"serviceAccountName\":\"runner\"",
                        "\"imagePullSecrets\":[{\"name\":\"registry\"},{\"name\":\"other\"}]",
                        "\"ttlStrategy\":{\"secondsAfterSuccess\":60}",
                        "\"podGC\":{\"strategy\":\"OnPodSuccess\"}",
                        "\"priority\":-3",
                        "\"archiveLogs\":true",
                        "\"synchronization\":{\"mutexes\":[{\"name\":\"one\"}]}",
                        "\"parallelism\":5",
                        "\"activeDeadlineSeconds\":60",
                        "{\"name\":\"mine\",\"value\":\"1\"}",
                        "{\"name\":\"v\",\"emptyDir\":{}}");
    }

    @Test
    void runIsClosedAtItsEnd() {
        Document document = render();

        assertThat(document.spec().path("onExit").asText()).isEqualTo("close-run");
        assertThat(document.template("close-run").path("container").path("args"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "close-run",
                        "-",
                        "/etc/runnable/pipeline/train.yaml",
                        "--source",
                        "train.yaml",
                        "--config",
                        "/etc/runnable/config.yaml");
    }

    @Test
    void handlerOfTheUserComesAfterOurs() {
        Document inline = render("on_exit: {container: {image: curl, command: [curl]}}");
        Document named =
                render(
                        "argo_workflow: {spec: {onExit: step, templates: [{name: step, container: {image:"
                                + " curl}}]}}");

        assertThat(inline.spec().path("onExit").asText()).isEqualTo("on-exit");
        assertThat(inline.template("on-exit").path("dag").path("target").asText())
                .isEqualTo("close-run exit-handler");
        assertThat(inline.template("exit-handler").path("container").path("image").asText())
                .isEqualTo("curl");
        assertThat(named.task("on-exit", "exit-handler").path("template").asText())
                .isEqualTo("step");
        assertThat(named.task("runnable-dag", "a").path("template").asText()).isEqualTo("step-2");
    }

    @Test
    void patchesHaveTheLastWord() {
        Document document =
                render(
                        "spec_patch: {hostNetwork: true, securityContext: null}",
                        "template_patch: {name: other, metadata: {labels: {app: x}}, container:"
                                + " {resources: null}}");

        assertThat(document.spec().path("hostNetwork").asBoolean()).isTrue();
        assertThat(document.spec().has("securityContext")).isFalse();
        for (String pod : List.of("step", "close-run")) {
            assertThat(document.template(pod).path("metadata").toString())
                    .isEqualTo("{\"labels\":{\"app\":\"x\"}}");
            assertThat(document.template(pod).path("container").has("resources")).isFalse();
        }
    }

    @Test
    void nestedFilesKeepTheirPlaces() {
        var pipeline = Argo.pipeline(STUB);
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("pipes/daily/main.yaml", "a");
        texts.put("pipes/shared/inner.yaml", "b");
        Document document =
                Argo.of()
                        .render(
                                new Pipeline(
                                        "pipes/daily/main.yaml",
                                        pipeline.graph(),
                                        pipeline.parameters(),
                                        new LinkedHashMap<>(texts)),
                                Map.of(),
                                "");

        assertThat(Document.named(document.spec().path("volumes"), "runnable-files").toString())
                .contains("pipeline/daily/main.yaml", "pipeline/shared/inner.yaml");
        assertThat(document.template("step").toString())
                .contains("/etc/runnable/pipeline/daily/main.yaml");
        assertThat(name(document)).startsWith("main-");
    }

    @Test
    void configuredRetriesAreOfStepsThatSayNothing() {
        Document document =
                render("retry_strategy: {limit: 2, backoff: {factor: 3, max_duration: 1h}}");

        assertThat(document.template("step").path("retryStrategy").toString())
                .isEqualTo(
                        "{\"limit\":2,\"backoff\":{\"factor\":3,\"maxDuration\":\"1h\",\"duration\":\"2m\"},"
                                + "\"retryPolicy\":\"Always\"}");
        assertThat(document.template("close-run").has("retryStrategy")).isFalse();
        assertThat(render("retry_strategy: {limit: 0}").template("step").has("retryStrategy"))
                .isFalse();
    }

    @Test
    void tagThatArgoWouldTakeForAVariableIsRefused() {
        var pipeline = Argo.pipeline(STUB);

        assertThat(catchThrowable(() -> Argo.of().render(pipeline, Map.of(), "a {{b}}")))
                .hasMessageContaining(
                        "error: --tag: Argo takes what begins with '{{' for a variable. Choose another"
                                + " tag. [RNB-501]");
    }
}
