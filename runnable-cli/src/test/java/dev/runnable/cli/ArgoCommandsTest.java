package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.argo.cluster.ApiServer;
import dev.runnable.argo.cluster.Controller;
import dev.runnable.argo.cluster.Rendered;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands that deal with a cluster, in this process: what they print and their exit codes.
final class ArgoCommandsTest {
    @TempDir Path folder;
    private final ApiServer server = new ApiServer();
    private InThisProcess runnable;

    @BeforeEach
    void prepare() throws IOException {
        Rendered.prepare(server);
        runnable =
                new InThisProcess(folder)
                        .with("KUBECONFIG", server.kubeconfig(folder).toString())
                        .with("RUNNABLE_CONFIGURATION_FILE", "argo.yaml");
        runnable.file(
                "argo.yaml",
                "pipeline-executor: {type: argo, config: {image: example, pvc_for_runnable: runs}}\n");
        runnable.file("numbers.yaml", Rendered.TEXT);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private InThisProcess.Result submit(String... more) {
        String[] words = new String[more.length + 5];
        System.arraycopy(
                new String[] {"argo", "submit", "--document", "numbers.yaml", "--run-id=r1"},
                0,
                words,
                0,
                5);
        System.arraycopy(more, 0, words, 5, more.length);
        return runnable.run(words);
    }

    private Controller controller() {
        return new Controller(server, "numbers");
    }

    @Test
    void detachedSubmissionPrintsTheNameAndHowToGoOn() {
        InThisProcess.Result result = submit("--detach");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("numbers\n");
        assertThat(result.err())
                .startsWith("submitted: workflow 'numbers' in namespace 'etl' of http")
                .contains("to watch it: runnable argo watch numbers\n")
                .endsWith("to stop it: runnable argo stop numbers\n");
    }

    @Test
    void submissionIsShownToItsEndAsARunHereIs() throws Exception {
        FutureTask<InThisProcess.Result> task = new FutureTask<>(this::submit);
        Thread.ofVirtual().start(task);
        Eventually.isTrue(() -> runnable.run("argo", "list").out().contains("numbers"));
        server.log(controller().pod("a", "run"), "2026-11-21T10:00:02Z [a] | hello\n");
        controller().node("a", "a", "Succeeded").phase("Succeeded", "").tell();

        InThisProcess.Result result = task.get(120, TimeUnit.SECONDS);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines().skip(1))
                .containsExactly(
                        "run r1",
                        "[a] | hello",
                        "[a] succeeded in 2.00s",
                        "run succeeded in 9.00s");
    }

    @Test
    void exitCodeIsThatOfTheRun() {
        submit("--detach");
        controller()
                .node("a", "run", "a", "Failed", "main: OOMKilled (exit code 137)")
                .phase("Failed", "child 'a' failed")
                .tell();

        InThisProcess.Result failed = runnable.run("argo", "watch", "r1");
        InThisProcess.Result same = submit();

        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err())
                .contains("[a] attempt 1 failed: it needed more memory than its limit allows")
                .contains("[a] failed in 2.00s")
                .endsWith("run failed in 9.00s: child 'a' failed\n");
        assertThat(same.code()).isEqualTo(1);
        assertThat(same.err())
                .startsWith(
                        "workflow 'numbers' is there already, of the same content (FAIL): with"
                                + " --again it is run once more\n");
    }

    @Test
    void stoppedRunIs130() {
        submit("--detach");
        controller().tell();

        InThisProcess.Result stop = runnable.run("argo", "stop", "r1");
        controller().phase("Failed", "Stopped with strategy 'Stop'").tell();
        InThisProcess.Result again = runnable.run("argo", "stop", "numbers", "--terminate");

        assertThat(stop.code()).isZero();
        assertThat(stop.err())
                .isEqualTo("stopping run r1; to see its end: runnable argo watch numbers\n");
        assertThat(again.err()).isEqualTo("run r1 has ended already: CANCELLED\n");
        assertThat(runnable.run("argo", "watch", "numbers").code()).isEqualTo(130);
    }

    @Test
    void logsAndListShowWhatIsThere() throws IOException {
        submit("--detach");
        server.log(controller().pod("a", "run"), "2026-11-21T10:00:02Z hello\n");
        controller().node("a", "a", "Succeeded").phase("Succeeded", "").tell();

        InThisProcess.Result logs = runnable.run("argo", "logs", "r1", "a");
        InThisProcess.Result list = runnable.run("argo", "list");
        JsonNode json = runnable.run("argo", "list", "--output", "json").json();

        assertThat(logs.err()).isEqualTo("[a] | hello\n");
        assertThat(list.out())
                .isEqualTo(
                        """
                        WORKFLOW  RUN  STATUS   STARTED                     TOOK
                        numbers   r1   SUCCESS  2026-11-21 10:00:00 +00:00  9.00s
                        """);
        assertThat(json).hasSize(1);
        assertThat(json.get(0).path("status").asText()).isEqualTo("SUCCESS");
        assertThat(runnable.run("argo", "logs", "r1", "b").code()).isEqualTo(2);
    }

    @Test
    void whatIsMissingIsExit4() {
        InThisProcess.Result missing = runnable.without("KUBECONFIG").run("argo", "list");

        assertThat(missing.code()).isEqualTo(4);
        assertThat(missing.err()).contains("nothing says where the cluster is");
    }

    @Test
    void otherExecutorsHaveNoClusterToAsk() throws IOException {
        runnable.file("argo.yaml", "pipeline-executor: {type: local}\n");

        InThisProcess.Result result = runnable.run("argo", "watch", "r1");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .startsWith("error: argo.yaml:1:27: the executor 'local' has no platform to ask.");
    }

    @Test
    void pipelineIsRenderedAndSubmittedWithItsConfiguration() throws IOException {
        runnable.file(
                "pipeline.yaml",
                """
                parameters: {rate: 0.5}
                dag:
                  start_at: a
                  steps:
                    a: {type: task, command_type: shell, command: echo hello, next: success}
                """);

        InThisProcess.Result first =
                runnable.run("argo", "submit", "pipeline.yaml", "r1", "--detach");
        InThisProcess.Result same =
                runnable.run("argo", "submit", "pipeline.yaml", "r1", "--detach");
        InThisProcess.Result other =
                runnable.run("argo", "submit", "pipeline.yaml", "r2", "--detach", "--again");

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(same.err()).contains("is there already, of the same content (CREATED)");
        assertThat(same.out()).isEqualTo(first.out());
        assertThat(other.out()).isNotEqualTo(first.out());
        Controller controller = new Controller(server, first.out().strip());
        assertThat(controller.spec().at("/arguments/parameters").toString())
                .contains("{\"name\":\"run_id\",\"value\":\"r1\"}");
        assertThat(server.configMaps()).hasSize(1);
    }
}
