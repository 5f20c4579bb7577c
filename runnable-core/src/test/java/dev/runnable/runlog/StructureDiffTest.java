package dev.runnable.runlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructureDiffTest {
    private static final String CHAIN =
            """
            dag:
              start_at: a
              steps:
                a: {type: stub, next: b}
                b: {type: stub, next: c, on_failure: c}
                c: {type: stub, next: success}
            """;
    private static final String NEEDS =
            """
            dag:
              steps:
                a: {type: stub}
                b: {type: stub}
                c: {type: stub, needs: [a]}
            """;
    private static final String NESTED =
            """
            dag:
              start_at: p
              steps:
                p:
                  type: parallel
                  next: m
                  branches:
                    left: {start_at: l, steps: {l: {type: stub, next: success}}}
                    right: {start_at: r, steps: {r: {type: stub, next: success}}}
                m:
                  type: map
                  iterate_on: xs
                  iterate_as: x
                  next: c
                  branch:
                    start_at: o
                    steps:
                      o:
                        type: loop
                        max_iterations: 3
                        break_on: done
                        index_as: i
                        next: success
                        branch: {start_at: t, steps: {t: {type: stub, next: success}}}
                c:
                  type: conditional
                  parameter: colour
                  next: success
                  branches:
                    red: {start_at: q, steps: {q: {type: stub, next: success}}}
            """;

    @Test
    void whatIsNoStructureMayChange() {
        assertThat(diff(CHAIN, CHAIN)).isEmpty();
        assertThat(diff(NESTED, NESTED)).isEmpty();
        assertThat(
                        diff(
                                CHAIN,
                                "parameters: {x: 1}\n"
                                        + CHAIN.replace(
                                                "{type: stub, next: b}",
                                                "{type: stub, max_attempts: 3, timeout: 5s, next: b}")))
                .isEmpty();
        assertThat(
                        diff(
                                NESTED,
                                NESTED.replace("iterate_on: xs", "iterate_on: ys")
                                        .replace("max_iterations: 3", "max_iterations: 4")
                                        .replace("parameter: colour", "parameter: color")))
                .isEmpty();
    }

    @Test
    void orderInWhichStepsAndNeedsAreWrittenIsNoStructure() {
        String both = NEEDS.replace("[a]", "[a, b]");
        assertThat(diff(both, NEEDS.replace("[a]", "[b, a]"))).isEmpty();
    }

    @Test
    void edgesOfAChain() {
        assertThat(diff(CHAIN, CHAIN.replace("start_at: a", "start_at: b")))
                .contains("the first step was 'a' and is 'b'");
        assertThat(
                        diff(
                                CHAIN,
                                CHAIN.replace(
                                        "a: {type: stub, next: b}", "a: {type: stub, next: c}")))
                .containsExactly("'next' of step 'a' was 'b' and is 'c'");
        assertThat(diff(CHAIN, CHAIN.replace(", on_failure: c", "")))
                .containsExactly("'on_failure' of step 'b' was 'c' and is nothing");
        assertThat(diff(CHAIN.replace(", on_failure: c", ""), CHAIN))
                .containsExactly("'on_failure' of step 'b' was nothing and is 'c'");
    }

    @Test
    void edgesOfADependencyGraph() {
        assertThat(diff(NEEDS, NEEDS.replace("needs: [a]", "needs: [a, b]")))
                .containsExactly("'needs' of step 'c' was ['a'] and is ['a','b']");
        assertThat(diff(NEEDS, NEEDS.replace(", needs: [a]", "")))
                .containsExactly("'needs' of step 'c' was ['a'] and is nothing");
        assertThat(diff(NEEDS, NEEDS.replace("[a]", "[{step: a, on_skip: run}]")))
                .containsExactly(
                        "'needs' of step 'c' was ['a'] and is [{'step':'a','on_skip':'run'}]");
    }

    @Test
    void chainThatBecameADependencyGraph() {
        String now =
                """
                dag:
                  steps:
                    a: {type: stub}
                    b: {type: stub, needs: [a]}
                    c: {type: stub, needs: [b]}
                """;
        assertThat(diff(CHAIN.replace(", on_failure: c", ""), now))
                .contains(
                        "the first step was 'a' and is nothing",
                        "'next' of step 'a' was 'b' and is nothing",
                        "'needs' of step 'b' was nothing and is ['a']");
    }

    @Test
    void stepsAndTypes() {
        assertThat(diff(NEEDS, NEEDS + "    d: {type: stub}\n")).containsExactly("step 'd' is new");
        assertThat(diff(NEEDS + "    d: {type: stub}\n", NEEDS))
                .containsExactly("step 'd' is gone");
        assertThat(
                        diff(
                                NEEDS,
                                NEEDS.replace(
                                        "b: {type: stub}",
                                        "b: {type: task, command_type: shell, command: 'true'}")))
                .containsExactly("the type of step 'b' was 'stub' and is 'task'");
    }

    @Test
    void branchesAndWhatIsInThem() {
        assertThat(diff(NESTED, NESTED.replace("right:", "wrong:")))
                .containsExactly(
                        "branch 'right' of step 'p' is gone", "branch 'wrong' of step 'p' is new");
        assertThat(
                        diff(
                                NESTED,
                                NESTED.replace(
                                        "start_at: r, steps: {r:", "start_at: s, steps: {s:")))
                .containsExactly(
                        "the first step in p.right was 'r' and is 's'",
                        "step 'r' in p.right is gone",
                        "step 's' in p.right is new");
        assertThat(
                        diff(
                                NESTED,
                                NESTED.replace("{t: {type: stub", "{t: {type: stub, on_failure: u")
                                        .replace(
                                                "next: success}}}\n    c:",
                                                "next: success}, u: {type: stub, next: success}}}\n    c:")))
                .containsExactly(
                        "'on_failure' of step 'm.o.t' was nothing and is 'u'",
                        "step 'u' in m.o is new");
        assertThat(diff(NESTED, NESTED.replace("red:", "blue:")))
                .containsExactly(
                        "branch 'red' of step 'c' is gone", "branch 'blue' of step 'c' is new");
    }

    private static List<String> diff(String before, String now) {
        return StructureDiff.between(graph(before), graph(now));
    }

    private static JsonNode graph(String text) {
        return GraphJson.of(
                PipelineReader.readText(text, "p.yaml", CommandTypes.builtIn()).orThrow().graph());
    }
}
