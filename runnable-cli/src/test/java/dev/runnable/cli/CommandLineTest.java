package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.engine.Ambience;
import dev.runnable.run.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands, in this process: what they print and with which code they end.
final class CommandLineTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HELLO =
            """
            parameters: {name: world}
            dag:
              start_at: hello
              steps:
                hello:
                  type: task
                  command_type: shell
                  command: |
                    echo "hello $name"
                    export length=${#name}
                  returns: [{name: length, kind: metric}]
                  next: success
            """;

    private final Map<String, String> environment = new HashMap<>(Map.of("PATH", path()));
    private Screen screen = Screen.NONE;
    private ZoneOffset zone = ZoneOffset.UTC;

    @TempDir Path folder;

    private record Result(int code, String out, String err) {
        JsonNode json() throws IOException {
            return JSON.readTree(out);
        }
    }

    @Test
    void executeShowsWhatHappensOnTheStandardErrorOnly() throws Exception {
        file("hello.yaml", HELLO);
        Result result = run("execute", "hello.yaml", "--run-id", "r1");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("run r1 of hello.yaml")
                .contains("[hello] | hello world")
                .containsPattern("\\[hello] succeeded in \\d+\\.\\d\\ds")
                .contains("run succeeded in")
                .contains("run log: .run_log_store/r1\n");
    }

    @Test
    void executeWritesTheRunLogAsJsonWhenAsked() throws Exception {
        file("hello.yaml", HELLO);
        JsonNode log = run("execute", "hello.yaml", "r1", "--output", "json").json();
        assertThat(log.get("run_id").asText()).isEqualTo("r1");
        assertThat(log.get("status").asText()).isEqualTo("SUCCESS");
        assertThat(log.at("/parameters/length/value").asInt()).isEqualTo(5);
        assertThat(log.at("/steps/hello/attempts/0/user_defined_metrics").isEmpty()).isFalse();
    }

    @Test
    void showTellsTheSameAsTheFileThatTheRunLeft() throws Exception {
        file("hello.yaml", HELLO);
        run("execute", "hello.yaml", "r1");
        JsonNode shown = run("show", "r1", "--output", "json").json();
        JsonNode left = JSON.readTree(folder.resolve(".run_log_store/r1/RunLog.json").toFile());
        assertThat(shown).isEqualTo(left);
        assertThat(run("show", "r1").out()).contains("hello", "task", "SUCCESS", "length: 5");
    }

    @Test
    void runsListsTheNewestFirst() throws Exception {
        file("hello.yaml", HELLO);
        run("execute", "hello.yaml", "r1", "--tag", "nightly");
        run("execute", "hello.yaml", "r2");
        List<String> lines = run("runs").out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).startsWith("r2");
        assertThat(lines.get(2)).startsWith("r1").contains("SUCCESS", "hello.yaml", "nightly");
        assertThat(run("runs", "--output", "json").json()).hasSize(2);
    }

    @Test
    void failedRunEndsWithOneAndItsReason() throws Exception {
        file("bad.yaml", HELLO.replace("echo \"hello $name\"", "echo broken >&2; exit 3"));
        Result result = run("execute", "bad.yaml", "r1");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("step 'hello' failed:", "exit code 3", "broken");
    }

    @Test
    void timeoutEndsTheProcessTreeAndEveryTryIsAnAttempt() throws Exception {
        file(
                "slow.yaml",
                """
                dag:
                  start_at: slow
                  steps:
                    slow:
                      type: task
                      command_type: shell
                      command: |
                        setsid sleep 300 &
                        echo $! >> pids
                        wait
                      timeout: 300ms
                      retry: {max_attempts: 2, backoff: {initial: 10ms}}
                      next: success
                """);
        Result result = run("execute", "slow.yaml", "r1", "--output", "json");
        assertThat(result.code()).isEqualTo(1);
        JsonNode attempts = result.json().at("/steps/slow/attempts");
        assertThat(attempts).hasSize(2);
        for (JsonNode attempt : attempts) {
            assertThat(attempt.get("status").asText()).isEqualTo("FAIL");
            assertThat(attempt.get("message").asText()).startsWith("timed out after 0.3s");
        }
        for (String pid : Files.readAllLines(folder.resolve("pids"))) {
            assertThat(Alive.process(Long.parseLong(pid.strip()))).isFalse();
        }
    }

    @Test
    void mistakesOfAllFilesAreToldAtOnceAndNothingIsStarted() throws Exception {
        file(
                "bad.yaml",
                HELLO.replace("command:", "comand:").replace("next: success", "next: sucess"));
        file("config.yaml", "pipeline-exekutor: {type: local}\n");
        Result result = run("execute", "bad.yaml", "-c", "config.yaml", "--set", "=1");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("error: bad.yaml:8:7: step 'hello': unknown property 'comand'")
                .contains("Did you mean 'command'? [RNB-102]")
                .contains("sucess")
                .contains("config.yaml:1:1: unknown section 'pipeline-exekutor'")
                .contains("nothing was started");
        assertThat(folder.resolve(".run_log_store")).doesNotExist();
    }

    @Test
    void validateChecksAndStartsNothing() throws Exception {
        file("hello.yaml", HELLO);
        Result good = run("validate", "hello.yaml");
        assertThat(good.code()).as(good.err()).isZero();
        assertThat(good.err()).contains("valid: hello.yaml");
        assertThat(folder.resolve(".run_log_store")).doesNotExist();

        file("bad.yaml", HELLO.replace("type: task", "type: taks"));
        Result bad = run("validate", "bad.yaml", "--output", "json");
        assertThat(bad.code()).isEqualTo(3);
        assertThat(bad.json().get(0).get("line").asInt()).isEqualTo(6);
        assertThat(bad.json().get(0).get("code").asText()).startsWith("RNB-");
    }

    @Test
    void missingInterpreterEndsWithFourBeforeAnythingRuns() throws Exception {
        file("config.yaml", "python: /nowhere/python\n");
        file("p.yaml", "dag: {start_at: a, steps: {a: {type: task, command: m.f, next: success}}}");
        Result result = run("execute", "p.yaml", "-c", "config.yaml");
        assertThat(result.code()).as(result.err()).isEqualTo(4);
        assertThat(result.err()).contains("/nowhere/python", "[RNB-402]");
        assertThat(folder.resolve(".run_log_store")).doesNotExist();
    }

    @Test
    void missingSecretEndsWithFourBeforeAnythingRuns() throws Exception {
        file("p.yaml", HELLO.replace("next: success", "secrets: [API_KEY]\n      next: success"));
        Result result = run("execute", "p.yaml");
        assertThat(result.code()).as(result.err()).isEqualTo(4);
        assertThat(result.err())
                .contains("there is no secret 'API_KEY'. Set the environment variable 'API_KEY'");
    }

    @Test
    void missingSecretOfADotenvFileNamesTheFile() throws Exception {
        file("p.yaml", HELLO.replace("next: success", "secrets: [API_KEY]\n      next: success"));
        file("config.yaml", "secrets: {type: dotenv, config: {location: my.env}}\n");
        file("my.env", "OTHER=1\n");
        assertThat(run("execute", "p.yaml", "-c", "config.yaml").err())
                .contains("no secret 'API_KEY'. Add a line 'API_KEY=...' to 'my.env'.");
    }

    @Test
    void whatThisMachineLacksIsToldAtTheStepThatNeedsIt() throws Exception {
        file(
                "p.yaml",
                """
                dag:
                  steps:
                    a: {type: task, command_type: shell, command: x, secrets: [API_KEY]}
                    b: {type: task, command_type: java, command: 'Nowhere.java::f'}
                    c: {type: task, command_type: java, command: 'Nowhere.java::f'}
                    d: {type: task, command: m.f, catalog: {get: [a.csv]}}
                """);
        assertThat(run("validate", "p.yaml").err())
                .contains("error: p.yaml:3:5: step 'a': there is no secret 'API_KEY'")
                .contains("error: p.yaml:4:5: step 'b': source file 'Nowhere.java'")
                .contains("error: p.yaml:5:5: step 'c': source file 'Nowhere.java'")
                .contains("error: p.yaml:6:5: step 'd': it gets 'a.csv', which no step puts.");
    }

    @Test
    void variableOfTheOriginalGoesOnWithARun() throws Exception {
        file(
                "p.yaml",
                """
                dag:
                  start_at: once
                  steps:
                    once: {type: task, command_type: shell, command: echo once >> ran, next: late}
                    late: {type: task, command_type: shell, command: test -e there, next: success}
                """);
        Result failed = run("execute", "p.yaml", "r1");
        assertThat(failed.code()).as(failed.err()).isEqualTo(1);
        assertThat(failed.err()).endsWith("to go on with it: runnable retry r1\n");
        file("there", "");
        environment.put("RUNNABLE_RETRY_RUN_ID", "r1");
        Result again = run("execute", "p.yaml", "--output", "json");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(Files.readString(folder.resolve("ran"))).isEqualTo("once\n");
        assertThat(again.json().at("/run_config/is_retry").booleanValue()).isTrue();
        assertThat(again.json().at("/steps/late/attempts")).hasSize(2);
        assertThat(run("execute", "p.yaml").err()).contains("has succeeded already");
    }

    @Test
    void showListsTheFilesThatStepsPut() throws Exception {
        file(
                "files.yaml",
                """
                dag:
                  start_at: write
                  steps:
                    write:
                      type: task
                      command_type: shell
                      command: echo hello > hello.txt
                      catalog: {put: [hello.txt]}
                      next: success
                """);
        run("execute", "files.yaml", "r1");
        assertThat(run("show", "r1").out())
                .contains(
                        """
                        FILE          SHA-256       STEP
                        r1/hello.txt  5891b5b522d5  write
                        """);
    }

    @Test
    void unknownRunIsToldWithTheNearestOne() throws Exception {
        file("hello.yaml", HELLO);
        run("execute", "hello.yaml", "nightly-1");
        Result result = run("show", "nightly-2");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("there is no run 'nightly-2'", "Did you mean 'nightly-1'?");
    }

    @Test
    void storeThatKeepsNothingSaysSo() throws Exception {
        file("hello.yaml", HELLO);
        file("config.yaml", "run-log-store: {type: buffered}\n");
        run("execute", "hello.yaml", "r1", "-c", "config.yaml");
        Result shown = run("show", "r1", "-c", "config.yaml");
        assertThat(shown.code()).isEqualTo(2);
        assertThat(shown.err())
                .contains("there is no run 'r1'. Run logs of the store 'buffered' end with");
        assertThat(run("runs", "-c", "config.yaml").err())
                .contains("there are no runs yet. Run logs of the store 'buffered' end with");
        assertThat(run("runs").err()).isEqualTo("there are no runs yet\n");
    }

    @Test
    void runThatWasKilledIsShownAsInterrupted() throws Exception {
        Path journal = folder.resolve(".run_log_store/killed/journal");
        Files.createDirectories(journal);
        file("hello.yaml", HELLO);
        run("execute", "hello.yaml", "whole");
        Path whole = folder.resolve(".run_log_store/whole/journal/journal-1.log");
        List<String> records = Files.readAllLines(whole);
        String opening = records.getFirst().substring(9);
        String gone = opening.replaceFirst("\"started\":\"", "\"started\":\"1");
        CRC32C sum = new CRC32C();
        sum.update(gone.getBytes(StandardCharsets.UTF_8));
        Files.write(
                journal.resolve("journal-1.log"),
                List.of("%08x %s".formatted(sum.getValue(), gone), records.get(1)));

        assertThat(run("runs").out()).containsPattern("killed +interrupted").contains("SUCCESS");
        JsonNode runs = run("runs", "--output", "json").json();
        assertThat(runs).extracting(it -> it.get("interrupted").asBoolean()).contains(true, false);
        assertThat(run("show", "killed").out())
                .contains("status    PROCESSING, but interrupted: its process is gone");
        assertThat(run("show", "whole").out()).contains("status    SUCCESS\n");
    }

    @Test
    void logThatCannotBeReadIsToldInOneLineBelowTheOtherRuns() throws Exception {
        file("hello.yaml", HELLO);
        run("execute", "hello.yaml", "good");
        file(".run_log_store/half.json", "{\"run_id\": \"half\", \"sta\n");
        Result runs = run("runs");
        assertThat(runs.code()).isZero();
        assertThat(runs.out().lines()).hasSize(3);
        assertThat(runs.out()).containsPattern("(?m)^half +unreadable$");
        Result shown = run("show", "half");
        assertThat(shown.code()).isEqualTo(4);
        assertThat(List.of(runs.err(), shown.err()))
                .allSatisfy(text -> {
                    assertThat(text.lines()).hasSize(1);
                    assertThat(text)
                            .contains("half.json: ", "(line 1, column ", "[RNB-405]")
                            .doesNotContain("REDACTED", "writable");
                });
    }

    @Test
    void copiedDocumentIsListedByItsNameAndSaysOnceWhatItIs() throws Exception {
        file("hello.yaml", HELLO);
        run("execute", "hello.yaml", "x");
        Path store = folder.resolve(".run_log_store");
        Files.copy(store.resolve("x/RunLog.json"), store.resolve("y.json"));
        Result runs = run("runs");
        assertThat(runs.out())
                .containsPattern("(?m)^x +SUCCESS")
                .containsPattern("(?m)^y +SUCCESS");
        assertThat(runs.err().lines()).hasSize(1);
        assertThat(runs.err()).contains("warning: run 'y': the document tells of the run 'x'");
        assertThat(run("show", "y").err()).contains("the document tells of the run 'x'");
        assertThat(run("show", "x").err()).isEmpty();
    }

    @Test
    void resultsThatCannotBeWrittenAreAnError() throws Exception {
        file("hello.yaml", HELLO);
        Result result = run(refusing("No space left on device"), "execute", "hello.yaml", "r1");
        assertThat(result.code()).as("nothing was to be written").isZero();
        for (String[] command : new String[][] {{"show", "r1", "--output", "json"}, {"runs"}}) {
            Result full = run(refusing("No space left on device"), command);
            assertThat(full.code()).isEqualTo(4);
            assertThat(full.err())
                    .contains("error: standard output: ", "not complete: no space left on device");
        }
    }

    @Test
    void readerThatHasSeenEnoughIsNoError() throws Exception {
        file("hello.yaml", HELLO);
        run("execute", "hello.yaml", "r1");
        Result result = run(refusing("Broken pipe"), "runs");
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
    }

    private static OutputStream refusing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(reason);
            }
        };
    }

    @Test
    void pipelineThatIsGivenTwiceIsOne() throws Exception {
        file("hello.yaml", HELLO);
        assertThat(run("execute", "hello.yaml", "-f", "./hello.yaml").code()).isZero();
        assertThat(run("execute", "-f", "hello.yaml", "hello.yaml", "r1").err())
                .contains("run r1 of hello.yaml");
        assertThat(run("execute", "-f", "hello.yaml", "r2").err()).contains("run r2 of hello.yaml");
        assertThat(run("execute", "hello.yaml", "--run-id", "r3.yaml").code()).isZero();
        assertThat(run("validate", folder.resolve("hello.yaml") + "", "-f", "hello.yaml").code())
                .isZero();
    }

    @Test
    void twoPipelinesAreToldAsSuch() throws Exception {
        file("hello.yaml", HELLO);
        Result result = run("execute", "other.yaml", "-f", "hello.yaml");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("error: two pipelines are given: hello.yaml and other.yaml. If one is a");
        assertThat(folder.resolve(".run_log_store")).doesNotExist();
    }

    @Test
    void unknownCommandIsToldWithTheOnesThereAre() throws Exception {
        Result result = run("draw", "hello.yaml");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("error: there is no command 'draw'. The commands are execute, validate,");
        assertThat(run().err()).contains("a command is missing. The commands are execute, valid");
        assertThat(run("show").err()).startsWith("error: missing required parameter: 'RUN_ID'");
        assertThat(run("runs", "extra").err()).contains("this argument is too many: extra");
    }

    @Test
    void configurationOfTheOptionWinsOverTheVariableAndSaysSo() throws Exception {
        file("hello.yaml", HELLO);
        file("a.yaml", "run-log-store: {type: buffered}\n");
        file("b.yaml", "run-log-store: {type: file-system, config: {log_folder: logs}}\n");
        environment.put("RUNNABLE_CONFIGURATION_FILE", "a.yaml");
        Result result = run("execute", "hello.yaml", "r1", "--config", "b.yaml");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("warning: RUNNABLE_CONFIGURATION_FILE");
        assertThat(folder.resolve("logs/r1.json")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "exekute",
                "execute",
                "execute a.yaml b c",
                "execute a.yaml --nonsense",
                "execute a.yaml b.yaml",
                "execute a.yaml r1 b.yaml",
                "execute b.yaml -f a.yaml",
                "validate b.yaml -f a.yaml",
                "execute b.yaml r1 --file a.yaml",
                "execute r1 r2 -f a.yaml",
                "execute a.yaml --output xml",
                "execute a.yaml r1 --run-id r2",
                "execute a.yaml ../up",
                "show"
            })
    void wrongUsageEndsWithTwoAndOneErrorLine(String arguments) throws Exception {
        Result result = run(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: ").doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "help",
                "help execute",
                "execute --help",
                "validate -h",
                "show --help",
                "runs --help"
            })
    void helpGoesToTheStandardOutput(String arguments) throws Exception {
        Result result = run(arguments.split(" "));
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Usage:");
    }

    @Test
    void noTerminalObeysWhatNamesAndMessagesHold() throws Exception {
        file(
                "p.yaml",
                """
                dag:
                  start_at: "a\\eb\\rc"
                  steps:
                    "a\\eb\\rc":
                      type: task
                      command_type: shell
                      command: printf '\\033[2J\\033[31mred\\n'; exit 1
                      next: success
                """);
        screen = new Screen(true, false, OptionalInt.empty());
        Result result = run("execute", "p.yaml", "r1", "--tag", "t\u001b[5n\u0007");
        assertThat(result.err())
                .contains("[a\\x1bb\\rc] | \u001b[31mred\u001b[0m\n")
                .contains("step 'a\\x1bb\\rc' failed:", "  red\n");
        String all = run("show", "r1").out() + run("runs").out() + run("show", "\u0007").err();
        assertThat(all).contains("a\\x1bb\\rc", "t\\x1b[5n\\x07", "there is no run '\\x07'");
        assertThat(all.chars().filter(c -> c != '\n')).noneMatch(Character::isISOControl);
    }

    @Test
    void outputOfTasksIsPassedOnAsItIsWhereNoTerminalIs() throws Exception {
        file("p.yaml", HELLO.replace("echo \"hello $name\"", "printf '\\033[2Jx\\007\\n'"));
        assertThat(run("execute", "p.yaml").err()).contains("[hello] | \u001b[2Jx\u0007\n");
    }

    @Test
    void longStepNamesAreCutInTheTableOnly() throws Exception {
        String name = "n".repeat(300);
        file("p.yaml", "dag: {steps: {" + name + ": {type: stub}}}");
        run("execute", "p.yaml", "r1", "--tag", "t".repeat(300));
        assertThat(run("show", "r1").out()).contains("n".repeat(30) + "…" + "n".repeat(29) + "  ");
        assertThat(run("show", "r1", "--output", "json").out()).contains(name);
        assertThat(run("runs").out()).contains("t".repeat(300));
        screen = new Screen(true, false, OptionalInt.of(80));
        assertThat(run("runs").out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run("show", "r1").out().lines().filter(line -> line.startsWith("n")))
                .hasSize(1)
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void timesAreToldTheSameWayEverywhere() throws Exception {
        file("hello.yaml", HELLO);
        zone = ZoneOffset.ofHours(2);
        run("execute", "hello.yaml", "r1");
        String time = "2\\d{3}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\+02:00";
        assertThat(run("show", "r1").out()).containsPattern("(?m)^started   " + time + "$");
        assertThat(run("runs").out()).containsPattern("(?m)^r1 +SUCCESS +" + time + "  ");
    }

    @Test
    void durationsOfTheOriginalsRunsAreThoseOfTheirAttempts() throws Exception {
        String attempt =
                """
                {"attempt_number": %d, "start_time": "2026-11-20 18:10:%02d.500000",
                 "end_time": "2026-11-20 18:10:%02d.000000", "status": "SUCCESS"}
                """;
        String step =
                """
                {"name": "%s", "internal_name": "%s", "status": "SUCCESS", "step_type": "%s",
                 "attempts": [%s], "branches": {%s}}
                """;
        String inner = step.formatted("b", "m.1.b", "task", attempt.formatted(1, 20, 24), "");
        String branch =
                "\"m.1\": {\"internal_name\": \"m.1\", \"status\": \"SUCCESS\", \"steps\": {\"b\": "
                        + inner
                        + "}}";
        String tries = attempt.formatted(1, 10, 11) + "," + attempt.formatted(2, 12, 15);
        Files.createDirectory(folder.resolve(".run_log_store"));
        file(
                ".run_log_store/old.json",
                "{\"run_id\": \"old\", \"status\": \"SUCCESS\", \"steps\": {\"a\": "
                        + step.formatted("a", "a", "task", tries, "")
                        + ", \"m\": "
                        + step.formatted("m", "m", "map", "", branch)
                        + "}}");
        assertThat(run("show", "old").out())
                .contains("started   2026-11-20 18:10:10 +00:00")
                .contains("took      13.50s")
                .containsPattern("(?m)^a +task +SUCCESS +2 +4.50s$")
                .containsPattern("(?m)^m +map +SUCCESS +3.50s$")
                .containsPattern("(?m)^m.1.b +task +SUCCESS +1 +3.50s$");
    }

    @Test
    void coloursAreOnTerminalsOnly() throws Exception {
        file("hello.yaml", HELLO);
        assertThat(run("execute", "hello.yaml").err()).doesNotContain("\u001b");
        screen = new Screen(true, true, OptionalInt.empty());
        assertThat(run("execute", "hello.yaml").err())
                .contains("\u001b[2m[hello]\u001b[0m \u001b[32msucceeded\u001b[0m in ");
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Result result = run(out, arguments);
        return new Result(result.code(), out.toString(StandardCharsets.UTF_8), result.err());
    }

    private Result run(OutputStream out, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Ambience ambience =
                new Ambience(InstantSource.system(), zone, System::nanoTime, new Random());
        Surroundings surroundings =
                new Surroundings(environment, folder, folder.resolve("tmp"), ambience);
        PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(new ResultStream(out), messages, screen);
        int code = Main.run(new World(surroundings, terminal), arguments);
        return new Result(code, "", err.toString(StandardCharsets.UTF_8));
    }

    private static String path() {
        return System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    }
}
