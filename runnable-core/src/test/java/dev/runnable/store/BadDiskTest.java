package dev.runnable.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.event.RunEvent;
import dev.runnable.event.SampleRun;
import dev.runnable.event.StepState;
import dev.runnable.graph.StepPath;
import dev.runnable.journal.Durability;
import dev.runnable.runlog.RunLog;
import dev.runnable.runlog.RunLogFold;
import dev.runnable.spi.ExecutionLogs;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Disks that are full or turn read-only. Skipped without the right to mount one.
class BadDiskTest {
    @TempDir Path temporary;

    private final List<RunEvent> events =
            SampleRun.of("r1").succeeded("first").succeeded("second").events();

    @Test
    void aDiskThatFillsUpFailsTheAppendAndKeepsWhatWasLogged() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(temporary.resolve("disk"));
                RunLogStore.Writer writer = store(disk).create("r1").orElseThrow()) {
            RunLogFold fold = append(writer);
            disk.fill(0);
            RunEvent large = failure("x".repeat(100_000));
            assertThatThrownBy(() -> writer.append(large))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching(
                            "cannot write the run log .*/r1.journal/journal-1.log:"
                                    + " no space left on device");
            assertThatThrownBy(() -> writer.finish(fold.snapshot()))
                    .isInstanceOf(IOException.class);
            RunLog read = store(disk).read("r1").orElseThrow();
            assertThat(read.steps().keySet()).containsExactly("first", "second");
            assertThat(read.message()).isEmpty();
        }
    }

    @Test
    void aDiskTooFullForTheDocumentFailsTheEndAndLeavesNoHalfOfIt() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(temporary.resolve("disk"));
                RunLogStore.Writer writer = store(disk).create("r1").orElseThrow()) {
            RunLogFold fold = append(writer);
            disk.fill(0);
            assertThatThrownBy(() -> writer.finish(fold.snapshot()))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching(
                            "cannot write the run log .*/r1.json: no space left on device");
            try (var files = Files.list(disk.folder())) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder("r1.journal", "ballast");
            }
            assertThat(store(disk).read("r1")).isPresent();
        }
    }

    @Test
    void aRunThatCannotBeginOnAFullDiskDoesNotUseItsIdUp() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(temporary.resolve("disk"))) {
            disk.fill(0);
            assertThatThrownBy(() -> store(disk).create("r1"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no space left on device");
            Files.delete(disk.folder().resolve("ballast"));
            store(disk).create("r1").orElseThrow().close();
        }
    }

    @Test
    void aRunThatCannotGoOnOnAFullDiskCanWhenThereIsSpaceAgain() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(temporary.resolve("disk"))) {
            try (RunLogStore.Writer writer = store(disk).create("r1").orElseThrow()) {
                append(writer);
                writer.append(failure("no luck"));
            }
            disk.fill(0);
            assertThatThrownBy(() -> store(disk).resume("r1", false))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no space left on device");
            try (var files = Files.list(disk.folder().resolve("r1.journal"))) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactly("journal-1.log");
            }
            Files.delete(disk.folder().resolve("ballast"));
            store(disk).resume("r1", false).orElseThrow().close();
        }
    }

    @Test
    void aDiskThatTurnsReadOnlyIsTold() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(temporary.resolve("disk"))) {
            RunLog log;
            try (RunLogStore.Writer writer = store(disk).create("r1").orElseThrow()) {
                log = append(writer).snapshot();
            }
            disk.makeReadOnly();
            Layout layout = new SingleFileLayout(disk.folder(), ZoneOffset.UTC);
            assertThatThrownBy(() -> layout.write(log))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching(
                            "cannot write the run log .*/r1.json: read-only file system");
            assertThatThrownBy(() -> store(disk).create("r2"))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching(
                            "cannot create the run log .*/r2.journal: read-only file system");
            assertThat(store(disk).read("r1")).isPresent();
            assertThat(store(disk).list()).hasSize(1);
        }
    }

    @Test
    void theOutputOfAStepThatCannotBeKeptIsAnIoException() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(temporary.resolve("disk"))) {
            disk.fill(0);
            ExecutionLogs.Log log =
                    new FileExecutionLogs(disk.folder(), "r1").open(StepPath.root("a"), 1);
            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 100; i++) {
                                    log.line("x".repeat(10_000));
                                }
                            })
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching(
                            "cannot write the output of a step to .*/r1/a-1.execution.log:"
                                    + " no space left on device");
            assertThatThrownBy(log::close).isInstanceOf(IOException.class);
        }
    }

    private static RunLogStore store(SmallDisk disk) {
        return new FileSystemRunLogStore(disk.folder(), Durability.BATCHED, ZoneOffset.UTC);
    }

    private RunLogFold append(RunLogStore.Writer writer) throws IOException {
        RunLogFold fold = new RunLogFold();
        for (RunEvent event : events) {
            writer.append(event);
            fold.apply(event);
        }
        return fold;
    }

    private static RunEvent failure(String message) {
        return new RunEvent.RunFinished(SampleRun.START, StepState.FAILED, message);
    }
}
