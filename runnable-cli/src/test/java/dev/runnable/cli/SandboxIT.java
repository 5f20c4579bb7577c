package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Steps in private folders, of every language.
final class SandboxIT {
    private static final String SANDBOXES =
            "catalog: {type: file-system, config: {sandbox: true}}\n";

    @TempDir Path scratch;

    private Installed installed(String executor) throws Exception {
        Installed runnable = new Installed(Files.createDirectories(scratch.resolve("work")));
        runnable.with("TMPDIR", Files.createDirectories(scratch.resolve("tmp")).toString());
        runnable.file("config.yaml", "pipeline-executor: {type: " + executor + "}\n" + SANDBOXES);
        runnable.file(
                "Steps.java",
                """
                import java.io.IOException;
                import java.nio.file.*;
                import java.util.stream.*;

                class Steps {
                    static String look() throws IOException {
                        try (Stream<Path> files = Files.list(Path.of(""))) {
                            return files.map(Path::toString).sorted().collect(Collectors.joining(" "));
                        }
                    }
                }
                """);
        runnable.file("helper.py", "import os\n\ndef names():\n    return sorted(os.listdir())\n");
        runnable.file(
                "steps.py", "import helper\n\ndef look():\n    return ' '.join(helper.names())\n");
        runnable.file("undeclared.txt", "not for everybody");
        return runnable;
    }

    private static String pipeline(String steps) {
        return """
        dag:
          start_at: make
          steps:
            make:
              type: task
              command_type: shell
              command: echo 1 > a.txt; echo 2 > b.txt
              catalog: {put: [a.txt, b.txt]}
              next: look
        """
                + steps;
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "emulator"})
    void aStepOfAnyLanguageSeesWhatItGetsAndNothingElse(String executor) throws Exception {
        Needs.that(Needs.command("python3", "--version"), "python");
        Installed runnable = installed(executor);
        runnable.file(
                "pipeline.yaml",
                pipeline(
                        """
                            look:
                              type: task
                              command_type: shell
                              command: export shell="$(ls -A)"
                              returns: [shell]
                              catalog: {get: [b.txt]}
                              next: in java
                            in java:
                              type: task
                              command_type: java
                              command: Steps.java::look
                              returns: [java]
                              catalog: {get: [b.txt]}
                              next: in python
                            in python:
                              type: task
                              command: steps.look
                              returns: [python]
                              catalog: {get: [b.txt]}
                              next: outside
                            outside:
                              type: task
                              command_type: shell
                              sandbox: false
                              command: export outside="$(cat undeclared.txt)"
                              returns: [outside]
                              next: success
                        """));
        Launched run =
                runnable.run("execute", "pipeline.yaml", "-c", "config.yaml", "--output", "json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(parameters(run))
                .containsEntry("shell", "b.txt")
                .containsEntry("java", "b.txt")
                .containsEntry("python", "b.txt")
                .containsEntry("outside", "not for everybody");
        assertThat(scratch.resolve("work/a.txt")).doesNotExist();
        try (Stream<Path> left = Files.list(scratch.resolve("tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    private static Map<String, String> parameters(Launched run) throws Exception {
        Map<String, String> values = new HashMap<>();
        new ObjectMapper()
                .readTree(run.out())
                .get("parameters")
                .properties()
                .forEach(it -> values.put(it.getKey(), it.getValue().get("value").asText()));
        return values;
    }

    @Test
    void aFileThatWasNotDeclaredIsNamedWithTheStepThatMakesIt() throws Exception {
        Installed runnable = installed("local");
        runnable.file(
                "pipeline.yaml",
                pipeline(
                        """
                            look:
                              type: task
                              command_type: shell
                              command: |
                                cat a.txt
                                cat undeclared.txt
                                exit 1
                              catalog: {get: [b.txt]}
                              next: success
                        """));
        Launched run = runnable.run("execute", "pipeline.yaml", "-c", "config.yaml");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "sandbox: 'a.txt' is put by step 'make', and this step does not get it; add"
                                + " 'catalog: {get: [a.txt]}'",
                        "sandbox: 'undeclared.txt' is in the working directory, and a sandboxed"
                                + " step sees only what it gets");
    }

    @Test
    void aFileThatNobodyPutIsNamedWithTheStepThatMadeIt() throws Exception {
        Installed runnable = installed("local");
        runnable.file(
                "pipeline.yaml",
                pipeline(
                                """
                                    look:
                                      type: task
                                      command_type: shell
                                      command: cat c.txt
                                      next: success
                                """)
                        .replace("echo 2 > b.txt", "echo 2 > b.txt; echo 3 > c.txt"));
        Launched run = runnable.run("execute", "pipeline.yaml", "-c", "config.yaml");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "sandbox: 'c.txt' was made by step 'make', which does not put it; add"
                                + " 'catalog: {put: [c.txt]}' there");
    }
}
