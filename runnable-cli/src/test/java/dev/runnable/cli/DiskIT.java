package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.StepState;
import dev.runnable.runlog.RunLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log folder that fills up, or becomes read-only, in the middle of a run.
final class DiskIT {
    @TempDir Path scratch;
    private Path disk;
    private Installed runnable;

    @BeforeEach
    void mountASmallDisk() throws Exception {
        disk = Files.createDirectories(scratch.resolve("disk"));
        boolean mounted =
                Needs.command("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString());
        Needs.that(mounted, "mount");
        runnable = new Installed(Files.createDirectories(scratch.resolve("work")));
        runnable.file(
                "config.yaml",
                "run-log-store: {type: chunked-fs, config: {log_folder: " + disk + "/logs}}\n");
        runnable.file(
                "pipeline.yaml",
                """
                dag:
                  steps:
                    child:
                      type: task
                      command_type: shell
                      command: |
                        echo $$ > child.pid
                        while [ ! -e go ]; do sleep 0.05; done
                        [ -e short ] || sleep 300
                    a: {type: task, command_type: shell, command: 'true'}
                    b:
                      type: task
                      command_type: shell
                      command: while [ ! -e go ]; do sleep 0.05; done
                      needs: [a]
                """
                        + stubsAfter("b", 60));
    }

    /// What is written last may still fit into the page that the journal has: it takes some more.
    private static String stubsAfter(String first, int count) {
        StringBuilder steps = new StringBuilder();
        String before = first;
        for (int i = 0; i < count; i++) {
            steps.append("    c%d: {type: stub, needs: [%s]}\n".formatted(i, before));
            before = "c" + i;
        }
        return steps.toString();
    }

    @AfterEach
    void unmount() {
        Needs.command("umount", "-l", disk.toString());
    }

    @Test
    void fullDiskFailsTheRunWithTheReasonAndLeavesWhatWasLogged() throws Exception {
        String errors = runUntil(this::fill);
        assertThat(errors).contains("no space left on device", "[RNB-404]", "Free some space");
    }

    /// A journal that is open can still be written; what cannot be made any more are the files that
    /// end the log. Root may write everywhere, so the run belongs to somebody else.
    @Test
    void readOnlyFolderFailsTheRunWithTheReasonAndLeavesWhatWasLogged() throws Exception {
        Needs.that(Needs.command("setpriv", "--version"), "setpriv");
        Needs.command("chmod", "-R", "a+rwX", scratch.toString());
        runnable.as("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        runnable.file("short", "");
        String errors = runUntil(() -> Needs.command("chmod", "-R", "a-w", disk + "/logs"));
        assertThat(errors).contains("permission denied", "[RNB-403]");
    }

    @Test
    void diskThatWasFullInARunAndInItsRetriesLeavesARunThatGoesOn() throws Exception {
        runUntil(this::fill);
        Launched still = runnable.run("retry", "broken", "-c", "parallel.yaml");
        assertThat(still.exitCode()).as(still.err()).isEqualTo(4);
        assertThat(still.err()).contains("no space left on device", "[RNB-404]");

        Files.delete(disk.resolve("fill"));
        Files.delete(runnable.folder().resolve("go"));
        Files.delete(runnable.folder().resolve("child.pid"));
        runnable.file("short", "");
        Process retry = runnable.start("retry", "broken", "-c", "parallel.yaml");
        Eventually.isTrue(() -> Files.exists(runnable.folder().resolve("child.pid")));
        Thread.sleep(200);
        fill();
        assertThat(end(retry)).contains("no space left on device", "[RNB-404]");

        Files.delete(disk.resolve("fill"));
        Launched last = runnable.run("retry", "broken", "-c", "parallel.yaml");
        assertThat(last.exitCode()).as(last.err()).isZero();
        RunLog log = RunLogs.in(disk.resolve("logs")).read("broken").orElseThrow();
        assertThat(log.status()).isEqualTo(StepState.SUCCESS);
        assertThat(log.steps().get("a")).satisfies(step -> assertThat(step.attempts()).hasSize(1));
        assertThat(disk.resolve("logs/broken/RunLog.json")).content().contains("\"SUCCESS\"");
    }

    private void fill() {
        Needs.command("sh", "-c", "cat /dev/zero > " + disk + "/fill 2>/dev/null");
    }

    private String runUntil(Runnable breakIt) throws Exception {
        Process process = start();
        breakIt.run();
        return end(process);
    }

    private Process start() throws Exception {
        runnable.file(
                "parallel.yaml",
                Files.readString(runnable.folder().resolve("config.yaml"))
                        + "pipeline-executor: {type: local, config: {enable_parallel: true, max_parallel: 3}}\n");
        Process process =
                runnable.start("execute", "pipeline.yaml", "broken", "-c", "parallel.yaml");
        Eventually.isTrue(() ->
                Files.readString(runnable.folder().resolve("err.txt")).contains("[a] succeeded"));
        Eventually.isTrue(() -> Files.exists(runnable.folder().resolve("child.pid")));
        Thread.sleep(200);
        return process;
    }

    private String end(Process process) throws Exception {
        runnable.file("go", "");
        assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
        String errors = Files.readString(runnable.folder().resolve("err.txt"));
        assertThat(process.exitValue()).as(errors).isEqualTo(4);
        long child =
                Long.parseLong(Files.readString(runnable.folder().resolve("child.pid")).strip());
        assertThat(Alive.process(child)).isFalse();
        RunLog log = RunLogs.in(disk.resolve("logs")).read("broken").orElseThrow();
        assertThat(log.steps().get("a"))
                .satisfies(step -> assertThat(step.status()).isEqualTo(StepState.SUCCESS));
        assertThat(errors).doesNotContain("Exception", "\tat ");
        return errors;
    }
}
