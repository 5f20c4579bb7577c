package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every example on a real cluster with Argo, with the outcome that it has here. Only when asked for:
///
///     ./mvnw verify -Pcluster -Dcluster.image=IMAGE -Dcluster.claim=CLAIM -Dit.test=ClusterIT
///
/// KUBECONFIG names the cluster; the namespace is that of its context. The image has this version of
/// the program on its path, Python, and this source tree's `examples` in its working directory. The
/// claim is a volume that all machines of the cluster may write to. Needs `kubectl`, to look at the
/// run log on the volume.
final class ClusterIT {
    private static final String IMAGE = System.getProperty("cluster.image", "");
    private static final String CLAIM = System.getProperty("cluster.claim", "");
    private static final boolean WANTED = Boolean.getBoolean("cluster.wanted");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path scratch;
    private Installed runnable;

    @BeforeEach
    void prepare() throws IOException {
        if (WANTED
                && (IMAGE.isEmpty() || CLAIM.isEmpty() || !Needs.command("kubectl", "version"))) {
            throw new AssertionError(
                    "-Pcluster needs -Dcluster.image=IMAGE, -Dcluster.claim=CLAIM, and a kubectl"
                            + " that reaches the cluster");
        }
        Needs.that(WANTED, "cluster");
        FileTree.copy(Installed.TREE.resolve("examples"), scratch.resolve("examples"));
        runnable = new Installed(scratch).with("RUNNABLE_CONFIGURATION_FILE", "cluster.yaml");
        runnable.file(
                "cluster.yaml",
                """
                pipeline-executor:
                  type: argo
                  config: {image: "%s", pvc_for_runnable: "%s"}
                run-log-store: {type: chunked-fs}
                """
                        .formatted(IMAGE, CLAIM));
    }

    /// Each pipeline once, but for those that need Jupyter in the image.
    static Stream<Example> examples() {
        Set<String> seen = new HashSet<>();
        return Examples.all().stream()
                .filter(example -> !example.needsJupyter() && seen.add(example.pipeline()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void endsOnTheClusterAsItDoesHere(Example example) throws Exception {
        String runId = "it-" + Long.toString(System.nanoTime(), 36);
        Process process = example.submit(runnable, runId);
        boolean ended = process.waitFor(30, TimeUnit.MINUTES);
        process.destroy();
        String err = Files.readString(scratch.resolve("err.txt"));
        assertThat(ended).as(err).isTrue();
        assertThat(process.exitValue()).as(err).isEqualTo(example.exitCode());

        Launched shown = show(runId);
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(example.outcome(shown)).isEqualTo(example.expected());
        assertThat(JSON.readTree(shown.out()).path("run_id").asText()).isEqualTo(runId);
    }

    /// The run log, as a pod sees it that has the volume.
    private Launched show(String runId) throws Exception {
        String pod = "show-" + runId;
        runnable.file(
                "pod.yaml",
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: "%1$s"}
                spec:
                  restartPolicy: Never
                  volumes: [{name: runs, persistentVolumeClaim: {claimName: "%2$s"}}]
                  containers:
                  - name: main
                    image: "%3$s"
                    command: [sh, -c]
                    args: ['echo "$CONFIG" > /tmp/c.yaml; runnable show %4$s --output json -c /tmp/c.yaml 2>/dev/null']
                    volumeMounts: [{name: runs, mountPath: /mnt/runnable}]
                    env:
                    - name: CONFIG
                      value: 'run-log-store: {type: chunked-fs, config: {log_folder: /mnt/runnable/run_logs}}'
                """
                        .formatted(pod, CLAIM, IMAGE, runId));
        try {
            kubectl("apply", "-f", "pod.yaml");
            kubectl(
                    "wait",
                    "pod/" + pod,
                    "--for=jsonpath={.status.phase}=Succeeded",
                    "--timeout=100s");
            return kubectl("logs", pod);
        } finally {
            kubectl("delete", "pod", pod, "--wait=false", "--ignore-not-found");
        }
    }

    private Launched kubectl(String... arguments) throws Exception {
        List<String> command = Stream.concat(Stream.of("kubectl"), Stream.of(arguments)).toList();
        Launched launched = Launched.in(scratch, System.getenv(), command);
        assertThat(launched.exitCode()).as(launched.err()).isZero();
        return launched;
    }
}
