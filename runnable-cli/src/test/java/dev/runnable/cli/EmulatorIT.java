package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Steps as processes of the installed program.
final class EmulatorIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path scratch;

    private Installed installed() throws Exception {
        Installed runnable = new Installed(Files.createDirectories(scratch.resolve("work")));
        runnable.with("TMPDIR", Files.createDirectories(scratch.resolve("tmp")).toString());
        runnable.file("emulator.yaml", "pipeline-executor: {type: emulator}\n");
        return runnable;
    }

    private void assertNothingIsLeft() throws Exception {
        try (Stream<Path> left = Files.list(scratch.resolve("tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void everyKindOfTaskAndReducerRunsInAProcessOfItsOwn() throws Exception {
        Needs.that(Needs.command("python3", "--version"), "python");
        Installed runnable = installed();
        runnable.file(
                "steps.py",
                """
                import os, sys
                def python(x):
                    print("from python")
                    print("also", file=sys.stderr)
                    return os.getppid()
                """);
        runnable.file(
                "Steps.java",
                """
                public class Steps {
                    public static long java(int x) {
                        System.out.println("from java");
                        return ProcessHandle.current().pid();
                    }
                    public static long again() { return ProcessHandle.current().pid(); }
                }
                """);
        runnable.file(
                "pipeline.yaml",
                """
                parameters: {x: 3, xs: [1, 2]}
                dag:
                  start_at: java
                  steps:
                    java: {type: task, command_type: java, command: 'Steps.java::java', returns: [first], next: again}
                    again: {type: task, command_type: java, command: 'Steps.java::again', returns: [second], next: "ein Schritt: ü"}
                    "ein Schritt: ü": {type: task, command: steps.python, returns: [third], next: m}
                    m:
                      type: map
                      iterate_on: xs
                      iterate_as: i
                      reducer: 'lambda *v: sum(v) * 10'
                      next: success
                      branch: {start_at: s, steps: {s: {type: task, command_type: shell, command: 'export s=$i', returns: [s], next: success}}}
                """);

        Launched run =
                runnable.run("execute", "pipeline.yaml", "--output", "json", "-c", "emulator.yaml");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode parameters = JSON.readTree(run.out()).get("parameters");
        assertThat(parameters.at("/first/value").asLong())
                .isNotEqualTo(parameters.at("/second/value").asLong());
        assertThat(parameters.at("/s/value").asInt()).isEqualTo(30);
        assertThat(run.err())
                .contains(
                        "[java] | from java\n",
                        "[ein Schritt: ü] | from python\n",
                        "[ein Schritt: ü] | also\n");
        assertNothingIsLeft();
    }

    @Test
    void timeoutEndsTheStepsProcessAndAllThatCameFromIt() throws Exception {
        Installed runnable = installed();
        runnable.file(
                "pipeline.yaml",
                """
                dag:
                  start_at: slow
                  steps:
                    slow:
                      type: task
                      command_type: shell
                      timeout: 3s
                      command: |
                        (setsid sleep 300 & echo $! > orphan.pid)
                        echo $$ > shell.pid
                        echo begun
                        sleep 300
                      next: success
                """);

        Launched run = runnable.run("execute", "pipeline.yaml", "-c", "emulator.yaml");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("[slow] | begun", "timed out after 3s");
        for (String file : new String[] {"orphan.pid", "shell.pid"}) {
            String pid = Files.readString(runnable.folder().resolve(file)).strip();
            assertThat(Alive.process(Long.parseLong(pid))).as(file).isFalse();
        }
        assertNothingIsLeft();
    }

    @Test
    void processThatIsKilledFailsTheAttemptOnly() throws Exception {
        Installed runnable = installed();
        runnable.file(
                "pipeline.yaml",
                """
                dag:
                  start_at: dies
                  steps:
                    dies:
                      type: task
                      command_type: shell
                      max_attempts: 2
                      command: |
                        echo attempt $RUNNABLE_STEP_ATTEMPT
                        test $RUNNABLE_STEP_ATTEMPT = 2 || kill -9 $PPID
                      next: success
                """);

        Launched run =
                runnable.run("execute", "pipeline.yaml", "--output", "json", "-c", "emulator.yaml");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode attempts = JSON.readTree(run.out()).at("/steps/dies/attempts");
        assertThat(attempts).hasSize(2);
        assertThat(attempts.at("/0/status").asText()).isEqualTo("FAIL");
        assertThat(attempts.at("/0/message").asText())
                .startsWith("the step's process ended without telling what came of it: killed by")
                .contains("SIGKILL");
        assertThat(attempts.at("/1/status").asText()).isEqualTo("SUCCESS");
    }

    @Test
    void failedRunGoesOnWithWhatItHas() throws Exception {
        Installed runnable = installed();
        runnable.file(
                "pipeline.yaml",
                """
                dag:
                  start_at: one
                  steps:
                    one: {type: task, command_type: shell, command: 'echo x >> ran; export a=1', returns: [a], next: two}
                    two: {type: task, command_type: shell, command: 'test -e there; export b="$a$a"', returns: [b], next: three}
                    three: {type: task, command_type: shell, command: 'test "$b" = 11 && test -e there', next: success}
                """);
        Launched failed = runnable.run("execute", "pipeline.yaml", "r", "-c", "emulator.yaml");
        assertThat(failed.exitCode()).isEqualTo(1);

        runnable.file("there", "");
        Launched retried = runnable.run("retry", "r", "--output", "json");

        assertThat(retried.exitCode()).as(retried.err()).isZero();
        assertThat(runnable.folder().resolve("ran")).hasContent("x");
        JsonNode log = JSON.readTree(retried.out());
        assertThat(log.at("/parameters/b/value").asInt()).isEqualTo(11);
        assertThat(log.at("/steps/three/attempts")).hasSize(2);
    }

    @Test
    void memoryOfOneProcessIsNoLogForSeveral() throws Exception {
        Installed runnable = installed();
        runnable.file(
                "bad.yaml",
                "pipeline-executor: {type: emulator}\nrun-log-store:\n  type: buffered\n");
        runnable.file(
                "pipeline.yaml", "dag: {start_at: a, steps: {a: {type: stub, next: success}}}");

        Launched run = runnable.run("execute", "pipeline.yaml", "-c", "bad.yaml");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .startsWith("error: bad.yaml:3:9: ")
                .contains("'emulator'", "'buffered'", "Choose 'chunked-fs'", "[RNB-401]");
    }
}
