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

/// Steps get their secrets from the source, and nobody else sees them.
final class @Name@SourceTest {
    private static final Pipeline PIPELINE =
            Pipeline.of(
                    "login",
                    Steps.shell("use", "echo $PASSWORD; export length=${#PASSWORD}")
                            .secrets("PASSWORD")
                            .returns("length"));

    @TempDir Path folder;

    private Run run() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("configuration.yaml"),
                        "secrets: {type: @name@, config: {folder: kept}}\n");
        return PIPELINE.execute(
                RunOptions.defaults().configuration(file).workingDirectory(folder).quiet());
    }

    @Test
    void stepGetsItsSecret() throws IOException {
        Files.createDirectory(folder.resolve("kept"));
        Files.writeString(folder.resolve("kept/PASSWORD"), "open sesame\n");

        Run run = run();

        assertThat(run.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(run.parameters()).containsEntry("length", 11);
        assertThat(run.logJson()).doesNotContain("open sesame");
    }

    @Test
    void missingSecretIsToldBeforeTheRun() {
        assertThatThrownBy(this::run)
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("PASSWORD");
    }
}
