package dev.runnable.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.RetryPolicy;
import dev.runnable.graph.StepOptions;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.TaskAttempt;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CompositesTest {
    private final ScriptedSession session = new ScriptedSession();

    @Test
    void branchesReadThroughAndMergeInOrderOfDeclaration() {
        Graph left = Graphs.chain(Graphs.taskNode("l", "x", "only_left")).build();
        Graph right = Graphs.chain(Graphs.taskNode("r", "x")).build();
        Graph graph = Graphs.chain(parallel("p", left, right), Graphs.taskNode("after")).build();
        Map<String, SequencedMap<String, Parameter>> seen = new ConcurrentHashMap<>();
        session.on("p.left.l", see(seen, returning("x", "1", "only_left", "2")));
        session.on("p.right.r", see(seen, returning("x", "3")));
        session.on("after", see(seen, ScriptedSession.succeeded()));
        TestRun run = new TestRun(graph, session, 4, parameters("given", TextNode.valueOf("g")));

        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        assertThat(texts(requireNonNull(seen.get("p.left.l"))))
                .containsExactly(entry("given", "g"));
        assertThat(texts(requireNonNull(seen.get("after"))))
                .containsExactly(entry("given", "g"), entry("x", "3"), entry("only_left", "2"));
        assertThat(message(run, "p")).contains("'left'", "'right'", "'x'");
    }

    @Test
    void failedBranchFailsTheStepThatMergesNothing() {
        Graph left = Graphs.chain(Graphs.taskNode("l", "x")).build();
        Graph right = Graphs.chain(Graphs.taskNode("r")).build();
        Graph graph =
                Graphs.chain(parallel("p", left, right))
                        .task("rescue")
                        .edge("p", "rescue", Edge.Trigger.FAILURE)
                        .edge("rescue", "success", Edge.Trigger.SUCCESS)
                        .build();
        Map<String, SequencedMap<String, Parameter>> seen = new ConcurrentHashMap<>();
        session.on("p.left.l", see(seen, returning("x", "1"))).failing("p.right.r");
        session.on("rescue", see(seen, ScriptedSession.succeeded()));
        TestRun run = TestRun.of(graph, session);

        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        assertThat(run.states()).containsEntry("p", StepState.FAILED);
        assertThat(seen.get("rescue")).isEmpty();
        assertThat(message(run, "p")).contains("branch 'right' failed: step 'r'");
    }

    @Test
    void mapGivesTheListOfWhatItsItemsReturned() {
        Graph branch = Graphs.chain(Graphs.taskNode("t", "y")).build();
        Graph graph = Graphs.chain(map("m", branch, Optional.empty(), OptionalInt.empty())).build();
        for (String key : List.of("1", "2", "3")) {
            session.on(
                    "m." + key + ".t",
                    attempt ->
                            returning(
                                    "y",
                                    requireNonNull(attempt.variables().get("item")).asText()
                                            + "!"));
        }
        TestRun run = new TestRun(graph, session, 2, parameters("items", ints(1, 2, 3)));
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        assertThat(output(run, "m", "y").toString()).isEqualTo("[\"1!\",\"2!\",\"3!\"]");
        assertThat(session.mostAtOnce()).isLessThanOrEqualTo(2);
    }

    @Test
    void maxConcurrencyHoldsForOneMap() {
        Graph branch = Graphs.chain(Graphs.taskNode("t")).build();
        Graph graph =
                Graphs.chain(map("m", branch, Optional.of("count"), OptionalInt.of(2))).build();
        for (int i = 0; i < 20; i++) {
            session.on(
                    "m." + i + ".t",
                    _ -> {
                        TimeUnit.MILLISECONDS.sleep(2);
                        return ScriptedSession.succeeded();
                    });
        }
        TestRun run =
                new TestRun(
                        graph,
                        session,
                        8,
                        parameters(
                                "items", ints(java.util.stream.IntStream.range(0, 20).toArray())));
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        assertThat(session.mostAtOnce()).isEqualTo(2);
    }

    @Test
    void loopGoesOnWithWhatItWroteUntilItsParameterIsTrue() {
        Graph branch = Graphs.chain(Graphs.taskNode("t", "n", "done")).build();
        Node loop = new Node.Loop("l", branch, 10, "done", "i", StepOptions.NONE);
        Graph graph = Graphs.chain(loop).build();
        for (int i = 0; i < 10; i++) {
            session.on(
                    "l." + i + ".t",
                    attempt -> {
                        int before =
                                Optional.ofNullable(attempt.parameters().get("n"))
                                        .map(it -> it.value().intValue())
                                        .orElse(0);
                        int index = requireNonNull(attempt.variables().get("i")).intValue();
                        SequencedMap<String, Parameter> out = new LinkedHashMap<>();
                        out.put("n", new Parameter.Json(IntNode.valueOf(before + index)));
                        out.put("done", new Parameter.Json(BooleanNode.valueOf(index == 3)));
                        return new AttemptOutcome.Succeeded(out);
                    });
        }
        TestRun run = TestRun.of(graph, session);
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        assertThat(output(run, "l", "n").intValue()).isEqualTo(6);
    }

    @Test
    void loopIndexIsAVariableOfTheEnvironmentTooAndTheInnerOneCounts() {
        Graph inner = Graphs.chain(Graphs.taskNode("t")).build();
        Node twice = new Node.Loop("in", inner, 2, "never", "i", StepOptions.NONE);
        Graph middle = Graphs.chain(twice, Graphs.taskNode("late")).build();
        Node outer = new Node.Loop("out", middle, 3, "never", "i", StepOptions.NONE);
        Map<String, String> seen = new ConcurrentHashMap<>();
        session.onAny(attempt -> {
            seen.put(attempt.step().text(), requireNonNull(attempt.environment().get("i")));
            return ScriptedSession.succeeded();
        });
        assertThat(TestRun.of(Graphs.chain(outer).build(), session).run())
                .isEqualTo(StepState.SUCCESS);
        assertThat(seen)
                .hasSize(9)
                .containsEntry("out.2.in.0.t", "0")
                .containsEntry("out.2.in.1.t", "1")
                .containsEntry("out.2.late", "2");
    }

    @Test
    void timeoutOfACompositeEndsAllInIt() {
        Graph inner = Graphs.chain(Graphs.taskNode("slow")).build();
        Graph other = Graphs.chain(Graphs.taskNode("quick")).build();
        StepOptions limited =
                new StepOptions(
                        RetryPolicy.immediate(2),
                        Optional.of(Duration.ofMillis(50)),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty());
        SequencedMap<String, Graph> branches = new LinkedHashMap<>();
        branches.put("left", Graphs.chain(parallel("deep", inner, other)).build());
        branches.put("right", other);
        Graph graph = Graphs.chain(new Node.Parallel("p", branches, limited)).build();
        session.on(
                "p.left.deep.left.slow",
                _ -> {
                    TimeUnit.SECONDS.sleep(30);
                    return ScriptedSession.succeeded();
                });
        TestRun run = TestRun.of(graph, session);
        assertThat(run.run()).isEqualTo(StepState.FAILED);
        assertThat(run.states())
                .containsEntry("p", StepState.FAILED)
                .containsEntry("p.left.deep", StepState.CANCELLED)
                .containsEntry("p.left.deep.left.slow", StepState.CANCELLED)
                .containsEntry("p.right.quick", StepState.SUCCESS);
        assertThat(run.attempts("p")).hasSize(2);
        assertThat(run.attempts("p.left.deep.left.slow"))
                .extracting(RunEvent.AttemptFinished::number)
                .containsExactly(1, 2);
    }

    private static Node parallel(String name, Graph left, Graph right) {
        SequencedMap<String, Graph> branches = new LinkedHashMap<>();
        branches.put("left", left);
        branches.put("right", right);
        return new Node.Parallel(name, branches, StepOptions.NONE);
    }

    private static Node map(
            String name, Graph branch, Optional<String> reducer, OptionalInt maxConcurrency) {
        return new Node.Map(
                name, "items", "item", branch, reducer, maxConcurrency, StepOptions.NONE);
    }

    private static ScriptedSession.Script see(
            Map<String, SequencedMap<String, Parameter>> seen, AttemptOutcome outcome) {
        return (TaskAttempt attempt) -> {
            seen.put(attempt.step().text(), attempt.parameters());
            return outcome;
        };
    }

    private static AttemptOutcome returning(String... namesAndTexts) {
        SequencedMap<String, Parameter> outputs = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            outputs.put(
                    namesAndTexts[i], new Parameter.Json(TextNode.valueOf(namesAndTexts[i + 1])));
        }
        return new AttemptOutcome.Succeeded(outputs);
    }

    private static SequencedMap<String, Parameter> parameters(String name, JsonNode value) {
        SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
        parameters.put(name, new Parameter.Json(value));
        return parameters;
    }

    private static ArrayNode ints(int... values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int value : values) {
            array.add(value);
        }
        return array;
    }

    private static SequencedMap<String, String> texts(SequencedMap<String, Parameter> parameters) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        parameters.forEach((name, value) -> texts.put(name, value.value().asText()));
        return texts;
    }

    private static String message(TestRun run, String step) {
        return run.events().stream()
                .filter(RunEvent.StepFinished.class::isInstance)
                .map(RunEvent.StepFinished.class::cast)
                .filter(event -> event.step().text().equals(step))
                .map(RunEvent.StepFinished::message)
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode output(TestRun run, String step, String name) {
        return requireNonNull(run.attempts(step).getLast().outputs().get(name)).value();
    }
}
