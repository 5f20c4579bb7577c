package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import dev.runnable.testkit.conformance.ComparableRunLog;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run of which every step is a command of its own sees and leaves the same files as a whole one.
final class FilesOfPartsTest {
    private static final String PIPELINE =
            """
            parameters: {xs: [1, b], which: left, done: false}
            dag:
              start_at: a
              steps:
                a: {type: task, command_type: shell, command: 'echo one > a', catalog: {put: [a]}, next: m}
                m:
                  type: map
                  iterate_on: xs
                  iterate_as: x
                  next: p
                  branch:
                    start_at: s
                    steps:
                      s: {type: task, command_type: shell, command: '(cat a; echo $x) > out', catalog: {get: [a], put: [out]}, next: t}
                      t: {type: task, command_type: shell, command: 'cat out out > out2', catalog: {get: [out], put: [out2]}, next: success}
                p:
                  type: parallel
                  next: f
                  branches:
                    left: {start_at: s, steps: {s: {type: task, command_type: shell, command: 'cat m/*/out2 > side', catalog: {get: [m], put: [side]}, next: success}}}
                    right: {steps: {s: {type: task, command_type: shell, command: 'echo right > side', catalog: {put: [side]}}, t: {type: task, command_type: shell, command: 'cp side mine', needs: [s], catalog: {get: [side], put: [mine]}}}}
                f: {type: task, command_type: shell, command: 'echo half > half; exit 3', catalog: {put: [half, other]}, next: success, on_failure: l}
                l:
                  type: loop
                  max_iterations: 2
                  break_on: done
                  index_as: i
                  next: z
                  branch: {start_at: s, steps: {s: {type: task, command_type: shell, command: 'echo $i >> half', catalog: {get: [half], put: [half]}, next: success}}}
                z: {type: task, command_type: shell, command: 'cat half side mine m/*/out > all; ls >> all', catalog: {get: [half, side, mine, m/*/out], put: [all]}, next: success}
            """;

    @TempDir Path folder;

    @Test
    void areTheSameAsThoseOfTheWhole() throws Exception {
        InProcess runnable = new InProcess(folder);
        Path file = runnable.file("p.yaml", PIPELINE);
        runnable.file(
                "runnable-config.yaml", "catalog: {type: file-system, config: {sandbox: true}}\n");
        InProcess.Result whole = runnable.run("execute", "p.yaml", "whole");
        assertThat(whole.code()).as(whole.err()).isZero();
        new Platform(runnable, "parts", "p.yaml")
                .run(PipelineReader.read(file, "p.yaml", CommandTypes.builtIn()).orThrow().graph());
        assertThat(log(runnable, "parts")).isEqualTo(log(runnable, "whole"));
        assertThat(folder.resolve(".catalog/parts/all"))
                .hasSameTextualContentAs(folder.resolve(".catalog/whole/all"))
                .content()
                .startsWith("half\n0\n1\nright\nright\none\n1\none\nb\n");
        assertThat(Files.readAttributes(folder.resolve(".catalog/parts/all"), "unix:ino"))
                .isEqualTo(Files.readAttributes(folder.resolve(".catalog/whole/all"), "unix:ino"));
    }

    private static String log(InProcess runnable, String runId) throws Exception {
        String shown = runnable.run("show", runId, "--output", "json").out();
        return ComparableRunLog.here(
                        new ObjectMapper().readTree(shown.replace("\"" + runId + "/", "\"RUN/")))
                .toPrettyString();
    }
}
