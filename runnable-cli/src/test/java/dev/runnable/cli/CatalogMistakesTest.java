package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is told about files before anything runs.
final class CatalogMistakesTest {
    @TempDir Path folder;
    private InProcess runnable;

    @BeforeEach
    void commandLine() {
        runnable = new InProcess(folder);
    }

    private void pipeline(String put, String get) throws IOException {
        runnable.file(
                "p.yaml",
                """
                dag:
                  start_at: make
                  steps:
                    make: {type: task, command_type: shell, command: 'true', catalog: {put: [%s]}, next: each}
                    each:
                      type: map
                      iterate_on: xs
                      iterate_as: x
                      next: use
                      branch:
                        start_at: in ner
                        steps:
                          in ner: {type: task, command_type: shell, command: 'true', catalog: {put: [part.csv]}, next: success}
                    use:
                      type: task
                      command_type: shell
                      command: 'true'
                      catalog: {get: [%s]}
                      next: success
                """
                        .formatted(put, get));
    }

    private String errors(int code) {
        InProcess.Result result = runnable.run("execute", "p.yaml", "r1");
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(folder.resolve(".run_log_store")).doesNotExist();
        assertThat(folder.resolve(".catalog")).doesNotExist();
        return result.err();
    }

    @Test
    void fileThatNoStepPutsIsToldAtItsStep() throws Exception {
        pipeline("data.csv", "model.bin");
        assertThat(errors(3))
                .isEqualTo(
                        "error: p.yaml:14:5: step 'use': it gets 'model.bin', which no step puts. A step"
                                + " before it needs 'catalog: {put: [model.bin]}'; files that no step makes"
                                + " are in the working directory anyway. [RNB-120]\n");
    }

    @Test
    void misspeltFileIsToldWithTheRightOne() throws Exception {
        pipeline("data.csv", "dta.csv");
        assertThat(errors(3))
                .contains(
                        "step 'use': it gets 'dta.csv', which no step puts. Did you mean 'data.csv'? [RNB-120]");
    }

    @ParameterizedTest
    @CsvSource({
        "data.csv, data.csv",
        "data.csv, '\"*.csv\"'",
        "'\"*.csv\"', data.csv",
        "data, data/a.csv",
        "data.csv, part.csv",
        "data.csv, each/1/part.csv",
        "data.csv, '\"each/*/part.csv\"'",
        "data.csv, each",
        "., anything",
    })
    void whatMayBePutMayBeGot(String put, String get) throws Exception {
        pipeline(put, get);
        InProcess.Result result = runnable.run("validate", "p.yaml");
        assertThat(result.code()).as(result.err()).isZero();
    }

    @Test
    void mapOfAnyNameHasFiles() throws Exception {
        runnable.file(
                "p.yaml",
                """
                dag:
                  steps:
                    "~": {type: map, iterate_on: xs, iterate_as: x, branch: {steps: {s: {type: stub}}}}
                    "*[a": {type: map, iterate_on: xs, iterate_as: x, branch: {steps: {s: {type: stub}}}}
                    use: {type: task, command_type: shell, command: 'true', catalog: {get: [./~/1/x]}}
                """);
        InProcess.Result result = runnable.run("validate", "p.yaml");
        assertThat(result.code()).as(result.err()).isZero();
    }

    @Test
    void catalogThatKeepsNothingHasNoSandbox() throws Exception {
        runnable.file("runnable-config.yaml", "catalog: {type: do-nothing}\n");
        runnable.file(
                "p.yaml",
                "dag: {steps: {a: {type: task, command_type: shell, command: 'true', sandbox: true}}}");
        assertThat(errors(3))
                .startsWith(
                        "error: p.yaml:1:15: step 'a': the catalog 'do-nothing' keeps nothing that could get"
                                + " into a sandbox. Choose the catalog 'file-system', or leave out 'sandbox'. [RNB-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "/etc", "data/../../x"})
    void folderForDataIsInTheWorkingDirectory(String data) throws Exception {
        pipeline("a", "a");
        runnable.file(
                "runnable-config.yaml",
                "catalog:\n  type: file-system\n  config: {compute_data_folder: %s}\n"
                        .formatted(data));
        assertThat(errors(3))
                .startsWith(
                        "error: runnable-config.yaml:3:33: 'compute_data_folder' leads out of the working"
                                + " directory. Steps hand over files of the working directory only: name a folder"
                                + " in it. [RNB-");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "/", "a/.."})
    void catalogHasAFolderOfItsOwn(String location) throws Exception {
        pipeline("a", "a");
        runnable.file(
                "runnable-config.yaml",
                "catalog:\n  type: file-system\n  config: {catalog_location: %s}\n"
                        .formatted(location));
        assertThat(errors(3))
                .startsWith(
                        "error: runnable-config.yaml:3:30: 'catalog_location' is the working directory, or"
                                + " around it. The catalog needs a folder of its own, such as '.catalog'. [RNB-");
    }
}
