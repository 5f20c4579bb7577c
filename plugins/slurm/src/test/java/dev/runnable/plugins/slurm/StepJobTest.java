package dev.runnable.plugins.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.graph.StepOptions;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Failed;
import dev.runnable.spi.AttemptOutcome.Succeeded;
import dev.runnable.spi.TraversingExecutor.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Jobs from their making to their end, on a cluster that goes wrong in every way.
final class StepJobTest {
    private static final String TIMED_OUT =
            "Batch job submission failed: Socket timed out on send/recv operation";

    @TempDir Path scratch;

    private static AttemptOutcome run(Bench bench) throws Exception {
        try (Session session = bench.executor.open(bench.context)) {
            return session.run(bench.attempt("step"));
        }
    }

    private static String message(AttemptOutcome outcome) {
        assertThat(outcome).isInstanceOf(Failed.class);
        return ((Failed) outcome).message();
    }

    @Test
    void outcomeAndBothStreamsOfOutputComeBack() throws Exception {
        Bench bench =
                Bench.in(
                        scratch,
                        "echo 1; echo two >&2; printf 'no end'; echo '{\"outputs\":{\"x\":{\"kind\":\"json\",\"value\":5}}}' >\"$outcome\"");
        AttemptOutcome outcome = run(bench);

        assertThat(outcome).isInstanceOf(Succeeded.class);
        assertThat(bench.output).containsExactlyInAnyOrder("OUT 1", "OUT no end", "ERR two");
        assertThat(bench.folder.resolve("catalog/.slurm")).isEmptyDirectory();
    }

    @Test
    void slurmIsToldNothingThatIsTheUsersOwn() throws Exception {
        Bench bench = Bench.in(scratch, "echo \"$SECRET ${LC_ALL-unset}\"; " + Bench.SUCCEEDS);
        run(bench);

        assertThat(bench.output).containsExactly("OUT open-sesame unset");
        assertThat(bench.cluster.environmentOf("sbatch"))
                .contains("PATH=")
                .doesNotContain("open-sesame", "SLURM_JOB_ID");
        assertThat(Files.readString(bench.cluster.folder().resolve("script")))
                .startsWith("#!/bin/sh")
                .doesNotContain("open-sesame", "execute-single-node");
        assertThat(bench.cluster.calls("sbatch"))
                .singleElement()
                .asString()
                .contains("--job-name=step@run-1", "--no-requeue", "--comment=runnable:")
                .doesNotContain("open-sesame");
    }

    @Test
    void whatJobsReadIsForNobodyElse() throws Exception {
        Bench bench =
                Bench.in(
                        scratch,
                        "own=$(dirname \"$outcome\"); stat -c %a \"$own\" \"$own/..\" \"$own/../environment\"; "
                                + Bench.SUCCEEDS);
        run(bench);

        assertThat(bench.output).containsExactly("OUT 700", "OUT 700", "OUT 600");
    }

    @Test
    void failureOfTheStepIsItsOwn() throws Exception {
        Bench bench =
                Bench.in(
                        scratch,
                        "echo '{\"failed\":\"exit code 3\",\"exit_code\":3}' >\"$outcome\"; exit 1");

        assertThat(run(bench)).isEqualTo(new Failed("exit code 3", java.util.OptionalInt.of(3)));
    }

