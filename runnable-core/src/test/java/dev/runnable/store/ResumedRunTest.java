package dev.runnable.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.event.RunEvent;
import dev.runnable.event.SampleRun;
import dev.runnable.event.StepState;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLogFold;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs that every store takes up again.
class ResumedRunTest {
    @TempDir static Path temporary;

    private final List<RunEvent> first =
            SampleRun.of("r1").succeeded("a").finished(StepState.FAILED).events();
    private final List<RunEvent> second =
            SampleRun.of("r1").succeeded("b").finished(StepState.SUCCESS).events();

    static Stream<RunLogStore> stores() throws IOException {
        return DiskRunLogStoreTest.storesIn(Files.createTempDirectory(temporary, "logs"));
    }

    static Stream<RunLogStore> storesOnDisk() throws IOException {
        return stores().filter(store -> !store.type().equals("buffered"));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatIsAppendedComesAfterWhatWasThere(RunLogStore store) throws IOException {
        end(store.create("r1").orElseThrow(), first, new RunLogFold());
        RunLogFold fold = new RunLogFold();
        assertThat(store.replay("r1", fold::apply)).isTrue();
        end(store.resume("r1", false).orElseThrow(), second, fold);

        List<RunEvent> all = new ArrayList<>(first);
        all.addAll(second);
        List<RunEvent> told = new ArrayList<>();
        store.replay("r1", told::add);
        assertThat(told).isEqualTo(all);
        RunLog log = store.read("r1").orElseThrow();
        assertThat(log.steps()).containsOnlyKeys("a", "b");
        assertThat(log.status()).isEqualTo(StepState.SUCCESS);
        assertThat(store.summary("r1").orElseThrow().status()).isEqualTo(StepState.SUCCESS);
    }

    @ParameterizedTest
    @MethodSource("storesOnDisk")
    void documentsAreWrittenAgain(RunLogStore store) throws IOException {
        end(store.create("r1").orElseThrow(), first, new RunLogFold());
        Path location = Path.of(store.location("r1"));
        Path document =
                store.type().equals("chunked-fs") ? location.resolve("RunLog.json") : location;
        assertThat(document)
                .content()
                .contains("\"FAIL\"")
                .doesNotContain("\"internal_name\": \"b\"");
        RunLogFold fold = new RunLogFold();
        store.replay("r1", fold::apply);
        end(store.resume("r1", false).orElseThrow(), second, fold);
        assertThat(document)
                .content()
                .contains("\"internal_name\": \"b\"", "\"is_retry\": true")
                .doesNotContain("\"FAIL\"");
    }

    @ParameterizedTest
    @MethodSource("stores")
    void runWithoutAnEndWhoseWriterMayBeThereIsRefusedUnlessItIsTakenOver(RunLogStore store)
            throws IOException {
        try (RunLogStore.Writer writer = store.create("r1").orElseThrow()) {
            writer.append(first.getFirst());
            assertThat(store.resume("r1", false)).isEmpty();
            store.resume("r1", true).orElseThrow().close();
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void runThatIsNotThereCannotGoOn(RunLogStore store) throws IOException {
        assertThat(store.resume("r1", true)).isEmpty();
        assertThat(store.resume("../r1", true)).isEmpty();
        assertThat(store.replay("r1", _ -> {})).isFalse();
    }

    @ParameterizedTest
    @MethodSource("storesOnDisk")
    void runThatGoesOnHasNoEnd(RunLogStore store) throws IOException {
        end(store.create("r1").orElseThrow(), first, new RunLogFold());
        try (RunLogStore.Writer again = store.resume("r1", false).orElseThrow()) {
            assertThat(store.summary("r1").orElseThrow().status()).isEqualTo(StepState.FAILED);
            again.append(second.getFirst());
            assertThat(store.summary("r1").orElseThrow())
                    .satisfies(run -> {
                        assertThat(run.status()).isEqualTo(StepState.RUNNING);
                        assertThat(run.started()).contains(SampleRun.START);
                        assertThat(run.finished()).isEmpty();
                        assertThat(run.interrupted()).isFalse();
                    });
        }
    }

    /// Whoever is killed before the end has all of its log leaves a run that can be resumed.
    @ParameterizedTest
    @MethodSource("storesOnDisk")
    void documentsAreThereBeforeTheEndIsRecorded(RunLogStore store) throws IOException {
        RunLogFold fold = new RunLogFold();
        first.forEach(fold::apply);
        try (RunLogStore.Writer writer = store.create("r1").orElseThrow()) {
            for (RunEvent event : first.subList(0, first.size() - 1)) {
                writer.append(event);
            }
            writer.finish(fold.snapshot());
            assertThat(store.summary("r1").orElseThrow().status()).isEqualTo(StepState.RUNNING);
            assertThat(store.read("r1").orElseThrow().status()).isEqualTo(StepState.RUNNING);
            writer.append(first.getLast());
            assertThat(store.read("r1").orElseThrow().status()).isEqualTo(StepState.FAILED);
        }
    }

    private static void end(RunLogStore.Writer writer, List<RunEvent> events, RunLogFold fold)
            throws IOException {
        events.forEach(fold::apply);
        try (writer) {
            for (RunEvent event : events.subList(0, events.size() - 1)) {
                writer.append(event);
            }
            writer.finish(fold.snapshot());
            writer.append(events.getLast());
        }
    }
}
