package @package@;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
final class @Name@TasksTest {
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

        assertThat(run.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(run.parameters()).containsEntry("twice", 42);
    }

    @Test
    void exitCodeFailsTheStep() {
        Run run = run(Pipeline.of("failing", Steps.task("stop", "@name@", "BEGIN { exit 3 }")));

        assertThat(run.status()).isEqualTo(Status.FAILED);
        assertThat(run.step("stop").orElseThrow().attempts().getFirst().message())
                .contains("exit code 3");
    }

    @Test
    void mistakeIsToldBeforeTheRun() {
        assertThatThrownBy(() -> run(Pipeline.of("wrong", Steps.task("say", "@name@", "hello"))))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("a program in AWK was expected");
    }
}
