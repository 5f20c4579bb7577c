package dev.runnable.sdk.use;

import static dev.runnable.sdk.Condition.parameter;
import static dev.runnable.sdk.Steps.conditional;
import static dev.runnable.sdk.Steps.java;
import static dev.runnable.sdk.Steps.loop;
import static dev.runnable.sdk.Steps.map;
import static dev.runnable.sdk.Steps.nested;
import static dev.runnable.sdk.Steps.notebook;
import static dev.runnable.sdk.Steps.parallel;
import static dev.runnable.sdk.Steps.python;
import static dev.runnable.sdk.Steps.shell;
import static dev.runnable.sdk.Steps.stub;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.graph.Node;
import dev.runnable.runlog.GraphJson;
import dev.runnable.sdk.Backoff;
import dev.runnable.sdk.Branch;
import dev.runnable.sdk.Pipeline;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is made in Java is the same graph as what is written by hand.
final class EveryKindOfStepTest {
    private static final Pipeline CHAIN =
            Pipeline.of(
                            "everything",
                            shell("download", "set -e\ncurl \"$url\" > data.csv\n")
                                    .with("shell", "bash")
                                    .with("pass_env", List.of("JAVA_HOME"))
                                    .secrets("TOKEN")
                                    .put("data.csv", "*.log")
                                    .storeCopy(false)
                                    .sandbox(true)
                                    .attempts(3)
                                    .backoff(
                                            Backoff.of(Duration.ofMillis(1500))
                                                    .factor(3)
                                                    .max(Duration.ofMinutes(90))
                                                    .jitter(0.25))
                                    .timeout(Duration.ofMinutes(5))
                                    .override("local-container", "big")
                                    .onFailure(
                                            stub("apologise"),
                                            shell("clean up", "rm -f data.csv").then("report")),
                            python("parse", "parsing.rows")
                                    .get("data.csv")
                                    .returns("rows", "columns")
                                    .returnsMetric("quality")
                                    .returnsObject("frame"),
                            java("count", Methods::clean).returns("count").onFailure("report"),
                            parallel("offers")
                                    .branch("flight", stub("search"), stub("book"))
                                    .branch("hotel", stub("search").thenFail()),
                            map("fit")
                                    .over("models")
                                    .as("model")
                                    .reduce("lambda *x: max(x)")
                                    .maxConcurrency(4)
                                    .run(
                                            Branch.graph(stub("load"), stub("train").needs("load"))
                                                    .failFast()),
                            conditional("membership")
                                    .on("member")
                                    .when(true, stub("welcome"))
                                    .when("no", stub("invite"))
                                    .when(7, stub("lucky"))
                                    .otherwise(stub("ask")),
                            loop("improve")
                                    .atMost(5)
                                    .until("good")
                                    .as("round")
                                    .run(shell("try", "export good=true").returns("good")),
                            nested("inner", stub("one"), nested("deeper", stub("two"))),
                            notebook("report", "report.ipynb")
                                    .with("optional_ploomber_args", Map.of("timeout", 60)))
                    .parameter("url", "https://example.com/a?b=c#d")
                    .parameter("models", List.of("linear", "forest"))
                    .description("Everything there is: at once");

    private static final String CHAIN_YAML =
            """
            parameters:
              url: "https://example.com/a?b=c#d"
              models: [linear, forest]
            dag:
              description: "Everything there is: at once"
              start_at: download
              steps:
                download:
                  type: task
                  command_type: shell
                  command: |
                    set -e
                    curl "$url" > data.csv
                  shell: bash
                  pass_env: [JAVA_HOME]
                  secrets: [TOKEN]
                  catalog: {put: [data.csv, "*.log"], store_copy: false}
                  sandbox: true
                  max_attempts: 3
                  retry: {backoff: {initial: 1500ms, factor: 3, max: 1h30m, jitter: 0.25}}
                  timeout: 5m
                  overrides: {local-container: big}
                  on_failure: apologise
                  next: parse
                parse:
                  type: task
                  command: parsing.rows
                  catalog: {get: [data.csv]}
                  returns: [rows, columns, {name: quality, kind: metric}, {name: frame, kind: object}]
                  next: count
                count:
                  type: task
                  command_type: java
                  command: dev.runnable.sdk.use.Methods::clean
                  returns: [count]
                  on_failure: report
                  next: offers
                offers:
                  type: parallel
                  branches:
                    flight:
                      start_at: search
                      steps:
                        search: {type: stub, next: book}
                        book: {type: stub, next: success}
                    hotel:
                      start_at: search
                      steps:
                        search: {type: stub, next: fail}
                  next: fit
                fit:
                  type: map
                  iterate_on: models
                  iterate_as: model
                  reducer: "lambda *x: max(x)"
                  max_concurrency: 4
                  branch:
                    fail_fast: true
                    steps:
                      load: {type: stub}
                      train: {type: stub, needs: [load]}
                  next: membership
                membership:
                  type: conditional
                  parameter: member
                  branches:
                    true:
                      start_at: welcome
                      steps: {welcome: {type: stub, next: success}}
                    no:
                      start_at: invite
                      steps: {invite: {type: stub, next: success}}
                    7:
                      start_at: lucky
                      steps: {lucky: {type: stub, next: success}}
                  default:
                    start_at: ask
                    steps: {ask: {type: stub, next: success}}
                  next: improve
                improve:
                  type: loop
                  max_iterations: 5
                  break_on: good
                  index_as: round
                  branch:
                    start_at: try
                    steps:
                      try: {type: task, command_type: shell, command: export good=true, returns: [good], next: success}
                  next: inner
                inner:
                  type: dag
                  branch:
                    start_at: one
                    steps:
                      one: {type: stub, next: deeper}
                      deeper:
                        type: dag
                        branch:
                          start_at: two
                          steps: {two: {type: stub, next: success}}
                        next: success
                  next: report
                report:
                  type: task
                  command_type: notebook
                  command: report.ipynb
                  optional_ploomber_args: {timeout: 60}
                  next: success
                apologise: {type: stub, next: clean up}
                clean up: {type: task, command_type: shell, command: rm -f data.csv, next: report}
            """;

