package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.cli.InThisProcess.Result;
import dev.runnable.plugged.AwkTasks;
import dev.runnable.plugged.FakeHost;
import dev.runnable.plugged.Faulty;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.store.BufferedRunLogStore;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What users are told of plugins that are not as they should be.
class FaultyServicesTest {
    private static final Problem BROKEN =
            Problem.error(
                    ProblemCode.PLUGIN_LACKS,
                    SourceLocation.of("/plugins/slurm-1.0.zip"),
                    "the plugin cannot be loaded: it is no zip file");

    @TempDir Path folder;

    private final FakeHost host = new FakeHost();
    private InThisProcess here;

    @BeforeEach
    void begin() throws IOException {
        here = new InThisProcess(folder).with(host);
        here.file(
                "p.yaml",
                """
                dag:
                  start_at: make
                  steps:
                    make: {type: task, command_type: shell, command: echo 42 > a.txt, catalog: {put: [a.txt]}, next: drop}
                    drop: {type: task, command_type: shell, command: rm a.txt, next: take}
                    take: {type: task, command_type: shell, command: cat a.txt, catalog: {get: [a.txt]}, next: success}
                """);
    }

    private Result execute(String configuration) throws IOException {
        here.file("c.yaml", configuration);
        return here.run("execute", "p.yaml", "r1", "-c", "c.yaml");
    }

    @Test
    void typeThatNobodyBringsIsToldWithThePluginThatMayHave() throws IOException {
        host.broken(BROKEN);

        Result result = execute("pipeline-executor: {type: slurm}");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains(
                        "c.yaml:1:27: the pipeline-executor 'slurm' is not installed;"
                                + " /plugins/slurm-1.0.zip: the plugin cannot be loaded: it is no"
                                + " zip file");
    }

