package dev.runnable.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.graph.StepPath;
import dev.runnable.spi.ExecutionLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileExecutionLogsTest {
    @TempDir Path catalog;

    @Test
    void everyAttemptHasAFileOfItsOwn() throws IOException {
        write(1, "one", "ü 🚀");
        write(2, "two");
        assertThat(file(1)).content().isEqualTo("one\nü 🚀\n");
        assertThat(file(2)).content().isEqualTo("two\n");
    }

    @Test
    void aSilentAttemptLeavesNothing() throws IOException {
        write(1);
        assertThat(catalog.resolve("r1")).doesNotExist();
    }

    @Test
    void aLineIsThereSoonWithoutAnotherOneBehindIt() throws Exception {
        try (ExecutionLogs.Log log = open(1)) {
            log.line("first");
            for (int i = 0; i < 100 && !Files.exists(file(1)); i++) {
                Thread.sleep(20);
            }
            assertThat(file(1)).content().isEqualTo("first\n");
        }
    }

    @Test
    void aTalkativeTaskIsKeptWhole() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            lines.add("line " + i);
        }
        write(1, lines.toArray(String[]::new));
        assertThat(Files.readAllLines(file(1))).isEqualTo(lines);
    }

    @Test
    void theLastWordsOfAnInterruptedThreadAreKept() throws IOException {
        try (ExecutionLogs.Log log = open(1)) {
            Thread.currentThread().interrupt();
            log.line("cancelled");
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(file(1)).content().isEqualTo("cancelled\n");
    }

    @Test
    void aFolderThatIsAFileIsAnIoExceptionThatNamesIt() throws IOException {
        Files.writeString(catalog.resolve("r1"), "in the way");
        ExecutionLogs.Log log = open(1);
        log.line("lost");
        assertThatThrownBy(log::close)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot write the output of a step to " + file(1));
    }

    @Test
    void afterTheEndNothingIsTaken() throws IOException {
        ExecutionLogs.Log log = open(1);
        log.close();
        log.close();
        assertThatThrownBy(() -> log.line("late")).isInstanceOf(IOException.class);
    }

    private void write(int attempt, String... lines) throws IOException {
        try (ExecutionLogs.Log log = open(attempt)) {
            for (String line : lines) {
                log.line(line);
            }
        }
    }

    private ExecutionLogs.Log open(int attempt) {
        return new FileExecutionLogs(catalog, "r1").open(StepPath.root("my step"), attempt);
    }

    private Path file(int attempt) {
        return catalog.resolve("r1").resolve("my%20step-" + attempt + ".execution.log");
    }
}
