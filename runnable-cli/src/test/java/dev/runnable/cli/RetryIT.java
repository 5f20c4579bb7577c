package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.StepState;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLog.AttemptLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `runnable retry` of runs whose process was ended from outside.
final class RetryIT {
    @TempDir Path scratch;
    private Installed runnable;

    @BeforeEach
    void startARunThatWaits() throws Exception {
        runnable = new Installed(scratch);
        runnable.file(
                "pipeline.yaml",
                """
                dag:
                  start_at: a
                  steps:
                    a: {type: task, command_type: shell, command: echo a >> ran, next: b}
                    b:
                      type: task
                      command_type: shell
                      command: |
                        echo b >> ran
                        while [ ! -e go ] && kill -0 $PPID; do sleep 0.05; done
                      next: c
                    c: {type: task, command_type: shell, command: echo c >> ran, next: success}
                """);
    }

    @Test
    void runThatWasCancelledGoesOn() throws Exception {
        Process process = startedUntilB();
        Needs.command("kill", "-INT", Long.toString(process.pid()));
        assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(Files.readString(scratch.resolve("err.txt")))
                .contains("to go on with it: runnable retry r1");

        runnable.file("go", "");
        Launched retry = runnable.run("retry", "r1");

        assertThat(retry.exitCode()).as(retry.err()).isZero();
        assertThat(ran()).containsExactly("a", "b", "b", "c");
        RunLog log = RunLogs.read(scratch, "r1");
        assertThat(log.status()).isEqualTo(StepState.SUCCESS);
        assertThat(log.steps().get("b"))
                .satisfies(step ->
                        assertThat(step.attempts())
                                .extracting(AttemptLog::status)
                                .containsExactly(StepState.CANCELLED, StepState.SUCCESS));
    }

    @Test
    void ofTwoRetriesAtOnceOneGoesOn() throws Exception {
        Process process = startedUntilB();
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            ExecutorCompletionService<Launched> retries = new ExecutorCompletionService<>(two);
            Callable<Launched> retry = () -> runnable.run("retry", "r1");
            retries.submit(retry);
            retries.submit(retry);
            Launched refused = retries.take().get();
            assertThat(refused.exitCode()).as(refused.err()).isEqualTo(2);
            assertThat(refused.err()).contains("another process runs 'r1'", "[RNB-310]");
            runnable.file("go", "");
            Launched first = retries.take().get();
            assertThat(first.exitCode()).as(first.err()).isZero();
        }
        assertThat(ran()).containsExactly("a", "b", "b", "c");
    }

    @Test
    void runThatGoesOnIsLeftAlone() throws Exception {
        Process process = startedUntilB();
        Launched retry = runnable.run("retry", "r1");
        assertThat(retry.exitCode()).as(retry.err()).isEqualTo(2);
        assertThat(retry.err()).contains("another process runs 'r1'", "[RNB-310]");
        runnable.file("go", "");
        assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(ran()).containsExactly("a", "b", "c");
    }

    private Process startedUntilB() throws Exception {
        Process process = runnable.start("execute", "pipeline.yaml", "r1");
        Eventually.isTrue(() -> Files.exists(scratch.resolve("ran")) && ran().size() == 2);
        return process;
    }

    private List<String> ran() throws Exception {
        return Files.readAllLines(scratch.resolve("ran"));
    }
}
