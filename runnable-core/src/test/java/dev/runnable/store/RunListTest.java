package dev.runnable.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.RunEvent;
import dev.runnable.event.RunHeader;
import dev.runnable.event.SampleRun;
import dev.runnable.event.StepState;
import dev.runnable.journal.Durability;
import dev.runnable.runlog.RunSummary;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunListTest {
    @TempDir Path folder;

    private RunLogStore store() {
        return new FileSystemRunLogStore(folder, Durability.BATCHED, ZoneId.of("Europe/Berlin"));
    }

    @Test
    void aRunIsSummedUpFromItsFirstAndLastRecords() throws IOException {
        DiskRunLogStoreTest.complete(store(), "r1", false);
        assertThat(store().list())
                .containsExactly(
                        new RunSummary(
                                "r1",
                                StepState.SUCCESS,
                                "nightly",
                                "pipeline.yaml",
                                Optional.of(SampleRun.START),
                                Optional.of(SampleRun.START.plusMillis(13)),
                                false,
                                Optional.empty()));
    }

    @Test
    void theNewestIsFirstWhateverItsName() throws IOException {
        for (int i = 0; i < 20; i++) {
            Instant at = SampleRun.START.plusSeconds(i * 7 % 20);
            try (RunLogStore.Writer writer = store().create("r" + i).orElseThrow()) {
                writer.append(new RunEvent.RunStarted(at, SampleRun.header("r" + i)));
            }
        }
        List<Instant> times =
                store().list().stream().map(run -> run.started().orElseThrow()).toList();
        assertThat(times).hasSize(20).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void aRunThatGoesOnIsNotInterrupted() throws IOException {
        try (RunLogStore.Writer writer = store().create("r1").orElseThrow()) {
            writer.append(SampleRun.of("r1").events().getFirst());
            RunSummary run = store().summary("r1").orElseThrow();
            assertThat(run.status()).isEqualTo(StepState.RUNNING);
            assertThat(run.interrupted()).isFalse();
        }
    }

    @Test
    void aRunWithAHugeGraphIsListedByItsFirstFields() throws IOException {
        var texts = new LinkedHashMap<String, String>();
        texts.put("pipeline.yaml", "x".repeat(1_000_000));
        var header = SampleRun.header("r1");
        var huge =
                new RunHeader(
                        "r1",
                        header.tag(),
                        header.pipelineFile(),
                        header.dagHash(),
                        header.dag(),
                        texts,
                        header.configuration(),
                        header.parameters(),
                        header.codeIdentities());
        try (RunLogStore.Writer writer = store().create("r1").orElseThrow()) {
            writer.append(new RunEvent.RunStarted(SampleRun.START, huge));
            writer.append(
                    new RunEvent.RunFinished(
                            SampleRun.START, StepState.FAILED, "y".repeat(500_000)));
        }
        RunSummary run = store().summary("r1").orElseThrow();
        assertThat(run.status()).isEqualTo(StepState.FAILED);
        assertThat(run.pipelineFile()).isEqualTo("pipeline.yaml");
        assertThat(run.started()).contains(SampleRun.START);
        assertThat(run.problem()).isEmpty();
    }

    @Test
    void aDamagedRunIsListedWithTheReason() throws IOException {
        DiskRunLogStoreTest.complete(store(), "good", false);
        Files.writeString(folder.resolve("cut.json"), "{\"run_id\": \"cut\", \"sta");
        Files.createDirectory(folder.resolve("empty.journal"));
        Files.createDirectory(folder.resolve("torn.journal"));
        Files.writeString(folder.resolve("torn.journal/journal-1.log"), "0badc0de {\"jour\n");
        List<RunSummary> runs = store().list();
        assertThat(runs)
                .extracting(RunSummary::runId)
                .containsExactly("good", "cut", "empty", "torn");
        assertThat(problem(runs, 1)).startsWith("cannot read the run log ").contains("cut.json");
        assertThat(problem(runs, 2)).isEqualTo("nothing was recorded yet");
        assertThat(problem(runs, 3)).contains("the checksum does not fit");
    }

    @Test
    void aRunWithoutARecordIsListedFromItsDocument() throws IOException {
        DiskRunLogStoreTest.complete(store(), "r1", true);
        Files.writeString(folder.resolve("r1.journal/journal-1.log"), "");
        RunSummary run = store().summary("r1").orElseThrow();
        assertThat(run.status()).isEqualTo(StepState.SUCCESS);
        assertThat(run.problem()).isEmpty();
    }

    private static String problem(List<RunSummary> runs, int index) {
        return runs.get(index).problem().orElseThrow();
    }

    @Test
    void aCopiedDocumentIsListedByTheNameOfItsFile() throws IOException {
        DiskRunLogStoreTest.complete(store(), "x", true);
        Files.copy(folder.resolve("x.json"), folder.resolve("y.json"));
        List<RunSummary> runs = store().list();
        assertThat(runs).extracting(RunSummary::runId).containsExactly("x", "y");
        assertThat(runs.getFirst().problem()).isEmpty();
        assertThat(problem(runs, 1)).isEqualTo("the document tells of the run 'x'");
        assertThat(runs.getLast().status()).isEqualTo(StepState.SUCCESS);
    }

    @Test
    void aRunOfTheOriginalIsListedWithTheTimesOfItsAttempts() throws Exception {
        Path original =
                Path.of(
                        Objects.requireNonNull(
                                        RunListTest.class.getResource("original-chunked/rm1"))
                                .toURI());
        Files.copy(original.resolve("RunLog.json"), folder.resolve("rm1.json"));
        RunSummary run = store().summary("rm1").orElseThrow();
        assertThat(run.status()).isEqualTo(StepState.SUCCESS);
        assertThat(run.pipelineFile()).isEqualTo("rm.yaml");
        assertThat(run.started()).contains(Instant.parse("2026-11-20T17:10:51.938769Z"));
        assertThat(run.finished()).contains(Instant.parse("2026-11-20T17:10:51.955382Z"));
    }

    @Test
    void whatIsNoRunIsNotListed() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.createDirectory(folder.resolve("old"));
        Files.writeString(folder.resolve(".r1.json.17.tmp"), "{");
        assertThat(store().list()).isEmpty();
    }
}
