package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A secret that every kind of task prints, returns and fails with.
final class SecretsIT {
    private static final String SECRET = "s3cr\"et\\with 'quotes' é";

    @TempDir Path scratch;

    @ParameterizedTest
    @CsvSource({
        "local, env-secrets, true",
        "local, env-secrets, false",
        "local, dotenv, true",
        "local, dotenv, false",
        "emulator, env-secrets, true",
        "emulator, env-secrets, false",
        "emulator, dotenv, true",
        "emulator, dotenv, false"
    })
    void secretIsNowhereAfterwards(String executor, String provider, boolean success)
            throws Exception {
        Needs.that(Needs.command("python3", "--version"), "python");
        Path elsewhere = Files.createDirectories(scratch.resolve("elsewhere"));
        Installed runnable = new Installed(Files.createDirectories(scratch.resolve("work")));
        Path dotenv = elsewhere.resolve("secrets.env");
        Files.writeString(dotenv, "API_KEY=\"s3cr\\\"et\\\\with 'quotes' é\"\n");
        runnable.with("TMPDIR", Files.createDirectories(scratch.resolve("tmp")).toString());
        runnable.file(
                "config.yaml",
                "pipeline-executor: {type: "
                        + executor
                        + "}\n"
                        + (provider.equals("dotenv")
                                ? "secrets: {type: dotenv, config: {location: " + dotenv + "}}\n"
                                : "secrets: {type: env-secrets}\n"));
        if (provider.equals("env-secrets")) {
            runnable.with("API_KEY", SECRET);
        }
        runnable.file("pipeline.yaml", pipeline(success));
        runnable.file("tasks.py", PYTHON);
        runnable.file("Tasks.java", JAVA);

        Launched launched =
                runnable.run("execute", "pipeline.yaml", "-c", "config.yaml", "--output", "json");

        assertThat(launched.exitCode()).as(launched.err()).isEqualTo(success ? 0 : 1);
        assertThat(launched.err())
                .contains("shell has *****", "python has *****", "java has *****");
        for (String form : forms()) {
            assertThat(launched.err()).doesNotContain(form);
            assertThat(launched.out()).doesNotContain(form);
            assertNowhere(runnable.folder(), form);
            assertNowhere(scratch.resolve("tmp"), form);
        }
    }

    private static List<String> forms() {
        return List.of(SECRET, "s3cr", "with 'quotes'");
    }

    private static void assertNowhere(Path folder, String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(
                                new String(
                                        text.getBytes(StandardCharsets.UTF_8),
                                        StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static String pipeline(boolean success) {
        return """
        dag:
          start_at: shell
          steps:
            shell:
              type: task
              command_type: shell
              command: |
                echo "shell has $API_KEY"
                echo "$API_KEY" >&2
                export said="$API_KEY"
              secrets: [API_KEY]
              returns: [{name: said, kind: json}]
              next: python
            python:
              type: task
              command: tasks.tell
              secrets: [API_KEY]
              returns: [{name: told, kind: json}]
              next: java
            java:
              type: task
              command_type: java
              command: Tasks.java::%s
              secrets: [API_KEY]
              returns: [{name: seen, kind: json}]
              next: %s
            badshell:
              type: task
              command_type: shell
              command: |
                echo "dying with $API_KEY"
                exit 3
              secrets: [API_KEY]
              next: success
              on_failure: badpython
            badpython:
              type: task
              command: tasks.fail
              secrets: [API_KEY]
              next: success
              on_failure: badjava
            badjava:
              type: task
              command_type: java
              command: Tasks.java::fail
              secrets: [API_KEY]
              next: success
        """
                .formatted("tell", success ? "success" : "badshell");
    }

    private static final String PYTHON =
            """
            import os

            def tell():
                print("python has", os.environ["API_KEY"])
                return {"inside": [os.environ["API_KEY"]]}

            def fail():
                raise ValueError("no luck with " + os.environ["API_KEY"])
            """;

    private static final String JAVA =
            """
            public class Tasks {
                public static String tell(String API_KEY) {
                    System.out.println("java has " + API_KEY);
                    return API_KEY;
                }

                public static void fail(String API_KEY) {
                    throw new IllegalStateException("no luck with " + API_KEY);
                }
            }
            """;
}
