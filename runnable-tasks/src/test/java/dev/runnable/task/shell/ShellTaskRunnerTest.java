package dev.runnable.task.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.fixture.Trial;
import dev.runnable.parameter.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTaskRunnerTest {
    @TempDir Path folder;

    private Trial script(String command) {
        return new Trial(new ShellTaskRunnerProvider(), folder, command);
    }

    private List<String> output(Trial trial) throws InterruptedException {
        trial.outputs();
        return trial.output.out();
    }

    @Test
    void environmentIsMadeFromScratch() throws Exception {
        Trial trial =
                script("env | cut -d= -f1 | sort")
                        .environment("OTHER", "no")
                        .environment("RUNNABLE_PRM_x", "1")
                        .environment("PASSED", "1")
                        .environment("PASSED_BY_STEP", "1")
                        .setting("pass_env", "[\"PASSED_BY_STEP\", \"NOT_THERE\"]")
                        .passing("PASSED");
        assertThat(output(trial))
                .contains(
                        "PATH",
                        "HOME",
                        "PASSED",
                        "PASSED_BY_STEP",
                        "RUNNABLE_PRM_x",
                        "RUNNABLE_STEP_NAME",
                        "RUNNABLE_ATTEMPT_ID")
                .doesNotContain("OTHER", "NOT_THERE");
    }

    @Test
    void parametersAreTextsOrJsonInPythonsNotation() throws Exception {
        Trial trial =
                script(
                                "printf '%s\\n' \"$text\" \"$number\" \"$list\" \"$map\" \"$flag\" \"$none\"")
                        .parameter("text", "\"a b\"")
                        .parameter("number", "3.0")
                        .parameter("list", "[1, 2]")
                        .parameter("map", "{\"x\": 10, \"foo\": \"bar\"}")
                        .parameter("flag", "true")
                        .parameter("none", "null")
                        .parameter("object", new Parameter.Stored(TextNode.valueOf("object")));
        assertThat(output(trial))
                .containsExactly(
                        "a b", "3.0", "[1, 2]", "{\"x\": 10, \"foo\": \"bar\"}", "true", "null");
        assertThat(
                        output(
                                script("echo ${object-unset}")
                                        .parameter(
                                                "object",
                                                new Parameter.Stored(TextNode.valueOf("o")))))
                .containsExactly("unset");
    }

    @Test
    void mapItemsWinOverParametersThoseOverSecretsAndThoseOverTheAttempt() throws Exception {
        Trial trial =
                script("echo $a $b $c $RUNNABLE_STEP_NAME")
                        .secret("a", "secret")
                        .secret("b", "secret")
                        .secret("c", "secret")
                        .secret("RUNNABLE_STEP_NAME", "secret")
                        .parameter("b", "\"parameter\"")
                        .parameter("c", "\"parameter\"")
                        .variable("c", "{\"item\": 1}");
        assertThat(output(trial)).containsExactly("secret parameter {\"item\": 1} secret");
    }

    @Test
    void nameThatIsNoVariableOfTheShellIsPassedToPrograms() throws Exception {
        assertThat(
                        output(
                                script("env | grep some-name")
                                        .setting("shell", "\"bash\"")
                                        .parameter("some-name", "1")))
                .containsExactly("some-name=1");
    }

    @Test
    void valueThatTheSystemDoesNotTakeIsLeftOutAndTold() throws Exception {
        String large = '"' + "x".repeat(200 * 1024) + '"';
        Trial trial = script("echo fine").parameter("large", large).parameter("small", "1");
        assertThat(output(trial)).containsExactly("fine");
        assertThat(trial.output.err())
                .containsExactly(
                        "runnable: 'large' is not passed as a variable: it has 200 KiB, and a"
                                + " variable takes less than 128");
        assertThat(script("wc -c <<< \"$large\"").parameter("large", large).failure().message())
                .isEqualTo(
                        "the command uses 'large', which cannot be passed as a variable: it has"
                                + " 200 KiB, and a variable takes less than 128. Hand it over in a"
                                + " file instead");
        assertThat(script("echo $larger").parameter("large", large).outputs()).isEmpty();
    }

    @Test
    void valuesThatAreTooLargeTogetherLeaveTheLargestOut() throws Exception {
        Trial trial = script("env | grep -c ^p");
        for (int i = 0; i < 30; i++) {
            trial.parameter("p" + i, '"' + "x".repeat(100_000 + i) + '"');
        }
        assertThat(output(trial)).containsExactly("15");
        assertThat(trial.output.err()).hasSize(15);
    }

    @Test
    void failureTellsTheExitCodeAndTheLastLinesOfBothStreams() throws Exception {
        assertThat(script("echo out; sleep 0.05; echo err >&2; exit 3").failure().message())
                .isEqualTo("exit code 3\nout\nerr");
        assertThat(script("seq 1 50; exit 1").failure().message().lines())
                .hasSize(21)
                .startsWith("exit code 1", "31")
                .endsWith("50");
        assertThat(script("kill -9 $$").failure().message())
                .isEqualTo("killed by signal 9 (SIGKILL)");
        assertThat(script("exit 200").failure().exitCode()).hasValue(200);
    }

    @Test
    void commandThatIsNotFoundIsToldWithThePath() throws Exception {
        assertThat(script("nosuchcommand").environment("PATH", "/usr/bin:/bin").failure().message())
                .startsWith("exit code 127 (command not found; PATH is /usr/bin:/bin)\nsh: 1: ");
    }

    @Test
    void setEIsNotImplied() throws Exception {
        assertThat(output(script("false\necho on"))).containsExactly("on");
    }

    @Test
    void shellCanBeChosen() throws Exception {
        assertThat(output(script("echo ${BASH_VERSION:+bash} $0 $#").setting("shell", "\"bash\"")))
                .containsExactly("bash bash 0");
        assertThat(script("false; true").setting("shell", "\"/bin/bash -e\"").failure().exitCode())
                .hasValue(1);
        Path own = folder.resolve("own");
        Files.writeString(own, "#!/bin/sh\necho own \"$2\"\n");
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
        assertThat(output(script("text").setting("shell", "\"./own\"")))
                .containsExactly("own text");
    }

    @Test
    void shellIsFoundWithoutAPath() throws Exception {
        Trial trial = script("echo hello").environment("PATH", "");
        assertThat(trial.check()).isEmpty();
        assertThat(output(trial)).containsExactly("hello");
    }

    @Test
    void scriptMayBeLongerThanAnArgument() throws Exception {
        String longScript = "# " + "é".repeat(100_000) + "\necho \"$0 $#\"\nexport x=1; exit 0 #";
        Trial trial = script(longScript).returns("x");
        assertThat(trial.outputs()).containsEntry("x", "1");
        assertThat(trial.output.out()).containsExactly("sh 0");
        assertThat(trial.temporary()).isEmptyDirectory();
        assertThat(output(script(longScript))).containsExactly("sh 0");
    }

    @Test
    void scriptIsNotTrimmed() throws Exception {
        Trial trial = script("\n\nnosuchcommand\ntrue");
        trial.outputs();
        assertThat(trial.output.err()).singleElement().asString().startsWith("sh: 3: ");
    }

    @Test
    void checkTellsWhatIsWrong() {
        assertThat(script("x").setting("shell", "\"nosuchshell\"").check())
                .containsExactly(
                        "error: step 'step': shell 'nosuchshell' was not found. Install it, or name"
                                + " another one with 'shell:'. [RNB-402]");
        assertThat(script("x").setting("shel", "\"sh\"").check())
                .containsExactly(
                        "error: step 'step': unknown property 'shel' of a shell task. Did you mean"
                                + " 'shell'? [RNB-102]");
        assertThat(script("x").setting("comand", "1").setting("xyz", "1").check())
                .containsExactly(
                        "error: step 'step': unknown property 'comand' of a shell task. Did you"
                                + " mean 'command'? [RNB-102]",
                        "error: step 'step': unknown property 'xyz' of a shell task. A shell task"
                                + " takes 'shell' and 'pass_env' as well. [RNB-102]");
        assertThat(script("x").setting("shell", "3").setting("pass_env", "{}").check())
                .containsExactly(
                        "error: step 'step': 'shell' is a text that names a program, not 3"
                                + " [RNB-103]",
                        "error: step 'step': 'pass_env' is a list of names of variables, not {}"
                                + " [RNB-103]");
        assertThat(script("x").setting("shell", "\"/usr/bin/env\"").returns("x").check())
                .singleElement()
                .asString()
                .contains("outputs cannot be collected from '/usr/bin/env'");
        assertThat(script("x").returns("x").check()).isEmpty();
    }

    @Test
    void secretsReachNoFile() throws Exception {
        Trial trial =
                script(
                                """
                                export x=1
                                find . -type f -exec cat {} + | grep -c 'h[u]sh-hush'
                                exit 0
                                """)
                        .returns("x")
                        .secret("TOKEN", "hush-hush");
        assertThat(output(trial)).containsExactly("0");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .map(ShellTaskRunnerTest::text)
                                    .collect(Collectors.joining()))
                    .doesNotContain("hush");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void privateFilesAreReadableToTheOwnerAlone() throws Exception {
        Trial trial = script("stat -c %a .run .run/*; export x=1").returns("x");
        assertThat(output(trial)).containsExactly("700", "600");
    }

    @Test
    void workingDirectoryThatIsNotThereIsTold() throws Exception {
        Trial trial = new Trial(new ShellTaskRunnerProvider(), folder.resolve("nowhere"), "true");
        assertThat(trial.failure().message())
                .isEqualTo(
                        "the working directory " + folder.resolve("nowhere") + " does not exist");
    }
}
