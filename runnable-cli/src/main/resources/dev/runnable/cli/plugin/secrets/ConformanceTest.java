package @package@;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
final class @Name@ConformanceTest {
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

        assertEquals(Status.SUCCEEDED, run.status());
        assertEquals(11, run.parameters().get("length"));
        assertFalse(run.logJson().contains("open sesame"));
    }

    @Test
    void missingSecretIsToldBeforeTheRun() {
        PipelineException told = assertThrows(PipelineException.class, this::run);

        String problems = String.join("\n", told.problems());
        assertTrue(problems.contains("PASSWORD"), problems);
    }
}
