package dev.runnable.argo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.argo.config.ArgoConfiguration;
import dev.runnable.argo.config.DocumentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What users configure, in the original's form and in the one that its documentation shows.
final class ConfigurationTest {
    private static ArgoConfiguration read(String... lines) {
        return Argo.of(lines).executor().configuration();
    }

    private static JsonNode resources(ArgoConfiguration configuration, String override) {
        return configuration.of(Optional.of(override)).get("resources").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"argo-config.yaml", "argo-cron-config.yaml"})
    void examplesOfTheOriginalLoadUnchanged(String file) throws IOException {
        String text = Files.readString(Path.of("src/test/resources/original", file));

        Argo argo = Argo.ofFile(text, Map.of("RUNNABLE_VAR_docker_image", "team/image:2"));

        assertThat(argo.told()).isEmpty();
        ArgoConfiguration configuration = argo.executor().configuration();
        assertThat(configuration.usual().image()).isEqualTo("team/image:2");
        assertThat(configuration.workflow().spec().path("serviceAccountName").asText())
                .isEqualTo("default-editor");
        assertThat(configuration.submission().namespace()).contains("enterprise-mlops");
    }

    @Test
    void ourExampleLoadsWithAllThatItShows() throws IOException {
        String text = Files.readString(Path.of("../configs/argo.yaml"));
        String all =
                text.lines()
                        .filter(line -> !line.contains("# kind:"))
                        .map(line -> line.replaceFirst("^( +)# ", "$1"))
                        .collect(Collectors.joining("\n"));

        assertThat(Argo.ofFile(text).told()).isEmpty();
        assertThat(Argo.ofFile(all).told()).isEmpty();
        assertThat(Argo.ofFile(all).executor().configuration().overrides()).hasSize(2);
    }

    @Test
    void namesAreNotLongerThanArgoAllows() {
        String name = "a".repeat(53);

        assertThat(Argo.of("name: " + name).told()).isEmpty();
        assertThat(Argo.of("name: " + name, "cron_schedule: {schedules: ['@daily']}").told())
                .containsExactly(
                        "error: config.yaml:6:11: the name of a CronWorkflow has at most 52 characters,"
                                + " '%s' has 53. Choose a shorter one. [RNB-104]".formatted(name));
    }

    @Test
    void flatFormOfTheDocumentationLoads() {
        ArgoConfiguration configuration =
                Argo.configured(
                                """
                                image: "my-pipeline:v1.2.3"
                                output_file: "workflow.yaml"
                                expose_parameters_as_inputs: true
                                persistent_volumes:
                                  - name: shared-storage
                                    mount_path: /shared
                                secrets_from_k8s:
                                  - environment_variable: DB_CONNECTION
                                    secret_name: database-credentials
                                    secret_key: connection_string
                                parallelism: 10
                                resources:
                                  requests: {memory: "2Gi", cpu: "500m"}
                                  limits: {memory: "4Gi", cpu: "1"}
                                overrides:
                                  gpu_training:
                                    resources:
                                      requests: {nvidia.com/gpu: "1", memory: "8Gi", cpu: "2"}
                                      limits: {nvidia.com/gpu: "1", memory: "16Gi", cpu: "4"}
                                    node_selector: {accelerator: "nvidia-tesla-v100"}
                                    tolerations: [{key: gpu, operator: Equal, value: "true", effect: NoSchedule}]
                                  sequential: {parallelism: 1}
                                """)
                        .executor()
                        .configuration();

        assertThat(configuration.storage().folder()).isEqualTo("/shared");
        assertThat(configuration.outputFile()).isEqualTo("workflow.yaml");
        assertThat(configuration.workflow().spec().path("parallelism").asInt()).isEqualTo(10);
        assertThat(configuration.usual().environment().values().toString())
                .contains("\"key\":\"connection_string\"");
        assertThat(configuration.of(Optional.of("sequential")).parallelism()).hasValue(1);
        assertThat(
                        resources(configuration, "gpu_training")
                                .path("limits")
                                .path("nvidia.com/gpu")
                                .asText())
                .isEqualTo("1");
    }

    @Test
    void camelCaseMeansTheSame() {
        ArgoConfiguration configuration =
                read(
                        "defaults: {imagePullPolicy: Never, nodeSelector: {a: b}, retryStrategy: {limit:"
                                + " 2, backOff: {duration: 2m, maxDuration: 1h}}}",
                        "argoWorkflow: {spec: {podGC: {deleteDelayDuration: 1h, strategy:"
                                + " OnPodCompletion}}}",
                        "secretFromK8s: team");

        assertThat(configuration.usual().settings().toString())
                .contains("\"imagePullPolicy\":\"Never\"", "\"nodeSelector\":{\"a\":\"b\"}")
                .contains("\"backoff\":{\"duration\":\"2m\",\"maxDuration\":\"1h\"}");
        assertThat(configuration.workflow().spec().path("podGC").toString())
                .isEqualTo("{\"deleteDelayDuration\":\"1h\",\"strategy\":\"OnPodCompletion\"}");
        assertThat(configuration.secret()).contains("team");
    }

    @Test
    void overrideChangesOnlyWhatItSays() {
        ArgoConfiguration configuration =
                read(
                        "defaults: {resources: {limits: {memory: 8Gi, cpu: 2}}, env: [{name: A, value:"
                                + " 1}, {name: B, value: 2}]}",
                        "overrides: {fast: {resources: {limits: {cpu: 4}}, env: [{name: B, value: 3}]}}");

        assertThat(resources(configuration, "fast").toString())
                .isEqualTo("{\"limits\":{\"memory\":\"8Gi\",\"cpu\":\"4\"}}");
        assertThat(configuration.of(Optional.of("fast")).image()).isEqualTo("team/image:1");
        assertThat(configuration.of(Optional.of("fast")).environment().values().toString())
                .isEqualTo("[{\"name\":\"A\",\"value\":\"1\"}, {\"name\":\"B\",\"value\":\"3\"}]");
    }

    @Test
    void whatIsNotKnownOfTheSpecIsHandedOn() {
        ArgoConfiguration configuration =
                read(
                        "argo_workflow:",
                        "  metadata: {generateName: train-}",
                        "  spec: {host_network: true, dnsPolicy: Default, entrypoint: runnable-dag}");

        assertThat(configuration.workflow().spec().toString())
                .contains("\"hostNetwork\":true", "\"dnsPolicy\":\"Default\"");
    }

    @Test
    void specMayBeMissingOrEmpty() {
        assertThat(read("argo_workflow: {metadata: {generateName: a-}}").workflow().kind())
                .isEqualTo(DocumentKind.WORKFLOW);
        assertThat(read("argo_workflow: {metadata: {}, spec: }").workflow().kind())
                .isEqualTo(DocumentKind.WORKFLOW);
    }

    @Test
    void whereToSubmitIsKept() {
        ArgoConfiguration configuration =
                read("submit: true", "kubeconfig: ~/k", "context: c", "namespace: n");

        assertThat(configuration.submission().submit()).isTrue();
        assertThat(configuration.submission().kubeconfig()).contains("~/k");
        assertThat(configuration.submission().context()).contains("c");
        assertThat(configuration.submission().namespace()).contains("n");
    }

    @Test
    void imageAndVolumeAreNeeded() {
        assertThat(Argo.configured("log_level: INFO").told())
                .containsExactly(
                        "error: config.yaml:2:9: 'image' is missing. Name the image that steps run in:"
                                + " 'defaults: {image: registry/team/image:1}'. [RNB-104]",
                        "error: config.yaml:2:9: 'pvc_for_runnable' is missing. Name the persistent"
                                + " volume claim on which all pods share run logs and catalog, one that"
                                + " several pods can write (ReadWriteMany). [RNB-104]");
    }

    @Test
    void everyMistakeIsToldAtItsPlace() {
        List<String> told =
                Argo.of(
                                "log_level: LOUD",
                                "defaults: {image_pull_policy: allways, timeout: 30, imag: x}",
                                "resources: {limits: {memory: 4GB}}",
                                "tolerations: [{value: a}, {operator: Exists, value: b, key: c}]",
                                "cron_schedule: {schedules: [0 0 * *], timezone: Berlin}",
                                "custom_volumes:",
                                "  - {mount_path: data, persistent_volume_claim: {claim_name: a}}",
                                "  - {mount_path: /mnt/runnable/, persistent_volume_claim: {claim_name: a}}",
                                "  - {mount_path: /x, persistent_volume_claim: {name: a}}",
                                "env: [{name: A}, {name: 1x, value: a}, {name: RUNNABLE_RUN_ID, value: a}]",
                                "labels: {team: 'a b'}",
                                "overrides: {small: {resources: {requests: {memory: 2Gi}, limits: {memory:"
                                        + " 1Gi}}}}",
                                "kind: Workflow",
                                "on_exit: tidy",
                                "secret_from_k8s: Team")
                        .told();

        assertThat(told)
                .containsExactlyInAnyOrder(
                        "error: config.yaml:6:16: 'log_level' cannot be 'LOUD'. It is one of: DEBUG,"
                                + " INFO, WARNING, ERROR, FATAL, CRITICAL. [RNB-104]",
                        "error: config.yaml:7:35: 'image_pull_policy' cannot be 'allways'. Did you mean"
                                + " 'Always'? It is one of: Always, IfNotPresent, Never. [RNB-104]",
                        "error: config.yaml:7:53: '30' is not a duration. Write for instance 30s, 5m or"
                                + " 1h30m. [RNB-104]",
                        "error: config.yaml:7:57: unknown property 'imag'. Did you mean 'image'?"
                                + " [RNB-102]",
                        "error: config.yaml:8:25: '4GB' of 'memory' is not an amount. Write for instance"
                                + " 250m or 2 for processors, 512Mi or 4Gi for memory. [RNB-104]",
                        "error: config.yaml:9:18: a toleration without 'key' needs 'operator: Exists'."
                                + " Add the key of the taint, or 'operator: Exists' for all taints."
                                + " [RNB-104]",
                        "error: config.yaml:9:18: a toleration with 'operator: Exists' has no 'value'."
                                + " Remove the value, or write 'operator: Equal'. [RNB-104]",
                        "error: config.yaml:10:32: '0 0 * *' is not a schedule. Write 'minute hour day"
                                + " month weekday', for instance '0 6 * * 1-5', or '@daily'. [RNB-104]",
                        "error: config.yaml:10:53: 'Berlin' is not a time zone. Write for instance 'UTC'"
                                + " or 'Europe/Berlin'. [RNB-104]",
                        "error: config.yaml:12:22: 'data' is no place for a volume. Write a path that"
                                + " begins with '/', and not '/' itself, without ':' and '..'. [RNB-104]",
                        "error: config.yaml:13:22: there is another volume at '/mnt/runnable/'. Choose"
                                + " another place; /etc/runnable and, with 'pvc_for_runnable',"
                                + " /mnt/runnable are taken. [RNB-104]",
                        "error: config.yaml:14:52: unknown property 'name'. Valid here: claim_name,"
                                + " read_only. [RNB-102]",
                        "error: config.yaml:14:9: 'claim_name' is missing. Name a persistent volume"
                                + " claim. [RNB-104]",
                        "error: config.yaml:15:18: the variable has no value. Add 'value: TEXT', or"
                                + " 'secret_name: NAME' and 'secret_key: KEY'. [RNB-104]",
                        "error: config.yaml:15:29: '1x' is not the name of a variable. Use letters,"
                                + " digits and '_', and begin with a letter. [RNB-104]",
                        "error: config.yaml:15:51: the variable 'RUNNABLE_RUN_ID' is set for every pod"
                                + " already. Remove it. [RNB-104]",
                        "error: config.yaml:16:13: 'team: a b' is not a label that Kubernetes accepts. A"
                                + " label's value has at most 63 letters, digits, '-', '_' and '.', and"
                                + " begins and ends with a letter or digit. [RNB-104]",
                        "error: config.yaml:17:36: '2Gi' of 'memory' are requested, and the limit is"
                                + " '1Gi'. Request at most the limit; what is not said here is as in the"
                                + " defaults. [RNB-104]",
                        "error: config.yaml:18:11: a Workflow has no schedule. Remove 'cron_schedule',"
                                + " or 'kind'. [RNB-104]",
                        "error: config.yaml:19:14: there is no template 'tidy'. Add it to"
                                + " 'argo_workflow: {spec: {templates: [...]}}', or write the template"
                                + " here. [RNB-104]",
                        "error: config.yaml:20:22: 'Team' is not the name of a secret. Name the"
                                + " Kubernetes secret that holds the secrets of tasks, each under its"
                                + " name. [RNB-104]");
    }
}
