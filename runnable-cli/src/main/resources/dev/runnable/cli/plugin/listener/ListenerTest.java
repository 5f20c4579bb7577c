package @package@;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.sdk.Pipeline;
import dev.runnable.sdk.PipelineException;
import dev.runnable.sdk.Run;
import dev.runnable.sdk.RunOptions;
import dev.runnable.sdk.Status;
import dev.runnable.sdk.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run is told to the listener from its beginning to its end.
final class @Name@ListenerTest {
    @TempDir Path folder;

    private Run run(String config) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("configuration.yaml"),
                        "listeners: [{type: @name@, config: " + config + "}]\n");
        return Pipeline.of("greeting", Steps.shell("greet", "echo hello"))
                .execute(
                        RunOptions.defaults()
                                .configuration(file)
                                .workingDirectory(folder)
                                .runId("told")
                                .quiet());
    }

    @Test
    void runIsToldFromItsBeginningToItsEnd() throws IOException {
        assertThat(run("{file: runs.txt}").status()).isEqualTo(Status.SUCCEEDED);

        assertThat(Files.readAllLines(folder.resolve("runs.txt")))
                .startsWith("told RunStarted")
                .contains("told StepStarted")
                .endsWith("told RunFinished");
    }

    @Test
    void missingFileIsToldBeforeTheRun() {
        assertThatThrownBy(() -> run("{}"))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("'file' is missing");
    }
}
