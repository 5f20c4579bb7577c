package dev.runnable.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.event.RunEvent;
import dev.runnable.event.SampleRun;
import dev.runnable.event.StepState;
import dev.runnable.journal.Durability;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLogFold;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiskRunLogStoreTest {
    @TempDir static Path temporary;

    private static int folders;

    static Stream<RunLogStore> stores() throws IOException {
        return storesIn(Files.createDirectories(temporary.resolve("logs" + folders++)));
    }

    static Stream<RunLogStore> storesIn(Path folder) {
        return Stream.of(
                new FileSystemRunLogStore(
                        folder.resolve("file-system"), Durability.BATCHED, ZoneOffset.UTC),
                new ChunkedFsRunLogStore(
                        folder.resolve("chunked"), Durability.BATCHED, ZoneOffset.UTC),
                new BufferedRunLogStore());
    }

    static Stream<RunLogStore> storesOnDisk() throws IOException {
        return stores().filter(store -> !(store instanceof BufferedRunLogStore));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aReaderSeesEveryEventAtOnce(RunLogStore store) throws IOException {
        RunLogFold fold = new RunLogFold();
        try (RunLogStore.Writer writer = store.create("r1").orElseThrow()) {
            for (RunEvent event : SampleRun.complete("r1").events()) {
                writer.append(event);
                fold.apply(event);
                assertSame(store.read("r1"), fold.snapshot());
            }
            writer.finish(fold.snapshot());
        }
        assertSame(store.read("r1"), fold.snapshot());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aRunIdIsGivenOnce(RunLogStore store) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> asking = () -> store.create("r1").isPresent();
            int given = 0;
            for (var answer : threads.invokeAll(Collections.nCopies(50, asking))) {
                given += answer.get() ? 1 : 0;
            }
            assertThat(given).isOne();
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aRunThatIsNotThereIsEmpty(RunLogStore store) throws IOException {
        assertThat(store.read("r1")).isEmpty();
        assertThat(store.read("../r1")).isEmpty();
        assertThat(store.summary("r1")).isEmpty();
        assertThat(store.list()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("storesOnDisk")
    void theOriginalsFileIsThereWhenTheRunHasEnded(RunLogStore store) throws IOException {
        Path file =
                Path.of(store.location("r1"))
                        .resolve(store.type().equals("chunked-fs") ? "RunLog.json" : "");
        RunLog log = complete(store, "r1", true);
        assertThat(file).content().startsWith("{\n    \"run_id\": \"r1\",\n");
        remove(Path.of(store.location("r1")).resolveSibling("r1.journal"));
        remove(Path.of(store.location("r1")).resolve("journal"));
        assertSame(store.read("r1"), log);
        assertThat(store.summary("r1").orElseThrow().status()).isEqualTo(StepState.SUCCESS);
        assertThat(store.create("r1")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("storesOnDisk")
    void aDamagedJournalIsNoLossWhereTheDocumentIs(RunLogStore store) throws IOException {
        RunLog log = complete(store, "r1", true);
        damage(journal(store, "r1"), "first_out");
        assertSame(store.read("r1"), log);
    }

    @ParameterizedTest
    @MethodSource("storesOnDisk")
    void aDamagedJournalGivesWhatIsBeforeTheDamageAndSaysSo(RunLogStore store) throws IOException {
        complete(store, "r1", false);
        damage(journal(store, "r1"), "\"second\"");
        RunLog log = store.read("r1").orElseThrow();
        assertThat(log.steps().keySet()).containsExactly("first");
        assertThat(log.message())
                .startsWith("the run log is damaged, what came later is missing: ")
                .contains("journal-1.log at byte ");
    }

    @ParameterizedTest
    @MethodSource("storesOnDisk")
    void aJournalThatTellsNothingIsAnIoException(RunLogStore store) throws IOException {
        complete(store, "r1", false);
        damage(journal(store, "r1"), "run_started");
        assertThatThrownBy(() -> store.read("r1"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot read the run log")
                .hasMessageContaining("the checksum does not fit");
    }

    @ParameterizedTest
    @MethodSource("storesOnDisk")
    void aRunOfWhichNothingIsKnownYetReads(RunLogStore store) throws IOException {
        try (RunLogStore.Writer writer = store.create("r2").orElseThrow()) {
            assertThat(writer).isNotNull();
            RunLog log = store.read("r2").orElseThrow();
            assertThat(log.status()).isEqualTo(StepState.PENDING);
            assertThat(log.message()).isEqualTo("nothing was recorded yet");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "..", "../up", "a/b", "a\\b", "a\0b", ".hidden", "\ud800"})
    void aRunIdThatIsNoFileNameIsRefused(String runId) throws IOException {
        for (RunLogStore store : storesOnDisk().toList()) {
            assertThatThrownBy(() -> store.create(runId))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot be the name of a file");
        }
    }

    @Test
    void eachStoreOnDiskReadsAndRespectsTheOthersFiles() throws IOException {
        Path folder = temporary.resolve("shared");
        RunLogStore flat = new FileSystemRunLogStore(folder, Durability.BATCHED, ZoneOffset.UTC);
        RunLogStore chunked = new ChunkedFsRunLogStore(folder, Durability.BATCHED, ZoneOffset.UTC);
        complete(flat, "r1", true);
        complete(chunked, "r2", true);
        for (RunLogStore store : List.of(flat, chunked)) {
            assertThat(store.create("r1")).isEmpty();
            assertThat(store.create("r2")).isEmpty();
            assertThat(store.read("r1")).isPresent();
            assertThat(store.read("r2")).isPresent();
            assertThat(store.list()).extracting(run -> run.runId()).containsExactly("r1", "r2");
        }
    }

    static RunLog complete(RunLogStore store, String runId, boolean finish) throws IOException {
        RunLogFold fold = new RunLogFold();
        try (RunLogStore.Writer writer = store.create(runId).orElseThrow()) {
            for (RunEvent event : SampleRun.complete(runId).events()) {
                writer.append(event);
                fold.apply(event);
            }
            if (finish) {
                writer.finish(fold.snapshot());
            }
        }
        return fold.snapshot();
    }

    private static Path journal(RunLogStore store, String runId) {
        Path location = Path.of(store.location(runId));
        return store.type().equals("chunked-fs")
                ? location.resolve("journal/journal-1.log")
                : location.resolveSibling(runId + ".journal").resolve("journal-1.log");
    }

    private static void damage(Path journal, String text) throws IOException {
        String content = Files.readString(journal);
        assertThat(content).contains(text);
        Files.writeString(journal, content.replaceFirst(text, "#".repeat(text.length())));
    }

    private static void remove(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            Files.delete(folder.resolve("journal-1.log"));
            Files.delete(folder);
        }
    }

    private static void assertSame(Optional<RunLog> actual, RunLog expected) {
        assertThat(actual.orElseThrow())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*\\.inputs.*")
                .isEqualTo(expected);
    }
}
