package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.StepState;
import dev.runnable.runlog.RunLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at random moments of runs with retries and concurrency.
final class KillIT {
    private static final int KILLS = Integer.getInteger("kills", 200);
    private static final int STEPS = 60;
    private static final Pattern REPORTED = Pattern.compile("^\\[(\\w+)] (succeeded|failed) in");

    @TempDir Path scratch;

    @Test
    void logAlwaysReadsAndWhatWasReportedFinishedIsFinishedInIt() throws Exception {
        long whole = sizeOfWholeJournal();
        List<Callable<Integer>> attempts = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            int seed = i;
            attempts.add(() -> killedRun(seed, whole));
        }
        int reported = 0;
        int inTheMiddle = 0;
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> one : two.invokeAll(attempts)) {
                reported += one.get();
                inTheMiddle += one.get() > 0 && one.get() < STEPS ? 1 : 0;
            }
        }
        assertThat(reported).as("steps that were reported in all runs").isGreaterThan(KILLS);
        assertThat(inTheMiddle).as("runs that were killed in the middle").isGreaterThan(KILLS / 4);
    }

    private long sizeOfWholeJournal() throws Exception {
        Installed runnable = installed("whole");
        assertThat(start(runnable).waitFor()).isZero();
        return Files.size(journal(runnable));
    }

    private Installed installed(String folder) throws IOException {
        Installed runnable = new Installed(Files.createDirectories(scratch.resolve(folder)));
        runnable.file("pipeline.yaml", pipeline());
        runnable.file(
                "parallel.yaml",
                "pipeline-executor: {type: local, config: {enable_parallel: true, max_parallel: 3}}\n");
        return runnable;
    }

    private static Process start(Installed runnable) throws IOException {
        return runnable.start("execute", "pipeline.yaml", "killed", "-c", "parallel.yaml");
    }

    private static Path journal(Installed runnable) {
        return runnable.folder().resolve(".run_log_store/killed/journal/journal-1.log");
    }

    /// Kills when so much of the journal is there: the moment then fits a machine of any speed.
    ///
    /// @return how many steps were reported finished before the kill
    private int killedRun(int seed, long whole) throws Exception {
        Installed runnable = installed("r" + seed);
        Process process = start(runnable);
        long enough = new Random(seed).nextLong(whole);
        while (process.isAlive() && size(journal(runnable)) < enough) {
            Thread.sleep(1);
        }
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return check(runnable.folder());
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : -1;
    }

    private static int check(Path folder) throws IOException {
        List<Matcher> lines =
                Files.readAllLines(folder.resolve("err.txt")).stream()
                        .map(REPORTED::matcher)
                        .filter(Matcher::find)
                        .toList();
        var found = RunLogs.store(folder).read("killed");
        if (found.isEmpty()) {
            assertThat(lines).isEmpty();
            return 0;
        }
        RunLog log = found.get();
        for (Matcher line : lines) {
            StepState expected =
                    line.group(2).equals("failed") ? StepState.FAILED : StepState.SUCCESS;
            assertThat(log.steps().get(line.group(1)))
                    .as("%s in %s", line.group(), folder)
                    .satisfies(step -> assertThat(step.status()).isEqualTo(expected));
        }
        return lines.size();
    }

    /// Steps that depend on one or two others; every third fails once before it succeeds.
    private static String pipeline() {
        StringBuilder text = new StringBuilder("dag:\n  steps:\n");
        for (int i = 0; i < STEPS; i++) {
            boolean flaky = i % 3 == 0;
            String command = flaky ? "test \"$RUNNABLE_STEP_ATTEMPT\" = 2" : "true";
            text.append("    s%d:\n      type: task\n      command_type: shell\n".formatted(i));
            text.append("      command: '%s'\n".formatted(command));
            text.append(flaky ? "      max_attempts: 2\n" : "");
            if (i > 3) {
                text.append("      needs: [s%d, s%d]\n".formatted(i / 2, i - 4));
            }
        }
        return text.toString();
    }
}
