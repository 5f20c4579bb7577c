package dev.runnable.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.event.RunEvent;
import dev.runnable.event.SampleRun;
import dev.runnable.event.StepState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Journals of runs that are gone on with.
class ResumedJournalTest {
    private static final Instant BEFORE_IT_BEGAN = SampleRun.START.minusSeconds(3600);

    @TempDir Path folder;

    private final List<RunEvent> first =
            SampleRun.of("r").succeeded("a").finished(StepState.FAILED).events();

    @Test
    void whatComesLaterIsReadLaterThoughTheClockWasSetBack() throws IOException {
        write(first);
        List<RunEvent> second =
                List.of(
                        new RunEvent.RunStarted(BEFORE_IT_BEGAN, SampleRun.header("r")),
                        new RunEvent.RunFinished(BEFORE_IT_BEGAN, StepState.SUCCESS, ""));
        try (JournalWriter again = resume().orElseThrow()) {
            for (RunEvent event : second) {
                again.append(event);
            }
        }
        List<RunEvent> all = new ArrayList<>(first);
        all.addAll(second);
        assertThat(events()).isEqualTo(all);
        assertThat(JournalGlance.at(folder).end().orElseThrow().status())
                .isEqualTo(StepState.SUCCESS);
    }

    @Test
    void recordThatWasTornOffStaysUnreadWhenTheRunGoesOn() throws IOException {
        write(first);
        Path file = folder.resolve("journal-1.log");
        Files.writeString(file, "0badcafe {\"event\":\"st", StandardOpenOption.APPEND);
        try (JournalWriter again = resume().orElseThrow()) {
            again.append(first.getFirst());
        }
        List<RunEvent> all = new ArrayList<>(first);
        all.add(first.getFirst());
        assertThat(events()).isEqualTo(all);
    }

    @Test
    void oneOfManyWhoAskAtOnceGoesOn() throws Exception {
        write(first);
        List<JournalWriter> taken = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Optional<JournalWriter>> asking = this::resume;
            for (Future<Optional<JournalWriter>> answer :
                    threads.invokeAll(Collections.nCopies(50, asking))) {
                answer.get().ifPresent(taken::add);
            }
        }
        assertThat(taken).hasSize(1);
        taken.getFirst().close();
        assertThat(files()).hasSize(2);
    }

    @Test
    void whoeverIsRefusedLeavesNothing() throws IOException {
        write(first.subList(0, 3));
        assertThat(resume()).isEmpty();
        assertThat(files()).containsExactly("journal-1.log");
        try (JournalWriter taken =
                JournalWriter.resume(folder, Durability.BATCHED, true).orElseThrow()) {
            assertThat(taken).isNotNull();
            assertThat(files()).containsExactly("journal-1.log", "journal-2.log");
        }
    }

    @Test
    void damagedOpeningIsNoReasonToGoOn() throws IOException {
        write(first);
        Path file = folder.resolve("journal-1.log");
        Files.writeString(file, Files.readString(file).replaceFirst("journal", "#ournal"));
        assertThatThrownBy(this::resume)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the checksum does not fit");
        assertThat(files()).containsExactly("journal-1.log");
    }

    /// A file that was taken back leaves a gap, and a later one must not come to lie in it.
    @Test
    void newFileComesAfterAllOthers() throws IOException {
        for (int number : List.of(1, 4, 12)) {
            Files.writeString(folder.resolve(JournalFiles.name(number)), "");
        }
        write(first);
        assertThat(files()).contains("journal-13.log").hasSize(4);
    }

    /// A process can be killed at any moment: there must be none at which there is a file of which
    /// nobody can tell who writes it.
    @Test
    void fileIsNeverSeenWithoutItsOpening() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Callable<Void> writing =
                    () -> {
                        for (int i = 0; i < 50; i++) {
                            JournalWriter.create(folder, Durability.BATCHED).close();
                        }
                        return null;
                    };
            List<Future<Void>> writers = List.of(threads.submit(writing), threads.submit(writing));
            while (!writers.stream().allMatch(Future::isDone)) {
                for (Path file : JournalFiles.in(folder)) {
                    assertThat(Files.readString(file)).endsWith("}\n");
                }
            }
            for (Future<Void> writer : writers) {
                writer.get();
            }
        }
        assertThat(files()).hasSize(100).allMatch(name -> name.startsWith("journal-"));
    }

    private void write(List<RunEvent> events) throws IOException {
        try (JournalWriter writer = JournalWriter.create(folder, Durability.BATCHED)) {
            for (RunEvent event : events) {
                writer.append(event);
            }
        }
    }

    private Optional<JournalWriter> resume() throws IOException {
        return JournalWriter.resume(folder, Durability.BATCHED, false);
    }

    private List<RunEvent> events() throws IOException {
        List<RunEvent> events = new ArrayList<>();
        assertThat(new JournalReader(folder).read(events::add)).isEmpty();
        return events;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
