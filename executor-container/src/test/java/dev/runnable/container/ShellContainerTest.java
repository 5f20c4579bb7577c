package dev.runnable.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.fixture.Trial;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.task.PrivateFolders;
import dev.runnable.task.shell.ShellTaskRunnerProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresDocker
final class ShellContainerTest {
    @TempDir Path folder;

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(DockerCommand.containers(folder)).isEmpty();
    }

    private Trial script(String... lines) {
        return new Trial(new ShellTaskRunnerProvider(), folder, String.join("\n", lines));
    }

    @Test
    void scriptRunsInTheImageAndHandsItsVariablesOver() throws Exception {
        Trial trial =
                script(
                                "test -e /.dockerenv && export inside=true",
                                "export greeting=\"it's $name, $data, $item\"",
                                "export where=$PWD home=$RUNNABLE_STEP_NAME",
                                "export lines=\"a",
                                "b\"; exit 0 # comment")
                        .parameter("name", "\"J\\u00fcrgen $HOME `id`\"")
                        .parameter("data", "{\"x\": [1, \"'\"]}")
                        .variable("item", "7")
                        .returns("inside", "greeting", "where", "home", "lines");

        assertThat(Box.of().outputs(trial))
                .containsExactly(
                        Map.entry("inside", "true"),
                        Map.entry(
                                "greeting",
                                "\"it's J\\u00fcrgen $HOME `id`, {\\\"x\\\": [1, \\\"'\\\"]}, 7\""),
                        Map.entry("where", "\"" + folder + "\""),
                        Map.entry("home", "\"step\""),
                        Map.entry("lines", "\"a\\nb\""));
        assertThat(trial.output.err()).isEmpty();
    }

    @Test
    void filesAreTheCallers() throws Exception {
        Files.writeString(folder.resolve("in.txt"), "words");
        Trial trial = script("cp in.txt out.txt; id -u; umask");

        assertThat(Box.of().run(trial)).isInstanceOf(AttemptOutcome.Succeeded.class);
        assertThat(folder.resolve("out.txt")).hasContent("words");
        assertThat(Files.getAttribute(folder.resolve("out.txt"), "unix:uid"))
                .isEqualTo(Files.getAttribute(folder, "unix:uid"))
                .hasToString(trial.output.out().getFirst());
    }

    @Test
    void outputStreamsWhileTheScriptRuns() throws Exception {
        Path seen = folder.resolve("seen");
        Trial trial =
                script(
                        "echo first; until [ -e seen ]; do sleep 0.05; done; printf last; echo e >&2");
        trial.to((stream, line) -> {
            trial.output.line(stream, line);
            if (line.equals("first")) {
                create(seen);
            }
        });

        assertThat(Box.of().run(trial)).isInstanceOf(AttemptOutcome.Succeeded.class);
        assertThat(trial.output.out()).containsExactly("first", "last");
        assertThat(trial.output.err()).containsExactly("e");
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void failureTellsTheExitCodeAndTheLastLines() throws Exception {
        assertThat(Box.of().failure(script("echo before >&2; echo wrong >&2; exit 3")))
                .isEqualTo(
                        new AttemptOutcome.Failed("exit code 3\nbefore\nwrong", OptionalInt.of(3)));
        assertThat(Box.of().failure(script("nonsense")).message())
                .startsWith("exit code 127 (command not found in the image 'runnable-test:1')\n")
                .contains("nonsense: not found");
    }

    @Test
    void signalIsToldAsSuch() throws Exception {
        AttemptOutcome.Failed failed = Box.of().failure(script("kill -SEGV $$"));

        assertThat(failed.exitCode()).hasValue(139);
        assertThat(failed.message()).contains("SIGSEGV");
    }

    @Test
    void lackOfMemoryIsToldAsSuch() throws Exception {
        AttemptOutcome.Failed failed = Box.of("memory: 16m").failure(script("exec tail /dev/zero"));

        assertThat(failed.exitCode()).hasValue(137);
        assertThat(failed.message())
                .contains("(the container ran out of memory, of which it may have 16 MiB)");
    }

    @Test
    void otherShellsAndLongScriptsWork() throws Exception {
        String filler = "# " + "x".repeat(200) + "\n";
        Trial trial =
                script(filler.repeat(1000) + "array=(a b); export second=${array[1]}")
                        .setting("shell", "\"bash -e\"")
                        .returns("second");

        assertThat(Box.of().outputs(trial)).containsEntry("second", "\"b\"");
    }

    @Test
    void shellThatTheImageLacksIsNamed() throws Exception {
        assertThat(Box.of().failure(script("true").setting("shell", "\"zsh\"")).message())
                .startsWith("exit code 127 (command not found in the image 'runnable-test:1')")
                .contains("zsh: not found");
    }

    @Test
    void anotherUserOfTheImageCanRunIt() throws Exception {
        Path temporary = Files.createTempDirectory("rnb-test");
        try {
            Trial trial =
                    script("export me=$(id -u):$(id -g)", "# long" + " x".repeat(100_000))
                            .secret("TOKEN", "hush")
                            .returns("me");
            RunContext context = Box.with(trial.context(), temporary, Map.of());
            assertThat(Box.of("user: 65534:65533").run(trial.attempt(), context))
                    .hasToString("Succeeded[outputs={me=Json[value=\"65534:65533\"]}]");
        } finally {
            PrivateFolders.remove(temporary);
        }
        assertThat(temporary).doesNotExist();
    }

    @Test
    void sandboxedStepRunsInItsFolder() throws Exception {
        Path sandbox = Files.createTempDirectory("rnb-sandbox");
        try {
            Trial trial = script("pwd > here.txt");
            TaskAttempt usual = trial.attempt();
            TaskAttempt attempt =
                    new TaskAttempt(
                            usual.step(),
                            1,
                            usual.node(),
                            usual.parameters(),
                            usual.variables(),
                            usual.secrets(),
                            usual.environment(),
                            usual.output(),
                            Optional.of(sandbox),
                            usual.objects());

            assertThat(Box.of().run(attempt, trial.context()))
                    .isInstanceOf(AttemptOutcome.Succeeded.class);
            assertThat(sandbox.resolve("here.txt")).hasContent(sandbox.toString());
        } finally {
            PrivateFolders.remove(sandbox);
        }
    }

    @Test
    void folderOfAnAttemptIsPrivateOnThisMachineAndGoneAfterwards() throws Exception {
        Trial trial = script("sleep 0");
        Box.of().run(trial);
        Path parent = trial.temporary().resolve("containers");

        assertThat(Files.getPosixFilePermissions(parent))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(parent.resolve("shared")).isEmptyDirectory();
    }
}
