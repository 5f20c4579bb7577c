package @package@;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run is told to the listener from its beginning to its end.
final class @Name@ConformanceTest {
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
        assertEquals(Status.SUCCEEDED, run("{file: runs.txt}").status());

        List<String> lines = Files.readAllLines(folder.resolve("runs.txt"));
        assertEquals("told RunStarted", lines.get(0));
        assertTrue(lines.contains("told StepStarted"), lines.toString());
        assertTrue(lines.get(lines.size() - 1).startsWith("told RunFinished"), lines.toString());
    }

    @Test
    void missingFileIsToldBeforeTheRun() {
        PipelineException told = assertThrows(PipelineException.class, () -> run("{}"));

        String problems = String.join("\n", told.problems());
        assertTrue(problems.contains("'file' is missing"), problems);
    }
}
