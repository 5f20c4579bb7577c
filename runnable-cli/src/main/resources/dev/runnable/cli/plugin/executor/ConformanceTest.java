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

/// Pipelines run by this executor as they do by the program's own.
final class @Name@ConformanceTest {
    @TempDir Path folder;

    private RunOptions options(String config) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("configuration.yaml"),
                        "pipeline-executor: {type: @name@, config: " + config + "}\n");
        return RunOptions.defaults().configuration(file).workingDirectory(folder).quiet();
    }

    @Test
    void stepsHandParametersOn() throws Exception {
        Pipeline pipeline =
                Pipeline.of(
                        "greeting",
                        Steps.shell("greet", "export words='hello world'").returns("words"),
                        Steps.shell("count", "export count=$(echo $words | wc -w)").returns("count"));

        Run run = pipeline.execute(options("{launcher: [nice, -n, '1'], max_parallel: 2}"));

        assertEquals(Status.SUCCEEDED, run.status());
        assertEquals(2, run.parameters().get("count"));
    }

    @Test
    void branchesRunAtTheSameTime() throws Exception {
        String meet = "touch $ME; while ! [ -e $OTHER ]; do sleep 0.05; done";
        Pipeline pipeline =
                Pipeline.of(
                        "meeting",
                        Steps.parallel("both")
                                .branch("a", Steps.shell("wait-a", "ME=a; OTHER=b; " + meet))
                                .branch("b", Steps.shell("wait-b", "ME=b; OTHER=a; " + meet)));

        assertEquals(Status.SUCCEEDED, pipeline.execute(options("{max_parallel: 2}")).status());
    }

    @Test
    void stepThatFailsTellsItsExitCode() throws Exception {
        Pipeline pipeline = Pipeline.of("failing", Steps.shell("stop", "exit 3"));

        Run run = pipeline.execute(options("{}"));

        assertEquals(Status.FAILED, run.status());
        String message = run.step("stop").orElseThrow().attempts().get(0).message();
        assertTrue(message.contains("exit code 3"), message);
    }

    @Test
    void launcherThatIsNotThereIsToldBeforeTheRun() throws Exception {
        Pipeline pipeline = Pipeline.of("none", Steps.shell("never", "touch ran"));
        RunOptions options = options("{launcher: [no-such-program]}");

        PipelineException told =
                assertThrows(PipelineException.class, () -> pipeline.execute(options));

        String problems = String.join("\n", told.problems());
        assertTrue(problems.contains("there is no program 'no-such-program'"), problems);
        assertFalse(Files.exists(folder.resolve("ran")));
    }
}
