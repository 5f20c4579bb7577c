package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.cli.InThisProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `runnable retry` of what processes left that did not come to their end, and of what cannot be
/// retried.
final class RetryRefusedTest {
    private static final String PIPELINE =
            """
            dag:
              start_at: a
              steps:
                a: {type: task, command_type: shell, command: echo a >> ran, next: b}
                b: {type: task, command_type: shell, command: echo b >> ran, next: success}
            """;
    private static final String[] B_STARTED = {"step_started", "\"step\":\"b\""};

    @TempDir Path folder;
    private InThisProcess runnable;

    @BeforeEach
    void setUp() throws IOException {
        runnable = new InThisProcess(folder);
        runnable.file("p.yaml", PIPELINE);
    }

    @Test
    void runThatSucceededHasNothingLeftToDo() throws Exception {
        runnable.run("execute", "p.yaml", "r1");
        Result result = runnable.run("retry", "r1");
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEqualTo("run r1 has succeeded already: nothing is left to do\n");
        assertThat(ran()).containsExactly("a", "b");
        assertThat(JournalFile.of(folder, "r1", 2).file()).doesNotExist();
        assertThat(runnable.run("retry", "r1", "--output", "json").json())
                .isEqualTo(runnable.run("show", "r1", "--output", "json").json());
    }

    @Test
    void unknownRunIsToldWithTheNearestOne() {
        runnable.run("execute", "p.yaml", "nightly-1");
        Result result = runnable.run("retry", "nightly-2");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("there is no run 'nightly-2'. Did you mean 'nightly-1'?", "[RNB-305]");
        assertThat(runnable.run("retry", "utterly-different").err())
                .contains("'runnable runs' lists all runs", "-c");
    }

    @Test
    void runOfAProcessThatIsGoneIsShownAsInterruptedAndGoesOn() throws Exception {
        interrupted();
        assertThat(runnable.run("runs").out()).containsPattern("r1 +interrupted");

        Result result = runnable.run("retry", "r1");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(ran()).containsExactly("a", "b", "b");
        assertThat(runnable.run("runs").out()).containsPattern("r1 +SUCCESS");
        assertThat(runnable.run("show", "r1").out())
                .contains("status    SUCCESS\n")
                .doesNotContain("PROCESSING", "CANCELLED");
    }

    @Test
    void attemptThatWasInterruptedStaysInTheLogAsCancelled() throws Exception {
        runnable.run("execute", "p.yaml", "r1");
        JournalFile.of(folder, "r1", 1)
                .cutBefore("attempt_finished", "\"step\":\"b\"")
                .ofProcessThatIsGone();
        assertThat(runnable.run("show", "r1").out()).containsPattern("b +task +PROCESSING +1 *\n");
        runnable.run("retry", "r1");
        assertThat(runnable.run("show", "r1", "--output", "json").json().at("/steps/b/attempts"))
                .extracting(it -> it.get("attempt_number").asInt() + it.get("status").asText())
                .containsExactly("1CANCELLED", "2SUCCESS");
        assertThat(runnable.run("show", "r1").out()).containsPattern("b +task +SUCCESS +2 ");
    }

    @Test
    void tornLastRecordIsNoDamage() throws Exception {
        interrupted();
        Files.writeString(
                JournalFile.of(folder, "r1", 1).file(),
                "0badcafe {\"event\":\"step_st",
                StandardOpenOption.APPEND);
        Result result = runnable.run("retry", "r1");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(ran()).containsExactly("a", "b", "b");
        assertThat(runnable.run("show", "r1").out()).contains("status    SUCCESS\n");
    }

    @Test
    void runThatGoesOnIsRefusedUnlessItIsTakenOver() throws Exception {
        runnable.run("execute", "p.yaml", "r1");
        JournalFile.of(folder, "r1", 1).cutBefore(B_STARTED);
        Result result = runnable.run("retry", "r1");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("another process runs 'r1', or may still do so", "--take-over")
                .contains("[RNB-310]");
        assertThat(ran()).containsExactly("a", "b");
        assertThat(JournalFile.of(folder, "r1", 2).file()).doesNotExist();

        Result taken = runnable.run("retry", "r1", "--take-over");
        assertThat(taken.code()).as(taken.err()).isZero();
        assertThat(ran()).containsExactly("a", "b", "b");
    }

    @Test
    void runWithARetryUnderWayIsShownAsGoingOn() throws Exception {
        interrupted();
        runnable.run("retry", "r1");
        JournalFile.of(folder, "r1", 2).cutBefore("\"attempt_finished\"");
        assertThat(runnable.run("runs").out()).containsPattern("r1 +PROCESSING");
        assertThat(runnable.run("show", "r1").out())
                .contains("status    PROCESSING\n")
                .containsPattern("a +task +SUCCESS +1 ")
                .containsPattern("b +task +PROCESSING +1 *\n")
                .doesNotContain("took  ");
        assertThat(runnable.run("retry", "r1").code()).isEqualTo(2);
    }

    @Test
    void damagedJournalIsRefusedWithTheReason() throws Exception {
        interrupted();
        Path journal = JournalFile.of(folder, "r1", 1).file();
        Files.writeString(
                journal, Files.readString(journal).replaceFirst("step_started", "step_#"));
        Result result = runnable.run("retry", "r1");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err())
                .contains("journal-1.log at byte ", "the checksum does not fit", "[RNB-405]");
        assertThat(ran()).containsExactly("a", "b");
    }

    @Test
    void documentsAloneAreNotEnough() throws Exception {
        runnable.run("execute", "p.yaml", "r1");
        Path journal = JournalFile.of(folder, "r1", 1).file();
        Files.delete(journal);
        Files.delete(journal.getParent());
        Result result = runnable.run("retry", "r1");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("there are only its documents, without the journal", "[RNB-311]");
    }

    @Test
    void runThatWasKilledBeforeItsFirstStepIsToldToStartAnew() throws Exception {
        runnable.run("execute", "p.yaml", "r1");
        Path documents = folder.resolve(".run_log_store/r1/RunLog.json");
        Files.delete(documents);
        JournalFile.of(folder, "r1", 1).cutBefore("run_started").ofProcessThatIsGone();
        Result result = runnable.run("retry", "r1");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains(
                        "ended before anything of it was recorded", "another run id", "[RNB-311]");
    }

    private void interrupted() throws IOException {
        runnable.run("execute", "p.yaml", "r1");
        JournalFile.of(folder, "r1", 1).cutBefore(B_STARTED).ofProcessThatIsGone();
    }

    private List<String> ran() throws IOException {
        return Files.readAllLines(folder.resolve("ran"));
    }
}
