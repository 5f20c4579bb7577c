package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.graph.Graph;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A run of which every step is a command of its own leaves the run log that `execute` leaves.
final class PartsOfRunsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> DIFFERENT_IN_EVERY_RUN =
            List.of("run_id", "start_time", "end_time", "run_config", "timestamp", "duration");

    @TempDir Path folder;

    static Stream<Arguments> pipelines() {
        return Stream.of(
                Arguments.of(
                        "chain with a failure that is handled",
                        """
                        parameters: {a: 1}
                        dag:
                          start_at: one
                          steps:
                            one: {type: task, command_type: shell, command: export b=$a, returns: [b], next: two}
                            two: {type: task, command_type: shell, command: 'echo no >&2; exit 3', next: success, on_failure: three}
                            three: {type: task, command_type: shell, command: 'export c="$a-$b"', returns: [c], next: four}
                            four: {type: stub, next: success}
                        """),
                Arguments.of(
                        "failure",
                        """
                        dag:
                          start_at: one
                          steps:
                            one: {type: task, command_type: shell, command: exit 3, next: two}
                            two: {type: stub, next: success}
                        """),
                Arguments.of(
                        "retries",
                        """
                        dag:
                          start_at: one
                          steps:
                            one: {type: task, command_type: shell, command: 'test "$RUNNABLE_STEP_ATTEMPT" = 3', max_attempts: 3, next: two}
                            two:
                              type: map
                              iterate_on: xs
                              iterate_as: x
                              max_attempts: 2
                              next: success
                              branch:
                                start_at: s
                                steps:
                                  s: {type: task, command_type: shell, command: 'export y=$x; test $x = 1 || test "$RUNNABLE_STEP_ATTEMPT" = 2', returns: [y], next: success}
                        parameters: {xs: [1, 2]}
                        """),
                Arguments.of(
                        "dependency graph with skips",
                        """
                        parameters: {on: false}
                        dag:
                          steps:
                            a: {type: task, command_type: shell, command: export v=a, returns: [v]}
                            b: {type: task, command_type: shell, command: 'export v=b; exit 1', returns: [v], on_error: {action: continue, default_output: {v: c}}, needs: [a]}
                            c: {type: task, command_type: shell, command: 'exit 1', on_error: {action: skip}}
                            d: {type: stub, needs: [c]}
                            e: {type: task, command_type: shell, command: 'export w="$v"', returns: [w], needs: [b, {step: c, on_skip: run}]}
                            f: {type: task, command_type: shell, command: 'true', skip_if: {parameter: 'on', equals: false}}
                            g: {type: stub, needs: [f]}
                        """),
                Arguments.of(
                        "dependency graph that fails",
                        """
                        dag:
                          steps:
                            a: {type: task, command_type: shell, command: exit 1}
                            b: {type: stub, needs: [a]}
                            c: {type: parallel, needs: [b], branches: {x: {start_at: s, steps: {s: {type: stub, next: success}}}}}
                            d: {type: task, command_type: shell, command: export v=1, returns: [v]}
                            e: {type: stub, needs: [d]}
                        """),
                Arguments.of(
                        "fail_fast",
                        """
                        dag:
                          fail_fast: true
                          steps:
                            a: {type: task, command_type: shell, command: exit 1}
                            b: {type: stub, needs: [c]}
                            c: {type: task, command_type: shell, command: "true"}
                        """),
                Arguments.of(
                        "every composite in every other",
                        """
                        parameters: {xs: [{"a": 1}, "a b"], which: left, k: ""}
                        dag:
                          start_at: par
                          steps:
                            par:
                              type: parallel
                              next: m
                              branches:
                                left 1:
                                  start_at: c
                                  steps:
                                    c:
                                      type: conditional
                                      parameter: which
                                      next: success
                                      branches:
                                        left:
                                          start_at: in ner
                                          steps:
                                            in ner: {type: task, command_type: shell, command: export p=left, returns: [p], next: success}
                                        right: {start_at: s, steps: {s: {type: stub, next: success}}}
                                right:
                                  start_at: d
                                  steps:
                                    d:
                                      type: dag
                                      next: success
                                      branch:
                                        steps:
                                          a: {type: task, command_type: shell, command: export p=right, returns: [p]}
                                          b: {type: task, command_type: shell, command: 'export q="$p"', returns: [q], needs: [a]}
                            m:
                              type: map
                              iterate_on: xs
                              iterate_as: x
                              reducer: concat
                              next: l
                              branch:
                                start_at: l
                                steps:
                                  l:
                                    type: loop
                                    max_iterations: 3
                                    break_on: done
                                    index_as: i
                                    next: success
                                    branch:
                                      start_at: n
                                      steps:
                                        n:
                                          type: map
                                          iterate_on: xs
                                          iterate_as: z
                                          reducer: count
                                          next: t
                                          branch: {start_at: s, steps: {s: {type: task, command_type: shell, command: 'export r="$x/$z/$i"', returns: [r], next: success}}}
                                        t: {type: task, command_type: shell, command: 'export k="$k$i"; if [ $i = 1 ]; then export done=true; else export done=false; fi', returns: [k, done], next: success}
                            l:
                              type: loop
                              max_iterations: 2
                              break_on: never
                              index_as: j
                              next: success
                              branch:
                                start_at: p
                                steps:
                                  p:
                                    type: parallel
                                    next: success
                                    branches:
                                      one: {start_at: s, steps: {s: {type: task, command_type: shell, command: export v=1$j, returns: [v], next: success}}}
                                      two: {start_at: s, steps: {s: {type: task, command_type: shell, command: export v=2$j, returns: [v], next: success}}}
                        """),
                Arguments.of(
                        "failures inside composites",
                        """
                        parameters: {xs: [1, 2, 3], none: [], which: nowhere, no_list: 3}
                        dag:
                          start_at: empty
                          steps:
                            empty:
                              type: map
                              iterate_on: none
                              iterate_as: x
                              next: m
                              branch: {start_at: s, steps: {s: {type: task, command_type: shell, command: export y=1, returns: [y], next: success}}}
                            m:
                              type: map
                              iterate_on: xs
                              iterate_as: x
                              next: success
                              on_failure: c
                              branch: {start_at: s, steps: {s: {type: task, command_type: shell, command: test $x = 2, next: success}}}
                            c:
                              type: conditional
                              parameter: which
                              next: success
                              on_failure: n
                              branches: {left: {start_at: s, steps: {s: {type: stub, next: success}}}}
                            n:
                              type: map
                              iterate_on: no_list
                              iterate_as: x
                              next: success
                              on_failure: par
                              branch: {start_at: s, steps: {s: {type: stub, next: success}}}
                            par:
                              type: parallel
                              next: success
                              on_failure: l
                              branches:
                                a: {start_at: s, steps: {s: {type: task, command_type: shell, command: export v=1, returns: [v], next: success}}}
                                b: {start_at: s, steps: {s: {type: task, command_type: shell, command: exit 4, next: success}}}
                                c: {steps: {s: {type: task, command_type: shell, command: exit 5}, t: {type: stub, needs: [s]}}}
                            l:
                              type: loop
                              max_iterations: 3
                              break_on: done
                              index_as: i
                              next: success
                              on_failure: last
                              branch: {start_at: s, steps: {s: {type: task, command_type: shell, command: test $i = 0, next: success}}}
                            last: {type: stub, next: success}
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pipelines")
    void leaveTheSameRunLogAsTheWhole(String name, String text) throws Exception {
        InProcess runnable = new InProcess(folder);
        Path file = runnable.file("pipeline.yaml", text);
        runnable.run("execute", "pipeline.yaml", "whole");
        Graph graph =
                PipelineReader.read(file, "pipeline.yaml", CommandTypes.builtIn())
                        .orThrow()
                        .graph();
        new Platform(runnable, "parts", "pipeline.yaml").run(graph);
        Platform.sparing(runnable, "fewer", "pipeline.yaml").run(graph);
        String whole = log(runnable, "whole").toPrettyString();
        assertThat(log(runnable, "parts").toPrettyString()).isEqualTo(whole);
        assertThat(log(runnable, "fewer").toPrettyString()).isEqualTo(whole);
    }

    /// As it is shown, without what is different in every run; names in alphabetical order, for
    /// what runs side by side may come in any.
    private static JsonNode log(InProcess runnable, String runId) throws Exception {
        return comparable(JSON.readTree(runnable.run("show", runId, "--output", "json").out()));
    }

    static JsonNode comparable(JsonNode node) {
        if (node.isArray()) {
            var array = JSON.createArrayNode();
            node.forEach(one -> array.add(comparable(one)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JSON.createObjectNode();
        node.properties().stream()
                .filter(entry -> !DIFFERENT_IN_EVERY_RUN.contains(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> object.set(entry.getKey(), comparable(entry.getValue())));
        return object;
    }
}
