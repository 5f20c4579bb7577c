package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLog.AttemptLog;
import dev.runnable.runlog.RunLog.BranchLog;
import dev.runnable.runlog.RunLog.StepLog;
import dev.runnable.runlog.RunLogJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at random moments of a run, and of its retries, then `retry` until it ends.
/// `-Dkills=N` chooses how many runs are killed, `-Dkill.seed=N` repeats what was seen.
final class RetryAfterKillIT {
    private static final int KILLS = Integer.getInteger("kills", 100);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    private static final Pattern SUCCEEDED =
            Pattern.compile("^\\[(.+)] succeeded in", Pattern.MULTILINE);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path scratch;

    private final AtomicInteger inTheMiddle = new AtomicInteger();
    private Path classes = Path.of("");
    private long opening;
    private long whole;
    private Map<String, String> expected = Map.of();

    @Test
    void nothingFinishedRunsAgainAndTheResultIsThatOfAnUninterruptedRun() throws Exception {
        System.out.println("RetryAfterKillIT: -Dkills=" + KILLS + " -Dkill.seed=" + SEED);
        classes = Marathon.classes(scratch);
        runWithoutKill();
        List<Callable<Void>> rounds = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            int number = i;
            rounds.add(() -> {
                round(number);
                return null;
            });
        }
        try (ExecutorService some = Executors.newFixedThreadPool(3)) {
            for (Future<Void> round : some.invokeAll(rounds)) {
                round.get();
            }
        }
        assertThat(inTheMiddle).as("kills in the middle").hasValueGreaterThan(KILLS / 2);
    }

    private void runWithoutKill() throws Exception {
        Installed runnable = Marathon.prepare(scratch.resolve("whole"), classes);
        Launched launched = runnable.run("execute", "pipeline.yaml", Marathon.RUN);
        assertThat(launched.exitCode()).as(launched.err()).isZero();
        expected = RunOutline.of(RunLogs.read(runnable.folder(), Marathon.RUN));
        assertThat(expected).hasSizeGreaterThan(60);
        whole = journalSize(runnable.folder());
        opening =
                Files.readAllLines(journal(runnable.folder()).resolve("journal-1.log")).stream()
                        .limit(2)
                        .mapToLong(record -> record.getBytes(StandardCharsets.UTF_8).length + 1L)
                        .sum();
    }

    /// Every twentieth kills the run and two retries, every fifth the run and one.
    private void round(int number) throws Exception {
        Random random = new Random(SEED + number);
        Installed runnable = Marathon.prepare(scratch.resolve("r" + number), classes);
        int kills = number % 20 == 0 ? 3 : number % 5 == 0 ? 2 : 1;
        String place = "round " + number + " with seed " + SEED;
        List<String> command = List.of("execute", "pipeline.yaml", Marathon.RUN);
        for (int i = 0; i < kills; i++) {
            Set<String> before = succeeded(runnable.folder());
            Map<String, Integer> executions = Marathon.executions(runnable.folder());
            kill(runnable, random, command);
            checkNothingRanAgain(runnable.folder(), before, executions, place);
            if (!begun(runnable.folder())) {
                // killed before anything was recorded: there is nothing to go on with
                return;
            }
            command = List.of("retry", Marathon.RUN);
        }
        Set<String> before = succeeded(runnable.folder());
        Map<String, Integer> executions = Marathon.executions(runnable.folder());
        inTheMiddle.addAndGet(before.isEmpty() || before.contains("success") ? 0 : 1);
        Launched launched = runnable.run("retry", Marathon.RUN);
        assertThat(launched.exitCode()).as(place + ": " + launched.err()).isZero();
        checkNothingRanAgain(runnable.folder(), before, executions, place);
        checkResult(runnable.folder(), place);
        if (number % 20 == 0) {
            JsonNode shown =
                    JSON.readTree(runnable.run("show", Marathon.RUN, "--output", "json").out());
            assertThat(shown).isEqualTo(json(RunLogs.read(runnable.folder(), Marathon.RUN)));
        }
    }

    /// Kills when the journal has grown to a random part of what it grows to, so that the moments
    /// are spread over the run however busy the machine is.
    private void kill(Installed runnable, Random random, List<String> command) throws Exception {
        long there = journalSize(runnable.folder());
        long grown =
                random.nextInt(20) == 0
                        ? 1
                        : opening + random.nextLong(Math.max(1, whole - opening));
        Process process = runnable.start(command.toArray(String[]::new));
        Eventually.isTrue(
                () -> !process.isAlive() || journalSize(runnable.folder()) >= there + grown);
        TimeUnit.MICROSECONDS.sleep(random.nextInt(15_000));
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /// What was told on the console, or recorded, before the last process ended is so; and that
    /// process has repeated nothing that was finished before it started.
    private static void checkNothingRanAgain(
            Path folder, Set<String> before, Map<String, Integer> executionsBefore, String place)
            throws IOException {
        Map<String, Integer> executions = Marathon.executions(folder);
        for (String step : before) {
            if (!Marathon.mayRunAgain(step, before)) {
                assertThat(executions.get(step))
                        .as("%s: executions of %s", place, step)
                        .isEqualTo(executionsBefore.get(step));
            }
        }
        Path console = folder.resolve("err.txt");
        Set<String> everSucceeded = everSucceeded(folder);
        if (Files.exists(console)) {
            assertThat(everSucceeded)
                    .as(place)
                    .containsAll(
                            SUCCEEDED
                                    .matcher(Files.readString(console))
                                    .results()
                                    .map(MatchResult::group)
                                    .map(line -> line.substring(1, line.indexOf(']')))
                                    .toList());
        }
    }

    private void checkResult(Path folder, String place) throws IOException {
        RunLog log = RunLogs.read(folder, Marathon.RUN);
        assertThat(RunOutline.of(log).entrySet())
                .as(place)
                .containsExactlyInAnyOrderElementsOf(expected.entrySet());
        checkAttempts(log.steps().values(), place);
        JsonNode json = json(log);
        assertThat(json.toString()).as(place).doesNotContain("PROCESSING", "RUNNING", "PENDING");
        assertThat(json(documents(folder))).as(place).isEqualTo(json);
    }

    private static void checkAttempts(Collection<StepLog> steps, String place) {
        for (StepLog step : steps) {
            List<Integer> numbers = step.attempts().stream().map(AttemptLog::number).toList();
            assertThat(numbers)
                    .as("%s: attempts of %s", place, step.internalName())
                    .isEqualTo(Stream.iterate(1, n -> n + 1).limit(numbers.size()).toList());
            for (BranchLog branch : step.branches().values()) {
                checkAttempts(branch.steps().values(), place);
            }
        }
    }

    /// The log as the original's tools see it: without the journal.
    private static RunLog documents(Path folder) throws IOException {
        Path from = folder.resolve(".run_log_store").resolve(Marathon.RUN);
        Path to = Files.createDirectories(folder.resolve("documents").resolve(Marathon.RUN));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return RunLogs.in(folder.resolve("documents")).read(Marathon.RUN).orElseThrow();
    }

    private static JsonNode json(RunLog log) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RunLogJson.write(log, bytes);
        return JSON.readTree(bytes.toByteArray());
    }

    /// The steps whose last record is that they succeeded.
    private static Set<String> succeeded(Path folder) throws IOException {
        Set<String> steps = new HashSet<>();
        RunLogs.store(folder)
                .replay(
                        Marathon.RUN,
                        event ->
                                event.about()
                                        .ifPresent(step -> {
                                            steps.remove(step.text());
                                            if (isSuccess(event)) {
                                                steps.add(step.text());
                                            }
                                        }));
        return steps;
    }

    private static Set<String> everSucceeded(Path folder) throws IOException {
        Set<String> steps = new HashSet<>();
        RunLogs.store(folder)
                .replay(
                        Marathon.RUN,
                        event ->
                                event.about()
                                        .filter(_ -> isSuccess(event))
                                        .ifPresent(step -> steps.add(step.text())));
        return steps;
    }

    private static boolean isSuccess(RunEvent event) {
        return event instanceof RunEvent.StepFinished finished
                && finished.status() == StepState.SUCCESS;
    }

    private static boolean begun(Path folder) throws IOException {
        List<RunEvent> events = new ArrayList<>();
        RunLogs.store(folder).replay(Marathon.RUN, events::add);
        return !events.isEmpty();
    }

    private static Path journal(Path folder) {
        return folder.resolve(".run_log_store").resolve(Marathon.RUN).resolve("journal");
    }

    private static long journalSize(Path folder) throws IOException {
        Path journal = journal(folder);
        if (!Files.isDirectory(journal)) {
            return 0;
        }
        long size = 0;
        try (Stream<Path> files = Files.list(journal)) {
            for (Path file : files.toList()) {
                size += file.toFile().length();
            }
        }
        return size;
    }
}
