package dev.runnable.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.fixture.Trial;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.task.python.PythonTaskRunnerProvider;
import dev.runnable.task.shell.ShellTaskRunnerProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresDocker
final class SecretsInContainersTest {
    private static final String SECRET = "k3pt-f0r-y0u";

    @TempDir Path folder;

    @AfterEach
    void removeWhatWasKept() throws Exception {
        for (String container : DockerCommand.containers(folder)) {
            DockerCommand.docker("rm", "-f", container);
        }
    }

    /// Both the secret, and a parameter of the same value.
    private void runsWithoutTelling(Trial trial) throws Exception {
        trial.secret("TOKEN", SECRET).parameter("password", "\"" + SECRET + "\"");

        assertThat(Box.of("auto_remove_container: false").run(trial))
                .as(trial.output.err().toString())
                .isInstanceOf(AttemptOutcome.Succeeded.class);

        List<String> kept = DockerCommand.containers(folder);
        assertThat(kept).hasSize(1);
        assertThat(DockerCommand.docker("inspect", kept.getFirst()))
                .contains("dev.runnable.step")
                .doesNotContain(SECRET);
        assertThat(folder).isDirectoryNotContaining("glob:**/{variables,request}*");
    }

    @Test
    void keptContainerOfAScriptTellsNoSecret() throws Exception {
        Trial trial =
                new Trial(
                        new ShellTaskRunnerProvider(),
                        folder,
                        "[ \"$TOKEN\" = k3pt-f0r-\"\"y0u ] && [ \"$password\" = \"$TOKEN\" ] &&"
                                + " ! grep -r y0u \""
                                + folder
                                + "\"/.run");
        runsWithoutTelling(trial);
    }

    @Test
    void keptContainerOfAFunctionTellsNoSecret() throws Exception {
        Files.writeString(
                folder.resolve("steps.py"),
                """
                import os

                def check(password: str):
                    assert os.environ["TOKEN"] == password == "k3pt-f0r-" + "y0u"
                    for top, _, names in os.walk(".run"):
                        for name in names:
                            with open(os.path.join(top, name), "rb") as file:
                                assert b"f0r-y0" not in file.read(), name
                """);
        runsWithoutTelling(new Trial(new PythonTaskRunnerProvider(), folder, "steps.check"));
    }
}
