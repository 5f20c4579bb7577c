package @package@;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnable.sdk.Pipeline;
import dev.runnable.sdk.PipelineException;
import dev.runnable.sdk.RunOptions;
import dev.runnable.sdk.Status;
import dev.runnable.sdk.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is this executor's own.
final class @Name@ExecutorTest {
    @TempDir Path folder;

    private RunOptions options(String config) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("configuration.yaml"),
                        "pipeline-executor: {type: @name@, config: " + config + "}\n");
        return RunOptions.defaults().configuration(file).workingDirectory(folder).quiet();
    }

    @Test
    void stepsAreStartedThroughTheLauncher() throws IOException {
        Pipeline pipeline = Pipeline.of("greeting", Steps.shell("greet", "echo hello"));
        RunOptions options = options("{launcher: [sh, -c, 'touch launched; \"$@\"', sh]}");

        assertThat(pipeline.execute(options).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(folder.resolve("launched")).exists();
    }

    @Test
    void launcherThatIsNotThereIsToldBeforeTheRun() throws IOException {
        Pipeline pipeline = Pipeline.of("none", Steps.shell("never", "touch ran"));
        RunOptions options = options("{launcher: [no-such-program]}");

        assertThatThrownBy(() -> pipeline.execute(options))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("there is no program 'no-such-program'");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void mistakeInTheConfigurationIsToldWithItsPlace() throws IOException {
        Pipeline pipeline = Pipeline.of("none", Steps.shell("never", "touch ran"));
        RunOptions options = options("{max_parallel: 0}");

        assertThatThrownBy(() -> pipeline.execute(options))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("'max_parallel' must be")
                .hasMessageContaining("configuration.yaml:1:");
    }
}
