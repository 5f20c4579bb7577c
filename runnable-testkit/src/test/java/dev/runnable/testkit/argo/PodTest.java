package dev.runnable.testkit.argo;

import static dev.runnable.testkit.argo.Workflows.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodTest {
    private static final String TEXT =
            workflow(
                    """
                      arguments: {parameters: [{name: p, value: ""}]}
                      volumes:
                      - {name: data, persistentVolumeClaim: {claimName: claim}}
                      - {name: conf, configMap: {name: conf}}
                    """,
                    """
                      - name: main
                        container:
                          image: img
                          command: [run, "{{workflow.name}}"]
                          args: ["$(A)", "$$(A)", "$(NONE)", "{{pod.name}}"]
                          env:
                          - {name: A, value: "a{{workflow.parameters.p}}"}
                          - {name: S, valueFrom: {secretKeyRef: {name: sec, key: k}}}
                          - {name: O, valueFrom: {secretKeyRef: {name: sec, key: none, optional: true}}}
                          - {name: N, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}
                          - {name: U, value: "{{workflow.uid}}"}
                          volumeMounts:
                          - {name: data, mountPath: /mnt/data}
                          - {name: conf, mountPath: /etc/conf, readOnly: true}
                        outputs: {parameters: [{name: o, valueFrom: {path: /tmp/o}}]}
                    """);
    private static final String CONFIG =
            "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\ndata: {a.yaml: 'x: 1'}\n";

    @TempDir Path folder;

    private final List<Pod> pods = new ArrayList<>();

    private Execution run(Cluster cluster, String text) {
        return new ArgoInterpreter(
                        ArgoDocument.read(text),
                        cluster,
                        pod -> {
                            pods.add(pod);
                            Files.writeString(pod.onHost("/mnt/data/f"), "f");
                            Files.createDirectories(pod.onHost("/tmp"));
                            Files.writeString(pod.onHost("/tmp/o"), "o");
                            return 0;
                        },
                        Schedule.sequential(0))
                .run(Map.of("p", "P"));
    }

    private Cluster cluster() {
        return Cluster.in(folder)
                .claim("claim", folder.resolve("claim"))
                .secret("sec", Map.of("k", "secret"));
    }

    @Test
    void commandAndEnvironmentAreComplete() {
        var execution = run(cluster(), TEXT + CONFIG);
        Pod pod = pods.getFirst();
        assertThat(pod.command().subList(0, 5))
                .containsExactly("run", "wf", "aP", "$(A)", "$(NONE)");
        assertThat(pod.command().getLast()).startsWith("wf-main-");
        assertThat(pod.env())
                .containsEntry("A", "aP")
                .containsEntry("S", "secret")
                .containsEntry("N", "default")
                .containsEntry("U", execution.uid())
                .doesNotContainKey("O");
    }

    @Test
    void volumesAreFolders() throws Exception {
        var execution = run(cluster(), TEXT + CONFIG);
        Pod pod = pods.getFirst();
        assertThat(folder.resolve("claim/f")).hasContent("f");
        assertThat(pod.onHost("/etc/conf/a.yaml")).hasContent("x: 1");
        assertThat(pod.onHost("/tmp/o")).isEqualTo(pod.folder().resolve("tmp/o"));
        assertThat(pod.onHost("/mnt/database")).isEqualTo(pod.folder().resolve("mnt/database"));
        assertThat(execution.node("").orElseThrow().outputs()).containsEntry("o", "o");
    }

    @Test
    void whatIsMissingIsAnError() {
        assertThatThrownBy(() -> run(cluster(), TEXT)).hasMessageContaining("'conf' not found");
        assertThatThrownBy(() -> run(Cluster.in(folder), TEXT + CONFIG))
                .hasMessageContaining("secret 'sec' with key 'k' not found");
        var claimless = Cluster.in(folder).secret("sec", Map.of("k", ""));
        assertThatThrownBy(() -> run(claimless, TEXT + CONFIG))
                .hasMessageContaining("persistentvolumeclaim \"claim\" not found");
    }

    @Test
    void argumentMustBeDeclaredAndGiven() {
        String without = TEXT.replace("{name: p, value: \"\"}", "{name: p}") + CONFIG;
        var interpreter =
                new ArgoInterpreter(
                        ArgoDocument.read(without), cluster(), _ -> 0, Schedule.sequential(0));
        assertThatThrownBy(() -> interpreter.run(Map.of()))
                .hasMessageContaining("spec.arguments.p.value");
        assertThatThrownBy(() -> interpreter.run(Map.of("p", "", "q", "")))
                .hasMessageContaining("no parameter is named 'q'");
    }

    @Test
    void valueWithVariablesIsReplacedAgainAndOneThatIsUnknownStaysAnError() {
        String text = TEXT + CONFIG;
        var interpreter =
                new ArgoInterpreter(
                        ArgoDocument.read(text), cluster(), _ -> 0, Schedule.sequential(0));
        assertThatThrownBy(() -> interpreter.run(Map.of("p", "{{nobody}}")))
                .hasMessageContaining("failed to resolve {{nobody}}");
    }

    @Test
    void controlCharactersMakeTheNodeAnError() {
        var interpreter =
                new ArgoInterpreter(
                        ArgoDocument.read(TEXT + CONFIG),
                        cluster(),
                        _ -> 0,
                        Schedule.sequential(0));
        var execution = interpreter.run(Map.of("p", "\u001b[0m"));
        assertThat(execution.phase()).isEqualTo(Phase.ERROR);
        assertThat(execution.message()).contains("U+001B");
    }

    @Test
    void whatARunnerThrowsIsThrownOn() {
        for (Schedule schedule : List.of(Schedule.sequential(0), Schedule.concurrent(2))) {
            var interpreter =
                    new ArgoInterpreter(
                            ArgoDocument.read(TEXT + CONFIG),
                            cluster(),
                            _ -> {
                                throw new AssertionError("oh");
                            },
                            schedule);
            assertThatThrownBy(() -> interpreter.run(Map.of()))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("oh");
        }
    }
}
