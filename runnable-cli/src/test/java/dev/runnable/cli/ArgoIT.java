package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.argo.cluster.ApiServer;
import dev.runnable.argo.cluster.Controller;
import dev.runnable.argo.cluster.Rendered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The distribution, with the libraries that it has, and a cluster.
final class ArgoIT {
    @TempDir Path scratch;
    private final ApiServer server = new ApiServer();
    private Installed runnable;

    @BeforeEach
    void prepare() throws IOException {
        Rendered.prepare(server);
        runnable =
                new Installed(scratch)
                        .with("KUBECONFIG", server.kubeconfig(scratch).toString())
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

    private Process submit() throws Exception {
        Process process =
                runnable.start("argo", "submit", "--document", "numbers.yaml", "--run-id", "r1");
        Eventually.isTrue(() -> err().contains("run r1"));
        return process;
    }

    private String err() throws IOException {
        Path file = scratch.resolve("err.txt");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private Controller controller() {
        return new Controller(server, "numbers");
    }

    @Test
    void runIsSubmittedAndShownToItsEnd() throws Exception {
        Process process = submit();
        server.log(controller().pod("a", "run"), "2026-11-21T10:00:02Z [a] | hello\n");
        controller().node("a", "a", "Running").tell();
        Eventually.isTrue(() -> err().contains("[a] | hello"));
        controller().node("a", "a", "Succeeded").phase("Succeeded", "").tell();

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(err()).isZero();
        assertThat(err()).contains("[a] succeeded in 2.00s").endsWith("run succeeded in 9.00s\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void whoGoesAwayLeavesTheRunAlone(String signal) throws Exception {
        Process process = submit();
        controller().node("a", "b", "Pending").tell();

        Needs.command("kill", "-" + signal, Long.toString(process.pid()));

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(err())
                .contains("the run goes on in namespace 'etl'")
                .endsWith(
                        """
                        to watch it: runnable argo watch numbers
                        to stop it: runnable argo stop numbers
                        """);
        assertThat(controller().spec().has("shutdown")).isFalse();
    }
}
