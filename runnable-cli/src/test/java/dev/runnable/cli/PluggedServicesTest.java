package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.cli.InThisProcess.Result;
import dev.runnable.plugged.AwkTasks;
import dev.runnable.plugged.Delegates;
import dev.runnable.plugged.FakeHost;
import dev.runnable.plugged.LineStores;
import dev.runnable.plugged.OneFileCatalogs;
import dev.runnable.plugged.PropertiesSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Services that plugins bring, through the command line.
class PluggedServicesTest {
    private static final String HELLO =
            """
            dag:
              start_at: hello
              steps:
                hello: {type: task, command_type: shell, command: echo hello, next: success}
            """;

    @TempDir Path folder;

    private final FakeHost host = new FakeHost();
    private InThisProcess here;

    @BeforeEach
    void begin() {
        here = new InThisProcess(folder).with(host);
    }

    @Test
    void executorOfPluginRunsAndMayBeMadeOfAnother() throws IOException {
        host.with("delegate", new Delegates());
        here.file("c.yaml", "pipeline-executor: {type: delegate, config: {to: local}}");
        here.file("p.yaml", HELLO);

        Result result = here.run("execute", "p.yaml", "r1", "-c", "c.yaml");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("[hello] | hello");
    }

    @Test
    void executorsAreListedWithThePluginThatTheyComeFrom() throws IOException {
        host.with("delegate", new Delegates());

        Result text = here.run("executors");
        JsonNode json = here.run("executors", "--output", "json").json();

        assertThat(text.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .anyMatch(it -> it.startsWith("delegate|delegate 1.0 (/plugins/delegate-1.0.zip)"));
        assertThat(json.valueStream().filter(it -> it.path("type").asText().equals("delegate")))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.path("built_in").asBoolean()).isFalse();
                    assertThat(it.at("/plugin/id").asText()).isEqualTo("delegate");
                    assertThat(it.at("/plugin/version").asText()).isEqualTo("1.0");
                    assertThat(it.path("source").asText()).isEqualTo("/plugins/delegate-1.0.zip");
                });
    }

    @Test
    void runLogStoreOfPluginKeepsRunsThatAreListedShownAndGoOn() throws IOException {
        host.with("lines", new LineStores());
        here.file("c.yaml", "run-log-store: {type: lines, config: {path: kept}}");
        here.file(
                "p.yaml",
                """
                dag:
                  start_at: first
                  steps:
                    first: {type: task, command_type: shell, command: export x=1, returns: [x], next: second}
                    second: {type: task, command_type: shell, command: test -e there, next: success}
                """);

        Result failed = here.run("execute", "p.yaml", "r1", "-c", "c.yaml");
        Files.createFile(folder.resolve("there"));
        Result again = here.run("retry", "r1", "-c", "c.yaml");

        assertThat(failed.code()).as(failed.err()).isEqualTo(1);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(folder.resolve("kept/r1.lines")).content().contains("\"run_finished\"");
        assertThat(here.run("show", "r1", "-c", "c.yaml", "--output", "json").json().at("/status"))
                .hasToString("\"SUCCESS\"");
        assertThat(here.run("runs", "-c", "c.yaml").out()).contains("r1", "SUCCESS");
    }

    @Test
    void catalogOfPluginHandsOnFilesAndKeepsOutput() throws IOException {
        host.with("one", new OneFileCatalogs());
        here.file("c.yaml", "catalog: {type: one-file, config: {file: all, sandbox: true}}");
        here.file(
                "p.yaml",
                """
                dag:
                  start_at: make
                  steps:
                    make: {type: task, command_type: shell, command: echo 42 > answer.txt; echo made, catalog: {put: [answer.txt]}, next: take}
                    take: {type: task, command_type: shell, command: grep 42 answer.txt, catalog: {get: [answer.txt]}, next: success}
                """);

        Result result = here.run("execute", "p.yaml", "r1", "-c", "c.yaml");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(folder.resolve("all")).content().contains("42\n", "r1/make#1 5\nmade\n");
        assertThat(folder.resolve(".catalog")).doesNotExist();
    }

    @Test
    void secretsOfPluginAreGivenAndMasked() throws IOException {
        host.with("props", new PropertiesSecrets());
        here.file("c.yaml", "secrets: {type: properties, config: {file: s.properties}}");
        here.file("s.properties", "TOKEN=tell-nobody\n");
        here.file("p.yaml", secretly("TOKEN"));

        Result result = here.run("execute", "p.yaml", "r1", "-c", "c.yaml");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("len 11", "it is *").doesNotContain("tell-nobody");
    }

    @Test
    void secretThatPluginDoesNotKnowIsMissingWithItsAdvice() throws IOException {
        host.with("props", new PropertiesSecrets());
        here.file("c.yaml", "secrets: {type: properties, config: {file: s.properties}}");
        here.file("s.properties", "");
        here.file("p.yaml", secretly("TOKEN"));

        Result result = here.run("execute", "p.yaml", "r1", "-c", "c.yaml");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("Add 'TOKEN=...' to s.properties.");
    }

    private static String secretly(String name) {
        return """
        dag:
          start_at: a
          steps:
            a: {type: task, command_type: shell, secrets: [%1$s], command: 'echo len ${#%1$s}; echo it is $%1$s', next: success}
        """
                .formatted(name);
    }

    @Test
    void tasksOfPluginAreReadCheckedAndRun() throws IOException {
        host.with("awk", new AwkTasks());
        here.file(
                "p.yaml",
                """
                parameters: {x: 20}
                dag:
                  start_at: add
                  steps:
                    add: {type: task, command_type: awk, command: 'BEGIN { print "sum=" x + 22 }', returns: [sum], next: tell}
                    tell: {type: task, command_type: shell, command: echo sum is $sum, next: success}
                """);
        here.file("runnable-config.yaml", "plugins: .");

        Result result = here.run("execute", "p.yaml", "r1");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("sum is 42");
    }

    @Test
    void mistakesInTasksOfPluginAreToldBeforeAnythingRuns() throws IOException {
        host.with("awk", new AwkTasks());
        here.file(
                "p.yaml",
                """
                dag:
                  start_at: add
                  steps:
                    add: {type: task, command_type: awk, command: print, separator: 1, next: success}
                """);

        Result result = here.run("validate", "p.yaml");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains(
                        "p.yaml:4:51: step 'add': an AWK program has braces",
                        "'separator' is a text");
    }

    @Test
    void tasksOfPluginAreSimulatedAndPatchedIn() throws IOException {
        host.with("awk", new AwkTasks());
        here.file(
                "c.yaml",
                """
                pipeline-executor:
                  type: mocked
                  config:
                    patches:
                      add: {command_type: awk, command: 'BEGIN { print "sum=7" }', returns: [sum]}
                """);
        here.file(
                "p.yaml",
                """
                dag:
                  start_at: add
                  steps:
                    add: {type: task, command_type: awk, command: 'BEGIN { print "sum=1" }', returns: [sum], next: other}
                    other: {type: task, command_type: awk, command: 'BEGIN { exit 1 }', next: success}
                """);

        Result result = here.run("execute", "p.yaml", "r1", "-c", "c.yaml", "--output", "json");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.json().at("/parameters/sum/value")).hasToString("7");
    }

    @Test
    void hostIsNotAskedWhereThereIsNoFolderWithPlugins() throws IOException {
        here.file("p.yaml", HELLO);

        assertThat(here.run("execute", "p.yaml").code()).isZero();

        assertThat(host.asked()).allSatisfy(it -> assertThat(it).isEmpty());
    }

    @Test
    void foldersComeFromTheVariableTheConfigurationAndTheHome() throws IOException {
        for (String name : new String[] {"mine", "others", "home/.runnable/plugins"}) {
            Files.createDirectories(folder.resolve(name));
            Files.createFile(folder.resolve(name).resolve("a.zip"));
        }
        Files.createDirectories(folder.resolve("empty"));
        here.with("RUNNABLE_PLUGINS_DIR", folder.resolve("others") + ":empty")
                .with("HOME", folder.resolve("home").toString());
        here.file("c.yaml", "plugins: [mine, others]");
        here.file("p.yaml", HELLO);

        Result result = here.run("execute", "p.yaml", "r1", "-c", "c.yaml", "--output", "json");

        Path[] all = {
            folder.resolve("others"),
            folder.resolve("mine"),
            folder.resolve("home/.runnable/plugins")
        };
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(host.asked().getLast()).containsExactly(all);
        assertThat(result.json().at("/run_config/plugins").toString())
                .contains(all[0].toString(), all[1].toString(), all[2].toString());
    }
}
