package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.StepState;
import dev.runnable.runlog.RunLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ctrl-C and its relatives.
final class SignalIT {
    @TempDir Path scratch;

    @ParameterizedTest
    @CsvSource({"local, INT", "local, TERM", "emulator, INT", "emulator, TERM"})
    void endsTheChildrenThenMarksTheRunCancelledAndExits130(String executor, String signal)
            throws Exception {
        Installed runnable = new Installed(scratch);
        runnable.file("config.yaml", "pipeline-executor: {type: " + executor + "}\n");
        runnable.file(
                "pipeline.yaml",
                """
                dag:
                  start_at: a
                  steps:
                    a:
                      type: task
                      command_type: shell
                      command: |
                        (setsid sleep 300 & echo $! > orphan.pid)
                        echo $$ > shell.pid
                        sleep 300
                      next: b
                    b: {type: stub, next: success}
                """);
        Process process =
                runnable.start("execute", "pipeline.yaml", "cancelled-run", "-c", "config.yaml");
        Eventually.isTrue(() -> Files.exists(scratch.resolve("shell.pid")));
        Thread.sleep(100);

        Needs.command("kill", "-" + signal, Long.toString(process.pid()));

        assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(alive("shell.pid")).isFalse();
        assertThat(alive("orphan.pid")).isFalse();
        RunLog log = RunLogs.read(scratch, "cancelled-run");
        assertThat(log.status()).isEqualTo(StepState.CANCELLED);
        assertThat(log.steps()).containsOnlyKeys("a");
        assertThat(log.steps().get("a"))
                .satisfies(step -> assertThat(step.status()).isEqualTo(StepState.CANCELLED));
        assertThat(Files.readString(scratch.resolve("err.txt"))).contains("cancelled");
    }

    private boolean alive(String file) throws IOException {
        return Alive.process(Long.parseLong(Files.readString(scratch.resolve(file)).strip()));
    }
}
