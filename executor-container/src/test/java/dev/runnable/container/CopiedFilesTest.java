package dev.runnable.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.fixture.Trial;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.task.python.PythonTaskRunnerProvider;
import dev.runnable.task.shell.ShellTaskRunnerProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Steps on an engine that does not see the files of this machine.
@RequiresDocker
final class CopiedFilesTest {
    @TempDir Path folder;

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(DockerCommand.containers(folder)).isEmpty();
    }

    private static Box copying(String... lines) {
        return Box.of("transfer: copy", String.join("\n    ", lines));
    }

    private Trial script(String text) {
        return new Trial(new ShellTaskRunnerProvider(), folder, text);
    }

    private AttemptOutcome succeeds(String text) throws Exception {
        AttemptOutcome outcome = copying().run(script(text));
        assertThat(outcome).isInstanceOf(AttemptOutcome.Succeeded.class);
        return outcome;
    }

    @Test
    void stepSeesTheFilesAndItsOwnComeBack() throws Exception {
        Files.createDirectories(folder.resolve("in/ä b"));
        Files.writeString(folder.resolve("in/ä b/x.txt"), "content");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("in"));
        Files.writeString(folder.resolve("tool"), "#!/bin/sh\necho ran\n");
        Files.setPosixFilePermissions(
                folder.resolve("tool"), PosixFilePermissions.fromString("rwxr-x---"));
        succeeds(
                "cat link/*/x.txt > seen; mkdir -p out/deep; ./tool > out/deep/made; chmod 640 seen;"
                        + " ln -s deep out/there; ln out/deep/made out/twice");

        assertThat(folder.resolve("seen")).hasContent("content");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("seen"))))
                .isEqualTo("rw-r-----");
        assertThat(folder.resolve("out/there/made")).hasContent("ran\n");
        assertThat(folder.resolve("out/twice")).hasContent("ran\n");
        assertThat(Files.readSymbolicLink(folder.resolve("out/there"))).isEqualTo(Path.of("deep"));
        assertThat(Files.getAttribute(folder.resolve("seen"), "unix:uid"))
                .isEqualTo(Files.getAttribute(folder, "unix:uid"));
    }

    @Test
    void changeOfTheSameLengthInTheSameSecondComesBack() throws Exception {
        Path file = Files.writeString(folder.resolve("x"), "1");
        succeeds("time=$(stat -c %Y x); echo -n 2 > x; touch -d @$time x");

        assertThat(file).hasContent("2");
    }

    @Test
    void whatDidNotChangeThereIsNotWrittenOverWhatDidHere() throws Exception {
        Files.writeString(folder.resolve("x"), "before");
        Trial trial = script("echo begun; while [ ! -e go ]; do sleep 0.05; done");
        trial.to((_, _) -> {
            try {
                Files.writeString(folder.resolve("x"), "meanwhile");
                String container = DockerCommand.containers(folder).getFirst();
                DockerCommand.docker("exec", container, "touch", folder + "/go");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(copying().run(trial)).isInstanceOf(AttemptOutcome.Succeeded.class);
        assertThat(folder.resolve("x")).hasContent("meanwhile");
    }

    @Test
    void parametersSecretsAndResultsCross() throws Exception {
        Trial trial =
                script("export seen=$name-${#TOKEN}")
                        .returns("seen")
                        .parameter("name", "\"x\"")
                        .secret("TOKEN", "s3cr3t");
        Files.writeString(
                folder.resolve("steps.py"),
                "import helper\ndef twice(n):\n    return helper.times(n, 2)\n");
        Files.writeString(folder.resolve("helper.py"), "def times(a, b):\n    return a * b\n");
        Trial call =
                new Trial(new PythonTaskRunnerProvider(), folder, "steps.twice")
                        .returns("n")
                        .parameter("n", "21");

        assertThat(copying().outputs(trial)).containsEntry("seen", "\"x-6\"");
        assertThat(copying("reuse: true").outputs(call)).containsEntry("n", "42");
    }

    @Test
    void dockerignoreLeavesFilesOut() throws Exception {
        Files.writeString(folder.resolve(".dockerignore"), "# large\n/data\n*.bin\n!kept.bin\n");
        Files.createDirectories(folder.resolve("data"));
        for (String name : new String[] {"data/x", "a.bin", "kept.bin", "b"}) {
            Files.writeString(folder.resolve(name), "");
        }
        AttemptOutcome outcome = copying().run(script("export seen=\"$(echo *)\"").returns("seen"));

        assertThat(outcome.toString()).contains("\"b kept.bin\"");
    }

    @Test
    void failedStepsFilesComeBackAsWell() throws Exception {
        assertThat(copying().failure(script("echo why > reason; exit 3")).message())
                .isEqualTo("exit code 3");
        assertThat(folder.resolve("reason")).hasContent("why\n");
    }

    @Test
    void linkThatLeadsOutIsNotFollowed() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Trial trial =
                new Trial(
                        new ShellTaskRunnerProvider(),
                        inside,
                        "mkdir d; echo x > d/file; mv d e; ln -s e d; ln -s " + outside + " out");
        copying().run(trial);
        Files.delete(inside.resolve("e/file"));
        Files.delete(inside.resolve("e"));
        Files.createSymbolicLink(inside.resolve("e"), outside);

        assertThat(
                        copying()
                                .failure(
                                        new Trial(
                                                new ShellTaskRunnerProvider(),
                                                inside,
                                                "rm e; mkdir e; echo x > e/escaped"))
                                .message())
                .contains("leads out of " + inside);
        assertThat(outside).isEmptyDirectory();
    }
}
