package @package@;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.runnable.event.StepState;
import dev.runnable.runlog.RunSummary;
import dev.runnable.sdk.Pipeline;
import dev.runnable.sdk.PipelineException;
import dev.runnable.sdk.RunOptions;
import dev.runnable.sdk.Status;
import dev.runnable.sdk.Steps;
import dev.runnable.spi.RunLogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs are kept as they happen, and found again.
final class @Name@StoreTest {
    @TempDir Path folder;
    private RunLogStore store;

    @BeforeEach
    void setUp() {
        store = new @Name@Store(folder.resolve("runs"));
    }

    private Status run(String runId, String command) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("configuration.yaml"), "run-log-store: {type: @name@}\n");
        return Pipeline.of("greeting", Steps.shell("greet", command))
                .execute(
                        RunOptions.defaults()
                                .configuration(file)
                                .workingDirectory(folder)
                                .runId(runId)
                                .quiet())
                .status();
    }

    @Test
    void runsAreKept() throws IOException {
        assertThat(run("first", "echo hello")).isEqualTo(Status.SUCCEEDED);
        assertThat(run("second", "exit 1")).isEqualTo(Status.FAILED);

        assertThat(store.list())
                .extracting(RunSummary::runId, RunSummary::status)
                .containsExactly(
                        tuple("second", StepState.FAILED),
                        tuple("first", StepState.SUCCESS));
        assertThat(store.read("first").orElseThrow().steps()).containsKey("greet");
        assertThat(store.read("none")).isEmpty();
    }

    @Test
    void runIdIsTakenOnce() throws IOException {
        run("only", "echo hello");

        assertThatThrownBy(() -> run("only", "echo hello"))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("only");
        assertThat(store.create("only")).isEmpty();
    }

    @Test
    void runIsWrittenByOneAtATime() throws IOException {
        try (RunLogStore.Writer _ = store.create("mine").orElseThrow()) {
            assertThat(store.resume("mine", false)).isEmpty();
        }
        try (RunLogStore.Writer again = store.resume("mine", false).orElseThrow()) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void lineThatWasHalfWrittenIsLeftOut() throws IOException {
        run("torn", "echo hello");
        Path file = Path.of(store.location("torn"));
        String whole = Files.readString(file);
        Files.writeString(file, "{\"event", StandardOpenOption.APPEND);

        assertThat(store.read("torn").orElseThrow().status()).isEqualTo(StepState.SUCCESS);
        store.resume("torn", false).orElseThrow().close();
        assertThat(file).hasContent(whole);
    }
}
