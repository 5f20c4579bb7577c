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
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Such tasks take and return parameters as the program's own do.
final class @Name@ConformanceTest {
    @TempDir Path folder;

    private Run run(Pipeline pipeline) {
        return pipeline.execute(RunOptions.defaults().workingDirectory(folder).quiet());
    }

    @Test
    void parametersGoInAndOut() {
        String program = "BEGIN { print \"twice=\" 2 * ENVIRON[\"number\"] }";
        Run run =
                run(
                        Pipeline.of(
                                "numbers",
                                Steps.shell("begin", "export number=21").returns("number"),
                                Steps.task("double", "@name@", program).returns("twice")));

        assertEquals(Status.SUCCEEDED, run.status());
        assertEquals(42, run.parameters().get("twice"));
    }

    @Test
    void exitCodeFailsTheStep() {
        Run run = run(Pipeline.of("failing", Steps.task("stop", "@name@", "BEGIN { exit 3 }")));

        assertEquals(Status.FAILED, run.status());
        String message = run.step("stop").orElseThrow().attempts().get(0).message();
        assertTrue(message.contains("exit code 3"), message);
    }

    @Test
    void mistakeIsToldBeforeTheRun() {
        PipelineException told =
                assertThrows(
                        PipelineException.class,
                        () -> run(Pipeline.of("wrong", Steps.task("say", "@name@", "hello"))));

        String problems = String.join("\n", told.problems());
        assertTrue(problems.contains("a program in AWK was expected"), problems);
    }
}