    @Test
    void processThatEndsWithoutAWordIsToldWithItsLastLines() throws Exception {
        Bench bench = Bench.in(scratch, "echo 'error: no such option' >&2; exit 2");

        assertThat(message(run(bench)))
                .isEqualTo(
                        "the step's process in job 101 ended without telling what came of it: exit"
                                + " code 2\nerror: no such option");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    CANCELLED| job 101 on node1 was cancelled by somebody else ('scancel')
                    TIMEOUT| job 101 on node1 reached its time limit (--time=5) and was ended by Slurm; ask for more by 'time'
                    OUT_OF_MEMORY| job 101 on node1 ran out of memory (--mem=1G); ask for more by 'memory'
                    NODE_FAIL| job 101 on node1 was lost: its node failed
                    PREEMPTED| job 101 on node1 was preempted by a job with a higher priority
                    DEADLINE| job 101 on node1 could not end before its deadline
                    BOOT_FAIL| job 101 on node1 was not started: its node did not boot
                    """)
    void endThatSlurmKnowsIsToldInPlainWords(String state, String message) throws Exception {
        Bench bench = Bench.in(scratch, Bench.SUCCEEDS, "time: 5", "memory: 1g");
        bench.cluster.endJobsAs(state);

        assertThat(message(run(bench))).isEqualTo(message);
    }

    @Test
    void killedTaskOfJobWithoutMemoryIsToldSo() throws Exception {
        Bench bench =
                Bench.in(
                        scratch,
                        "echo OUT_OF_MEMORY >"
                                + scratch.resolve("bin/jobs/101.state")
                                + "; echo '{\"failed\":\"killed by signal 9 (SIGKILL)\",\"exit_code\":137}' >\"$outcome\"",
                        "memory: 1g");

        assertThat(message(run(bench)))
                .isEqualTo(
                        "job 101 on node1 ran out of memory (--mem=1G); ask for more by 'memory'\n"
                                + "killed by signal 9 (SIGKILL)");
    }

    @Test
    void refusalIsToldInSlurmsWordsAndNotRepeated() throws Exception {
        Bench bench = Bench.in(scratch, Bench.SUCCEEDS);
        bench.cluster.plan("sbatch", "fail Batch job submission failed: Invalid qos specification");

        assertThat(message(run(bench)))
                .isEqualTo(
                        "the step's job could not be handed in: sbatch: Batch job submission failed:"
                                + " Invalid qos specification");
        assertThat(bench.cluster.calls("sbatch")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Batch job submission failed: Socket timed out on send/recv operation",
                "Batch job submission failed: Unable to contact slurm controller (connect failure)",
                "Batch job submission failed: Resource temporarily unavailable",
                "Batch job submission failed: Zero Bytes were transmitted or received",
                "Batch job submission failed: Slurm backup controller in standby mode",
                "Batch job submission failed: Job violates accounting/QOS policy (job submit limit, user's size and/or time limits)"
            })
    void jobIsHandedInAgainWhenItCouldNotBeTakenNow(String message) throws Exception {
        Bench bench = Bench.in(scratch, Bench.SUCCEEDS);
        bench.cluster.plan("sbatch", "fail " + message);

        assertThat(run(bench)).isInstanceOf(Succeeded.class);
        assertThat(bench.cluster.calls("sbatch")).hasSize(2);
        assertThat(bench.cluster.states()).hasSize(1);
    }

    @Test
    void jobWhoseNumberWasLostIsFoundAndNotHandedInAgain() throws Exception {
        Bench bench = Bench.in(scratch, "echo ran; " + Bench.SUCCEEDS);
        bench.cluster.plan("sbatch", "lose " + TIMED_OUT);
        bench.cluster.plan(
                "squeue",
                "ok",
                "fail slurm_load_jobs error: Socket timed out on send/recv operation");

        assertThat(run(bench)).isInstanceOf(Succeeded.class);
        assertThat(bench.cluster.calls("sbatch")).hasSize(1);
        assertThat(bench.output).containsExactly("OUT ran");
    }

    /// Where the lost job is not in the queue yet when it is looked for.
    @Test
    void secondJobOfAnAttemptRunsNothing() throws Exception {
        Bench bench = Bench.in(scratch, "echo ran; sleep 1; touch \"$0.ended\"; " + Bench.SUCCEEDS);
        bench.cluster.plan("sbatch", "lose " + TIMED_OUT);
        Files.createDirectories(scratch.resolve("bin/jobs"));
        Files.createFile(scratch.resolve("bin/jobs/101.purged"));
        try (Session session = bench.executor.open(bench.context);
                ExecutorService one = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<AttemptOutcome> outcome = one.submit(() -> session.run(bench.attempt("step")));
            Eventually.isTrue("two jobs", () -> bench.cluster.states().size() == 2);
            Files.delete(scratch.resolve("bin/jobs/101.purged"));

            assertThat(outcome.get()).isInstanceOf(Succeeded.class);
        }
        assertThat(bench.output).containsExactly("OUT ran");
    }

    @Test
    void controllerThatNeverAnswersFailsTheAttemptInTheEnd() throws Exception {
        Bench bench = Bench.in(scratch, Bench.SUCCEEDS, "patience: 1s");
        bench.cluster.plan(
                "sbatch",
                Stream.generate(() -> "fail " + TIMED_OUT).limit(50).toArray(String[]::new));

        assertThat(message(run(bench)))
                .isEqualTo("the step's job could not be handed in: sbatch: " + TIMED_OUT);
    }

    @Test
    void silenceOfTheControllerWhileAJobRunsDoesNotMatter() throws Exception {
        Bench bench = Bench.in(scratch, "sleep 3; " + Bench.SUCCEEDS);
        bench.cluster.plan(
                "squeue",
                Stream.concat(
                                Stream.of("ok"),
                                Stream.generate(() -> "fail Unable to contact slurm controller")
                                        .limit(50))
                        .toArray(String[]::new));

        assertThat(run(bench)).isInstanceOf(Succeeded.class);
    }

    @Test
    void jobThatTheQueueHasForgottenIsLookedUpInTheAccounting() throws Exception {
        Bench bench = Bench.in(scratch, "touch \"$0.began\"; sleep 300");
        bench.cluster.accountFor("NODE_FAIL");
        try (Session session = bench.executor.open(bench.context);
                ExecutorService one = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<AttemptOutcome> outcome = one.submit(() -> session.run(bench.attempt("step")));
            Eventually.isTrue("it runs", () -> bench.cluster.states().contains("RUNNING"));
            bench.cluster.purge(101);

            assertThat(message(outcome.get())).isEqualTo("job 101 was lost: its node failed");
        } finally {
            bench.cluster.slurm().cancel(List.of(dev.runnable.plugins.slurm.cluster.JobId.of(101)));
        }
    }

    @Test
    void interruptedAttemptLeavesNoJob() throws Exception {
        for (boolean isHeld : new boolean[] {false, true}) {
            Path place = Files.createDirectories(scratch.resolve("held-" + isHeld));
            Bench bench = Bench.in(place, "sleep 300");
            if (isHeld) {
                bench.cluster.holdJobs();
            }
            try (Session session = bench.executor.open(bench.context);
                    ExecutorService one = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<AttemptOutcome> outcome =
                        one.submit(() -> session.run(bench.attempt("step")));
                Eventually.isTrue("there is a job", () -> bench.cluster.states().size() == 1);
                outcome.cancel(true);
            }

            assertThat(bench.cluster.states()).containsExactly("CANCELLED");
            assertThat(bench.folder.resolve("catalog/.slurm")).isEmptyDirectory();
        }
    }

    @Test
    void interruptionEndsWaitingForASilentController() throws Exception {
        Bench bench = Bench.in(scratch, Bench.SUCCEEDS);
        bench.cluster.plan(
                "sbatch",
                Stream.generate(() -> "fail " + TIMED_OUT).limit(500).toArray(String[]::new));
        try (Session session = bench.executor.open(bench.context);
                ExecutorService one = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<AttemptOutcome> outcome = one.submit(() -> session.run(bench.attempt("step")));
            Eventually.isTrue("it is tried", () -> bench.cluster.calls("sbatch").size() == 1);
            outcome.cancel(true);
        }

        assertThat(bench.cluster.states()).isEmpty();
    }

    @Test
    void itemsThatComeTogetherAreOneArrayAndOthersAreNot() throws Exception {
        Bench bench = Bench.in(scratch, Bench.SUCCEEDS, "gather: 5s", "array_limit: 2");
        List<AttemptOutcome> outcomes = new ArrayList<>();
        try (Session session = bench.executor.open(bench.context);
                ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<AttemptOutcome>> attempts = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                StepPath item =
                        StepPath.root("map").child(new Segment.Item(Integer.toString(i)), "one");
                attempts.add(() ->
                        session.run(bench.attempt(item, Bench.task("one", StepOptions.NONE))));
            }
            attempts.add(() -> session.run(bench.attempt("alone")));
            for (Future<AttemptOutcome> outcome : all.invokeAll(attempts)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes).hasSize(7).allMatch(Succeeded.class::isInstance);
        assertThat(bench.cluster.calls("sbatch"))
                .map(call -> call.replaceAll(".*(--job-name=\\S+).*?( --array=\\S+)?$", "$1$2"))
                .as("at most four, as the cluster has it")
                .containsExactlyInAnyOrder(
                        "--job-name=alone@run-1",
                        "--job-name=map.branch.one@run-1 --array=0-3%2",
                        "--job-name=map.branch.one@run-1 --array=0-1%2");
    }

    @Test
    void allJobsAreFollowedByOneQuestion() throws Exception {
        Bench bench =
                Bench.in(
                        scratch, "while ! [ -e \"$0.go\" ]; do sleep 0.1; done; " + Bench.SUCCEEDS);
        try (Session session = bench.executor.open(bench.context);
                ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<AttemptOutcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String step = "s" + i;
                outcomes.add(all.submit(() -> session.run(bench.attempt(step))));
            }
            Eventually.isTrue(
                    "one question for all of them",
                    () ->
                            bench.cluster.calls("squeue").stream()
                                    .anyMatch(call ->
                                            call.matches(".*--jobs=1\\d\\d(,1\\d\\d){3} .*")));
            Path go = Path.of(program(bench) + ".go");
            Files.createFile(go);
            for (Future<AttemptOutcome> outcome : outcomes) {
                assertThat(outcome.get()).isInstanceOf(Succeeded.class);
            }
        }
    }

    private static String program(Bench bench) {
        return bench.context.selfStart().orElseThrow().command().getLast();
    }

    @Test
    void jobsOfAKilledProcessAreEndedBeforeTheFirstOfTheNext() throws Exception {
        Bench killed = Bench.in(scratch, "echo begun >>began; sleep 300");
        Session abandoned = killed.executor.open(killed.context);
        Thread.startVirtualThread(() -> {
            try {
                abandoned.run(killed.attempt("step"));
            } catch (InterruptedException _) { // nobody does
            }
        });
        Path began = killed.context.workingDirectory().resolve("began");
        Eventually.isTrue("it runs", () -> Files.exists(began));

        Bench next = Bench.in(scratch, Bench.SUCCEEDS);
        assertThat(run(next)).isInstanceOf(Succeeded.class);
        assertThat(next.cluster.states()).containsExactly("CANCELLED", "COMPLETED");
        assertThat(next.cluster.calls("scancel")).containsExactly("scancel 101");
        Path left = next.folder.resolve("catalog/.slurm");
        try (Stream<Path> folders = Files.list(left)) {
            assertThat(folders).as("what the killed one has left is gone").isEmpty();
        }
    }
}
