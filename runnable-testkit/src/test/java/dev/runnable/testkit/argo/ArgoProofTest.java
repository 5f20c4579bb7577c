package dev.runnable.testkit.argo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgoProofTest {
    private static final String TEXT =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: conf}
            data: {conf.yaml: "log: /mnt/data/log, not: /mnt/database /x/mnt/data"}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            metadata: {name: wf}
            spec:
              entrypoint: main
              volumes:
              - {name: data, persistentVolumeClaim: {claimName: claim}}
              - {name: conf, configMap: {name: conf}}
              templates:
              - name: main
                dag:
                  tasks:
                  - {name: a, template: say}
                  - name: b
                    template: hear
                    depends: a
                    arguments: {parameters: [{name: x, value: "{{tasks.a.outputs.parameters.o}}"}]}
              - name: say
                container:
                  image: i
                  command: [sh, -c]
                  args: ["cat /etc/conf/conf.yaml > $TARGET/seen; printf 'hello ' > /tmp/out/o"]
                  env: [{name: TARGET, value: /mnt/data}]
                  volumeMounts: [{name: data, mountPath: /mnt/data}, {name: conf, mountPath: /etc/conf}]
                outputs: {parameters: [{name: o, valueFrom: {path: /tmp/out/o}}]}
              - name: hear
                inputs: {parameters: [{name: x}]}
                container:
                  image: i
                  command: [sh, -c, 'test -f /mnt/data/seen && echo "$X" > /mnt/data/heard && pwd > here; exit $(cat /mnt/data/code)']
                  env: [{name: X, value: "{{inputs.parameters.x}}"}]
                  volumeMounts: [{name: data, mountPath: /mnt/data}]
            """;

    @TempDir Path folder;

    @Test
    void podsAreProcessesThatShareTheVolumes() throws Exception {
        assumeThat(Path.of("/bin/sh")).exists();
        var proof =
                new ArgoProof(
                        folder,
                        new Processes(
                                Map.of("sh", List.of("/bin/sh")), Map.of("PATH", "/bin:/usr/bin")));
        Files.createDirectories(proof.claim("claim"));
        Files.writeString(proof.claim("claim").resolve("code"), "3");
        var interpreter = proof.of(TEXT, Schedule.concurrent(2));
        var failed = interpreter.run(Map.of());
        assertThat(failed.phase("a")).isEqualTo(Phase.SUCCEEDED);
        assertThat(failed.phase("b")).isEqualTo(Phase.FAILED);
        assertThat(failed.node("b").orElseThrow().exitCode()).contains(3);
        assertThat(proof.claim("claim").resolve("heard")).hasContent("hello \n");
        assertThat(proof.claim("claim").resolve("seen"))
                .hasContent(
                        "log: %s/log, not: /mnt/database /x/mnt/data"
                                .formatted(proof.claim("claim").toAbsolutePath()));
        Files.writeString(proof.claim("claim").resolve("code"), "0");
        var retried = interpreter.retry(failed);
        assertThat(retried.isSucceeded()).isTrue();
        assertThat(retried.pods()).hasSize(1);
        assertThat(retried.pods().getFirst().folder().resolve("here")).exists();
    }

    @Test
    void entryInThisProcessGetsThePathsOfThisMachine() {
        var proof =
                new ArgoProof(
                        folder,
                        (argv, env, cwd) -> {
                            assertThat(cwd).isDirectory();
                            assertThat(String.join(" ", argv))
                                    .contains(folder.toString())
                                    .doesNotContain(" /mnt/data")
                                    .doesNotContain(" /tmp/out/o");
                            if (env.containsKey("TARGET")) {
                                assertThat(env.get("TARGET"))
                                        .isEqualTo(folder.resolve("claims/claim").toString());
                                String script = argv.getLast();
                                Files.writeString(
                                        Path.of(script.substring(script.lastIndexOf(' ') + 1)),
                                        "o");
                                return 0;
                            }
                            return env.getOrDefault("X", "").equals("o") ? 0 : 1;
                        });
        var execution = proof.of(TEXT, Schedule.sequential(0)).run(Map.of());
        assertThat(execution.isSucceeded()).isTrue();
    }
}