    @Test
    void pluginThatNobodyNeedsAndCannotBeLoadedIsAWarning() throws IOException {
        host.broken(BROKEN);

        Result result = execute("pipeline-executor: {type: local}");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err())
                .contains("warning: /plugins/slurm-1.0.zip: the plugin cannot be loaded");
    }

    @Test
    void twoProvidersOfATypeAreBothToldWhenItIsChosen() throws IOException {
        host.with("one", Faulty.stores("twin")).with("two", Faulty.stores("twin"));

        Result result = execute("run-log-store: {type: twin}");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains(
                        "c.yaml:1:23: 2 providers have the run-log-store type 'twin'",
                        "Faulty$Stores of the plugin 'one' 1.0 (/plugins/one-1.0.zip);",
                        "Faulty$Stores of the plugin 'two' 1.0 (/plugins/two-1.0.zip).",
                        "Remove all of them but one. [RNB-820]");
    }

    @Test
    void pluginCannotPassForWhatIsBuiltIn() throws IOException {
        host.with("evil", Faulty.stores("chunked-fs"));

        Result result = execute("run-log-store: {type: chunked-fs}");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("2 providers have the run-log-store type 'chunked-fs'", "evil");
    }

    @Test
    void twoProvidersOfACommandTypeAreBothTold() throws IOException {
        host.with("one", new AwkTasks()).with("two", new AwkTasks());
        here.file(
                "p.yaml",
                """
                dag:
                  start_at: a
                  steps:
                    a: {type: task, command_type: awk, command: 'BEGIN {}', next: success}
                """);

        Result result = execute("plugins: .");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("2 providers have the command type 'awk'", "'one' 1.0", "'two' 1.0");
    }

    @Test
    void tasksThatCannotSayTheirTypeHarmNobody() throws IOException {
        host.with("nameless", new Faulty.Tasks(Faulty.NO_TYPE, Faulty.NO_RUNNER));

        Result result = execute("plugins: .\ncatalog: {type: file-system}\n");
        here.file(
                "other.yaml",
                "dag: {start_at: a, steps: {a: {type: task, command_type: perl, command: x, next: success}}}");
        Result other = here.run("validate", "other.yaml", "-c", "c.yaml");

        assertThat(result.code()).as(result.err()).isEqualTo(0);
        assertThat(other.err()).contains("unknown command type 'perl'");
    }

    @Test
    void tasksWhoseRunnerCannotBeMadeAreRefusedBeforeTheRun() throws IOException {
        host.with("perl", new Faulty.Tasks(() -> "perl", Faulty.NO_RUNNER));
        here.file(
                "p.yaml",
                "dag: {start_at: a, steps: {a: {type: task, command_type: perl, command: x, next: success}}}");

        Result result = execute("plugins: .");

        assertThat(result.code()).as(result.err()).isEqualTo(4);
        assertThat(result.err())
                .contains(
                        "dev.runnable.plugged.Faulty$Tasks failed: java.lang.IllegalStateException:"
                                + " no luck",
                        "[RNB-822]");
    }

    @Test
    void providerThatThrowsIsToldAsItsMistake() throws IOException {
        host.with(
                "thrower",
                new Faulty.Stores(
                        () -> "thrower",
                        (_, _) -> {
                            throw new IllegalStateException("no luck");
                        }));

        Result result = execute("run-log-store: {type: thrower}");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err())
                .contains(
                        "c.yaml:1:23: the run-log-store 'thrower' cannot be made by"
                                + " dev.runnable.plugged.Faulty$Stores of the plugin 'thrower' 1.0"
                                + " (/plugins/thrower-1.0.zip):"
                                + " java.lang.IllegalStateException: no luck",
                        "[RNB-822]")
                .doesNotContain("\tat ");
    }

    @Test
    void providerThatMakesNothingIsToldAsItsMistake() throws IOException {
        host.with("nothing", new Faulty.Stores(() -> "nothing", (_, _) -> null));

        Result result = execute("run-log-store: {type: nothing}");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("its create() returned null", "[RNB-822]");
    }

    @Test
    void providersThatDoNotSayTheirTypeAreLeftOut() throws IOException {
        host.with("null", new Faulty.Stores(() -> null, (_, _) -> null))
                .with("blank", new Faulty.Stores(() -> " ", (_, _) -> null))
                .with(
                        "thrower",
                        new Faulty.Stores(
                                () -> {
                                    throw new IllegalArgumentException("who am I?");
                                },
                                (_, _) -> null));

        Result result = execute("run-log-store: {type: buffered}");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err())
                .contains(
                        "plugin 'null' 1.0 (/plugins/null-1.0.zip) is left out: its type() is null",
                        "plugin 'blank' 1.0 (/plugins/blank-1.0.zip) is left out: its type() is"
                                + " blank",
                        "is left out: java.lang.IllegalArgumentException: who am I?");
    }

    @Test
    void storeThatBreaksInTheMiddleEndsTheRunWithAProblem() throws IOException {
        host.with("breaking", Faulty.storesThatBreakAfter(4));

        Result result = execute("run-log-store: {type: breaking}");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err())
                .contains(
                        "the run log store 'breaking', by",
                        "of the plugin 'breaking' 1.0 (/plugins/breaking-1.0.zip), failed:"
                                + " java.lang.IllegalStateException: the disk melted",
                        "[RNB-822]")
                .doesNotContain("\tat ");
    }

    @Test
    void catalogThatLosesContentFailsTheStepThatGetsIt() throws IOException {
        host.with(
                "forgetful",
                new Faulty.Catalogs(
                        "forgetful", () -> new NoSuchFileException("everything!a.txt")));

        Result result = execute("catalog: {type: forgetful}");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains(
                        "[take] attempt 1 failed: 'a.txt' cannot be got: its content is not in the"
                                + " catalog any more: everything!a.txt");
    }

    @Test
    void catalogThatBreaksEndsTheRunWithAProblem() throws IOException {
        host.with(
                "breaking",
                new Faulty.Catalogs(
                        "breaking", () -> new IllegalStateException("the disk melted")));

        Result result = execute("catalog: {type: breaking}");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err())
                .contains(
                        "run failed in",
                        "the catalog 'breaking', by",
                        "failed: java.lang.IllegalStateException: the disk melted")
                .doesNotContain("\tat ");
        assertThat(here.run("show", "r1").out()).contains("FAIL");
    }

    @Test
    void secretsThatCannotBeLookedUpKeepTheRunFromBeginning() throws IOException {
        host.with("locked", new Faulty.LockedSecrets());
        here.file(
                "p.yaml",
                """
                dag:
                  start_at: a
                  steps:
                    a: {type: task, command_type: shell, secrets: [TOKEN], command: 'true', next: success}
                """);

        Result result = execute("secrets: {type: locked}");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err())
                .contains(
                        "secrets: the secret 'TOKEN' cannot be looked up: the source of secrets"
                                + " 'locked', by dev.runnable.plugged.Faulty$LockedSecrets",
                        "the vault is sealed")
                .doesNotContain("\tat ");
    }

    @Test
    void folderThatIsNotThereIsAMistakeAtItsPlace() throws IOException {
        Result result = execute("plugins: [., plugs]\n");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("c.yaml:1:14: there is no folder 'plugs' with plugins", "[RNB-823]");
    }

    @Test
    void foldersAreTexts() throws IOException {
        Result result = execute("plugins: [{a: b}]\n");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("c.yaml:1:11:", "must be a folder or a list of folders");
    }

    @Test
    void folderOfTheVariableThatIsNotThereIsAMistake() throws IOException {
        here.with("RUNNABLE_PLUGINS_DIR", "nowhere");

        Result result = execute("catalog: {type: do-nothing}");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("RUNNABLE_PLUGINS_DIR: there is no folder 'nowhere' with plugins");
    }

    @Test
    void storeThatIsNotSharedIsRefusedWhereStepsAreProcesses() throws IOException {
        host.with(
                "private", new Faulty.Stores(() -> "private", (_, _) -> new BufferedRunLogStore()));

        Result result =
                execute("pipeline-executor: {type: emulator}\nrun-log-store: {type: private}\n");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("cannot see a run log of type 'private'");
    }
}
