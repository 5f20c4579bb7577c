package dev.runnable.task.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.fixture.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellOutputsTest {
    /// What is installed of the shells that outputs are collected from.
    private static final List<String> SHELLS =
            Stream.of(
                            "sh",
                            "bash",
                            "bash --posix",
                            "dash",
                            "ash",
                            "busybox sh",
                            "ksh93",
                            "mksh",
                            "yash",
                            "zsh")
                    .filter(ShellOutputsTest::isInstalled)
                    .toList();

    @TempDir Path folder;

    private static boolean isInstalled(String shell) {
        String program = shell.split(" ", 2)[0];
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    private Trial script(String command) {
        return new Trial(new ShellTaskRunnerProvider(), folder, command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export x=1",
                "export x=1\n",
                "export x=1;",
                "export x=1; exit 0",
                "export x=1; exit",
                "export x=1\nexit 0\n",
                "export x=1 # a comment",
                "export x=1; true &",
                "export x=1; sleep 0.01 & wait",
                "set -e; export x=1; false || true",
                "set -u; export x=1",
                "set -f; export x=1",
                "set -C; export x=1",
                "set -eufC; export x=1; exit 0",
                "set -a; x=1",
                "f() { export x=1; exit 0; }; f",
                "f() { export x=1; return 0; }; f",
                "export x=1; IFS=01; exit 0",
                "export x=1; PATH=; exit 0",
                "export x=1; PATH=/nowhere; export PATH",
                "export x=1; unset PATH",
                "readonly x=1; export x",
                "export x=1; cd /; exit 0",
                "export x=1; exec >/dev/null 2>&1",
                "export x=1; exec >&- 2>&-",
                "export x=1; umask 777",
                "trap 'rc=$?; exit $rc' EXIT; export x=1",
                "trap 'rc=$?; exit $rc' EXIT; export x=1; exit 0",
                "trap 'exit 0' 0; export x=1; exit 7",
                "trap -- 'true' EXIT; export x=1; exit 0",
                "trap '' EXIT; export x=1; exit 0",
                "trap 'false' EXIT; trap - EXIT; export x=1; exit 0",
                "trap 'false' EXIT; trap EXIT; export x=1; exit 0",
                "set -e; trap 'true' EXIT INT TERM; export x=1; exit 0",
                "if true; then trap 'true' EXIT; fi; export x=1; exit 0",
                "f() { trap 'true' EXIT; }; f; export x=1; exit 0",
                "saved=$(trap); trap 'true' EXIT; eval \"$saved\"; export x=1; exit 0",
                "(export x=2; exit 0); export x=1",
                "(trap 'true' EXIT; export x=2); export x=1",
                "export x=1; cat <<END\ntext\nEND",
                "export x=1; cat <<END\ntext\nEND\n",
                "alias export=export; export x=1",
                "export x=1; unalias -a 2>/dev/null; exit 0",
                "export x=1; echo \"shift;\" >/dev/null; set -- a b c; shift",
                "export x=1; [ $# = 0 ] && [ \"$0\" != \"\" ]",
            })
    void areTakenHoweverTheScriptSucceeds(String command) throws InterruptedException {
        for (String shell : SHELLS) {
            assertThat(script(command).returns("x").setting("shell", '"' + shell + '"').outputs())
                    .as(shell)
                    .isEqualTo(Map.of("x", "1"));
        }
    }

    @Test
    void actionOfTheUsersExitTrapRunsWithTheScriptsStatus() throws InterruptedException {
        Trial trial = script("trap 'echo bye $?' EXIT\nexport x=1\nexit 3").returns("x");
        assertThat(trial.failure().exitCode()).hasValue(3);
        assertThat(trial.output.out()).containsExactly("bye 3");

        Trial good = script("trap 'echo bye $?' EXIT\nexport x=1\nexit 0").returns("x");
        assertThat(good.outputs()).containsEntry("x", "1");
        assertThat(good.output.out()).containsExactly("bye 0");
    }

    @Test
    void failingExitTrapOfTheUserFailsTheStep() throws InterruptedException {
        assertThat(script("trap 'exit 4' EXIT; export x=1").returns("x").failure().exitCode())
                .hasValue(4);
    }

    @Test
    void textIsKeptToTheLastCharacter() throws InterruptedException {
        Trial trial =
                script("export x=\"$(printf 'a\\n\\nb=c\\n y=2\\n.')\"; x=${x%.}; export y='  ';")
                        .returns("x", "y");
        assertThat(trial.outputs())
                .isEqualTo(Map.of("x", "\"a\\n\\nb=c\\n y=2\\n\"", "y", "\"  \""));
    }

    @Test
    void jsonIsReadAndWhatIsNotStrictJsonStaysText() throws InterruptedException {
        Trial trial =
                script(
                                """
                                export a='{"x": [1, 2.5, null, true], "y": {}}' b=007 c=NaN d=True
                                export e=12345678901234567890 f= g='"text"' h='{"x": 1' i='1 2'
                                export j=1e400 k=-0.5 l=1e3
                                """)
                        .returns("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l");
        assertThat(trial.outputs())
                .isEqualTo(
                        Map.ofEntries(
                                Map.entry("a", "{\"x\": [1, 2.5, null, true], \"y\": {}}"),
                                Map.entry("b", "\"007\""),
                                Map.entry("c", "\"NaN\""),
                                Map.entry("d", "\"True\""),
                                Map.entry("e", "12345678901234567890"),
                                Map.entry("f", "\"\""),
                                Map.entry("g", "\"text\""),
                                Map.entry("h", "\"{\\\"x\\\": 1\""),
                                Map.entry("i", "\"1 2\""),
                                Map.entry("j", "\"1e400\""),
                                Map.entry("k", "-0.5"),
                                Map.entry("l", "1000.0")));
    }

    @Test
    void onlyExportedVariablesCountAndAMissingOneIsTold() throws InterruptedException {
        Trial trial = script("x=1; export y=2").returns("x", "y", "not-a-name");
        assertThat(trial.outputs()).isEqualTo(Map.of("y", "2"));
        assertThat(trial.output.err())
                .containsExactly(
                        "runnable: the script has not exported 'x', which its returns name",
                        "runnable: the script has not exported 'not-a-name', which its returns"
                                + " name");
    }

    @Test
    void messagesOfTheShellCountTheUsersLines() throws InterruptedException {
        for (String shell : new String[] {"sh", "bash"}) {
            Trial trial =
                    script("true\n\nnosuchcommand\nexport x=1")
                            .returns("x")
                            .setting("shell", '"' + shell + '"');
            trial.outputs();
            assertThat(trial.output.err()).singleElement().asString().contains("3: ");
        }
    }

    @Test
    void tracingShowsTheUsersCommandsAndNoCollection() throws InterruptedException {
        Trial trial = script("set -x; export x=1; exit 0").returns("x");
        assertThat(trial.outputs()).containsEntry("x", "1");
        assertThat(trial.output.err()).containsExactly("+ export x=1", "+ exit 0");
    }

    @Test
    void textThatNoShellUnderstandsFails() throws InterruptedException {
        for (String shell : new String[] {"sh", "bash"}) {
            Trial trial = script("export x=1\necho 'open").returns("x");
            assertThat(trial.setting("shell", '"' + shell + '"').failure().exitCode()).hasValue(2);
        }
    }

    @Test
    void failedScriptGivesNone() throws InterruptedException {
        assertThat(script("export x=1; exit 3").returns("x").failure().message())
                .isEqualTo("exit code 3");
        assertThat(script("set -e; export x=1; false; true").returns("x").failure().exitCode())
                .hasValue(1);
    }

    @Test
    void collectingLeavesNoFile() throws InterruptedException {
        Trial trial = script("export x=1; exit 0").returns("x").secret("TOKEN", "hush");
        trial.outputs();
        assertThat(trial.temporary()).isEmptyDirectory();
    }
}