    private static final Pipeline GRAPH =
            Pipeline.graph(
                            "wired",
                            stub("a"),
                            shell("b", "false").skipIf(parameter("quick")).onErrorSkip(),
                            shell("c", "false")
                                    .needs("a")
                                    .skipIf(parameter("mode").in("x", 2, true))
                                    .onErrorContinue(Map.of("rows", 0)),
                            stub("d")
                                    .needs("a", "c")
                                    .needsEvenSkipped("b")
                                    .skipIf(parameter("mode").notEqualTo(null))
                                    .onErrorContinue(),
                            stub("e").skipIf(parameter("mode").equalTo("slow")),
                            stub("f").skipIf(parameter("mode").isMissing()))
                    .failFast();

    private static final String GRAPH_YAML =
            """
            dag:
              fail_fast: true
              steps:
                a: {type: stub}
                b: {type: task, command_type: shell, command: "false", skip_if: quick, on_error: skip}
                c:
                  type: task
                  command_type: shell
                  command: "false"
                  needs: [a]
                  skip_if: {parameter: mode, in: [x, 2, true]}
                  on_error: {action: continue, default_output: {rows: 0}}
                d:
                  type: stub
                  needs: [a, c, {step: b, on_skip: run}]
                  skip_if: {parameter: mode, not_equals: null}
                  on_error: continue
                e: {type: stub, skip_if: {parameter: mode, equals: slow}}
                f: {type: stub, skip_if: {parameter: mode, exists: false}}
            """;

    @Test
    void chainIsTheOneWrittenByHand() {
        assertSame(CHAIN, CHAIN_YAML);
    }

    @Test
    void dependencyGraphIsTheOneWrittenByHand() {
        assertSame(GRAPH, GRAPH_YAML);
    }

    private static void assertSame(Pipeline made, String written) {
        dev.runnable.graph.Pipeline expected = read(written);
        dev.runnable.graph.Pipeline actual = read(made.toYaml());

        assertThat(GraphJson.of(actual.graph())).isEqualTo(GraphJson.of(expected.graph()));
        assertThat(GraphJson.hash(GraphJson.of(actual.graph())))
                .isEqualTo(GraphJson.hash(GraphJson.of(expected.graph())));
        assertThat(actual.graph()).isEqualTo(expected.graph());
        assertThat(actual.parameters()).isEqualTo(expected.parameters());
    }

    private static dev.runnable.graph.Pipeline read(String yaml) {
        return PipelineReader.readText(yaml, "pipeline.yaml", CommandTypes.builtIn()).orThrow();
    }

    @Test
    void valueOfAConditionalMayBeCalledDefault() {
        Pipeline pipeline = Pipeline.of("p", conditional("c").on("x").when("default", stub("s")));

        assertThat(read(pipeline.toYaml()).graph().node("c"))
                .isInstanceOfSatisfying(
                        Node.Conditional.class,
                        node -> {
                            assertThat(node.branches()).containsOnlyKeys("default");
                            assertThat(node.defaultBranch()).isEmpty();
                        });
    }

    @Test
    void fileIsPleasantToRead() {
        Pipeline pipeline =
                Pipeline.of(
                                "sales",
                                shell("greet", "echo hello\necho \"$name\"\n").returns("length"),
                                parallel("both")
                                        .branch("left", stub("l"))
                                        .branch("right", stub("r")))
                        .parameter("name", "world")
                        .parameter("people", List.of(Map.of("name", "Ada"), Map.of("name", "Bob")));

        assertThat(pipeline.toYaml())
                .isEqualTo(
                        """
                        parameters:
                          name: world
                          people: [{name: Ada}, {name: Bob}]
                        dag:
                          start_at: greet
                          steps:
                            greet:
                              type: task
                              command_type: shell
                              command: |
                                echo hello
                                echo "$name"
                              returns: [length]
                              next: both
                            both:
                              type: parallel
                              branches:
                                left:
                                  start_at: l
                                  steps:
                                    l:
                                      type: stub
                                      next: success
                                right:
                                  start_at: r
                                  steps:
                                    r:
                                      type: stub
                                      next: success
                              next: success
                        """);
    }
}
