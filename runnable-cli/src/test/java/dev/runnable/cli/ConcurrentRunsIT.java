package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.StepState;
import dev.runnable.runlog.RunSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many runs at once in one folder.
final class ConcurrentRunsIT {
    private static final int RUNS = 50;

    @TempDir Path scratch;

    @Test
    void noneCollidesAndNoneIsLost() throws Exception {
        Installed runnable = new Installed(scratch);
        runnable.file(
                "pipeline.yaml",
                """
                dag:
                  start_at: a
                  steps:
                    a: {type: task, command_type: shell, command: echo here, next: success}
                """);
        List<Callable<Launched>> runs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            runs.add(() -> runnable.run("execute", "pipeline.yaml"));
        }
        try (ExecutorService all = Executors.newFixedThreadPool(RUNS)) {
            for (Future<Launched> run : all.invokeAll(runs)) {
                assertThat(run.get().exitCode()).as(run.get().err()).isZero();
            }
        }
        List<RunSummary> summaries = RunLogs.store(scratch).list();
        assertThat(summaries).hasSize(RUNS);
        assertThat(summaries).allMatch(run -> run.status() == StepState.SUCCESS);
        assertThat(summaries.stream().map(RunSummary::runId).distinct()).hasSize(RUNS);
    }

    @Test
    void sameRunIdIsGivenOnce() throws Exception {
        Installed runnable = new Installed(scratch);
        runnable.file(
                "pipeline.yaml", "dag: {start_at: a, steps: {a: {type: stub, next: success}}}");
        List<Callable<Launched>> runs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            runs.add(() -> runnable.run("execute", "pipeline.yaml", "--run-id", "mine"));
        }
        List<Integer> codes = new ArrayList<>();
        try (ExecutorService all = Executors.newFixedThreadPool(8)) {
            for (Future<Launched> run : all.invokeAll(runs)) {
                codes.add(run.get().exitCode());
                if (run.get().exitCode() != 0) {
                    assertThat(run.get().err())
                            .contains("there is a run 'mine' already", "[RNB-304]");
                }
            }
        }
        assertThat(codes).containsOnly(0, 2).containsOnlyOnce(0);
    }
}
