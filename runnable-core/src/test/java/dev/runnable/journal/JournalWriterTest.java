package dev.runnable.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.event.RunEvent;
import dev.runnable.event.SampleRun;
import dev.runnable.event.StepState;
import dev.runnable.graph.StepPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalWriterTest {
    @TempDir Path folder;

    private final List<RunEvent> events = SampleRun.complete("r").events();

    @ParameterizedTest
    @EnumSource(Durability.class)
    void whatIsAppendedIsThereAtOnceHoweverDurable(Durability durability) throws IOException {
        try (JournalWriter writer = JournalWriter.create(folder, durability)) {
            for (RunEvent event : events) {
                writer.append(event);
            }
            assertThat(read()).isEqualTo(events);
            writer.finish();
        }
    }

    @Test
    void anInterruptedThreadStillAppends() throws IOException {
        Thread.currentThread().interrupt();
        try (JournalWriter writer = JournalWriter.create(folder, Durability.STRICT)) {
            for (RunEvent event : events) {
                writer.append(event);
            }
            writer.finish();
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(read()).isEqualTo(events);
        assertThat(JournalGlance.at(folder).interrupted()).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsToldAndNothingMoreIsAppended() throws IOException {
        Path full = Path.of("/dev/full");
        try (JournalWriter writer = JournalWriter.open(full, Durability.BATCHED)) {
            String expected = "cannot write the run log /dev/full: no space left on device";
            assertThatThrownBy(() -> writer.append(events.getFirst()))
                    .isInstanceOf(IOException.class)
                    .hasMessage(expected);
            assertThatThrownBy(() -> writer.append(events.getLast())).hasMessage(expected);
            assertThatThrownBy(writer::finish).hasMessage(expected);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatCannotBeForcedFailsTheNextAppend() throws Exception {
        // the null device takes everything and cannot be forced
        try (JournalWriter writer = JournalWriter.open(Path.of("/dev/null"), Durability.BATCHED)) {
            writer.append(events.getFirst());
            Thread.sleep(300);
            assertThatThrownBy(() -> writer.append(events.getLast()))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("cannot write the run log /dev/null: ");
            assertThatThrownBy(writer::finish).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anEventThatCannotBeWrittenLeavesTheJournalReadable() throws IOException {
        JsonNode deep = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 10_100; i++) {
            deep = JsonNodeFactory.instance.arrayNode().add(deep);
        }
        RunEvent impossible =
                new RunEvent.StepFinished(
                        SampleRun.START,
                        StepPath.root("deep"),
                        StepState.SUCCESS,
                        "",
                        SampleRun.json("deep", deep));
        try (JournalWriter writer = JournalWriter.create(folder, Durability.BATCHED)) {
            writer.append(events.getFirst());
            assertThatThrownBy(() -> writer.append(impossible))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("nesting depth");
        }
        assertThat(read()).containsExactly(events.getFirst());
    }

    @Test
    void writersThatStartTogetherGetFilesOfTheirOwn() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> writing =
                    () -> {
                        try (JournalWriter writer =
                                JournalWriter.create(folder, Durability.BATCHED)) {
                            writer.append(events.getFirst());
                        }
                        return null;
                    };
            for (var done : threads.invokeAll(Collections.nCopies(30, writing))) {
                done.get();
            }
        }
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(30);
        }
        assertThat(read()).hasSize(30);
    }

    private List<RunEvent> read() throws IOException {
        List<RunEvent> read = new ArrayList<>();
        assertThat(new JournalReader(folder).read(read::add)).isEmpty();
        return read;
    }
}
