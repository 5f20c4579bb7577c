package dev.runnable.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// A pipeline with every kind of step, whose steps tell of each of their executions in the file
/// `witness`, beside the run log. What fails, fails once in the life of the folder or always, so
/// that it ends the same wherever it was interrupted.
final class Marathon {
    static final String RUN = "killed";

    private static final String WITNESS = "witness";
    private static final String MARK =
            """
            printf '%s\\n' "$RUNNABLE_STEP_NAME" >> witness
            sleep 0.01
            fail_once() { [ -e "$1" ] || { : > "$1"; exit 1; }; }
            """;
    private static final String JAVA =
            """
            import java.nio.file.*;
            public final class Mark {
                public static int mark(int base) throws Exception {
                    Files.writeString(Path.of("witness"), "native\\n",
                            StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    Thread.sleep(20);
                    return base * 100;
                }
            }
            """;
    private static final String PIPELINE =
            """
            parameters:
              items: [3, "b c", {k: [1, 2]}, 3.5]
              count: 0
              enough: false
            dag:
              steps:
                begin:
                  type: task
                  command_type: shell
                  command: . ./mark.sh; export color=blue base=7
                  returns: [{name: color, kind: json}, {name: base, kind: json}]
                native:
                  type: task
                  command_type: java
                  command: Mark::mark
                  needs: [begin]
                  returns: [{name: made, kind: json}]
                sides:
                  type: parallel
                  needs: [begin]
                  branches:
                    plain:
                      start_at: one
                      steps:
                        one:
                          type: task
                          command_type: shell
                          command: . ./mark.sh; export one=$((base + 1))
                          returns: [{name: one, kind: json}]
                          next: two
                        two:
                          type: task
                          command_type: shell
                          command: . ./mark.sh; export two=$((one * 2))
                          returns: [{name: two, kind: metric}]
                          next: success
                    rescued:
                      start_at: risky
                      steps:
                        risky:
                          type: task
                          command_type: shell
                          command: . ./mark.sh; exit 3
                          on_failure: rescue
                          next: success
                        rescue:
                          type: task
                          command_type: shell
                          command: . ./mark.sh; export rescued=yes
                          returns: [{name: rescued, kind: json}]
                          next: after
                        after:
                          {type: task, command_type: shell, command: . ./mark.sh, next: success}
                each:
                  type: map
                  needs: [begin]
                  iterate_on: items
                  iterate_as: item
                  reducer: sum
                  branch:
                    start_at: weigh
                    steps:
                      weigh:
                        type: task
                        command_type: shell
                        command: . ./mark.sh; export weight=$((${#item} + base))
                        returns: [{name: weight, kind: json}]
                        next: check
                      check:
                        {type: task, command_type: shell, command: . ./mark.sh, next: success}
                choice:
                  type: conditional
                  needs: [begin]
                  parameter: color
                  branches:
                    red: {start_at: stop, steps: {stop: {type: stub, next: fail}}}
                    blue:
                      start_at: paint
                      steps:
                        paint:
                          type: task
                          command_type: shell
                          command: . ./mark.sh; export painted="$color"
                          returns: [{name: painted, kind: json}]
                          next: success
                again:
                  type: loop
                  needs: [begin]
                  max_iterations: 9
                  break_on: enough
                  index_as: turn
                  branch:
                    start_at: add
                    steps:
                      add:
                        type: task
                        command_type: shell
                        command: |
                          . ./mark.sh
                          export count=$((count + base)) enough=false
                          [ "$count" -lt 28 ] || enough=true
                        returns: [{name: count, kind: json}, {name: enough, kind: json}]
                        next: success
                group:
                  type: parallel
                  needs: [begin]
                  max_attempts: 2
                  branches:
                    calm:
                      start_at: calm
                      steps:
                        calm:
                          type: task
                          command_type: shell
                          command: . ./mark.sh; export calm=1
                          returns: [{name: calm, kind: json}]
                          next: success
                    shaky:
                      start_at: shaky
                      steps:
                        shaky:
                          type: task
                          command_type: shell
                          command: . ./mark.sh; fail_once shaky; export shaky=2
                          returns: [{name: shaky, kind: json}]
                          next: success
                flaky:
                  type: task
                  command_type: shell
                  command: . ./mark.sh; fail_once flaky; export flaky=$((weight * 2))
                  max_attempts: 3
                  needs: [each]
                  returns: [{name: flaky, kind: json}]
                nested:
                  type: dag
                  needs: [sides, choice]
                  branch:
                    steps:
                      left:
                        type: task
                        command_type: shell
                        command: . ./mark.sh; export left=$((two + 1))
                        returns: [{name: left, kind: json}]
                      inner:
                        type: map
                        needs: [left]
                        iterate_on: items
                        iterate_as: thing
                        reducer: concat
                        branch:
                          start_at: tell
                          steps:
                            tell:
                              type: task
                              command_type: shell
                              command: . ./mark.sh; export told="$thing-$left"
                              returns: [{name: told, kind: json}]
                              next: success
                      right: {type: task, command_type: shell, command: . ./mark.sh}
                total:
                  type: task
                  command_type: shell
                  command: . ./mark.sh; export total=$((made + weight + count + calm + shaky + flaky))
                  needs: [native, nested, group, again, flaky]
                  returns: [{name: total, kind: json}]
            """;

    private Marathon() {}

    /// Compiles what all folders share.
    static Path classes(Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("Mark.java"), JAVA);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = Files.createDirectories(folder.resolve("classes"));
        String[] arguments = {"-parameters", "-d", classes.toString(), source.toString()};
        if (compiler.run(null, null, null, arguments) != 0) {
            throw new AssertionError("Mark.java does not compile");
        }
        return classes;
    }

    static Installed prepare(Path folder, Path classes) throws IOException {
        Installed runnable = new Installed(Files.createDirectories(folder));
        runnable.file("pipeline.yaml", PIPELINE);
        runnable.file("mark.sh", MARK);
        runnable.file(
                "runnable-config.yaml",
                """
                pipeline-executor: {type: local, config: {enable_parallel: true, max_parallel: 4}}
                classpath: [%s]
                """
                        .formatted(classes));
        return runnable;
    }

    /// How often each step was executed so far.
    static Map<String, Integer> executions(Path folder) {
        Map<String, Integer> counts = new HashMap<>();
        try {
            Path witness = folder.resolve(WITNESS);
            List<String> lines = Files.exists(witness) ? Files.readAllLines(witness) : List.of();
            lines.forEach(line -> counts.merge(line, 1, Integer::sum));
            return counts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether a step that has succeeded may run again nevertheless: it comes after one that has
    /// not, or belongs to a composite step that may be tried again.
    static boolean mayRunAgain(String step, Set<String> succeeded) {
        return (Set.of("sides.rescued.rescue", "sides.rescued.after").contains(step)
                        && !succeeded.contains("sides.rescued.success"))
                || (step.startsWith("group.") && !succeeded.contains("group"));
    }
}
