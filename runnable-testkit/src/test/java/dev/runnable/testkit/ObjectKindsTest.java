package dev.runnable.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepOptions;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Succeeded;
import dev.runnable.spi.ObjectReference;
import dev.runnable.spi.TaskAttempt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stored objects on their way through a run: what refers to them stays what it is.
@Timeout(60)
class ObjectKindsTest {
    private final ScriptedSession session = new ScriptedSession();
    private final Map<String, Parameter> seen = new ConcurrentHashMap<>();

    private static Parameter.Stored object(String content) {
        return new Parameter.Stored(new ObjectReference("model", "pickle", content).toJson());
    }

    /// Every step takes what it sees and leaves an object that is called like its place.
    private AttemptOutcome play(TaskAttempt attempt) {
        Parameter before = attempt.parameters().get("model");
        if (before != null) {
            seen.put(attempt.step().text(), before);
        }
        return attempt.node().task().returns().isEmpty()
                ? ScriptedSession.succeeded()
                : returning(object(attempt.step().text()));
    }

    private static Succeeded returning(Parameter model) {
        SequencedMap<String, Parameter> outputs = new LinkedHashMap<>();
        outputs.put("model", model);
        return new Succeeded(outputs);
    }

    private static Node map(String name, String reducer, Node... branch) {
        return new Node.Map(
                name,
                "items",
                name + "_item",
                Graphs.chain(branch).build(),
                Optional.of(reducer),
                OptionalInt.empty(),
                StepOptions.NONE);
    }

    private TestRun run(Graph graph) {
        SequencedMap<String, Parameter> items = new LinkedHashMap<>();
        ArrayNode two = JsonNodeFactory.instance.arrayNode().add(1).add(2);
        items.put("items", new Parameter.Json(two));
        return new TestRun(graph, session.onAny(this::play), 4, items);
    }

    private Parameter after(Node node) {
        TestRun run = run(Graphs.chain(node, Graphs.taskNode("after")).build());
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        return requireNonNull(seen.get("after"));
    }

    private static Parameter list(Parameter... elements) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Parameter element : elements) {
            list.add(element.value());
        }
        return new Parameter.Stored(list);
    }

    @Test
    void branchesHaveObjectsOfOneNameEachTheirOwn() {
        SequencedMap<String, Graph> branches = new LinkedHashMap<>();
        for (String name : new String[] {"left", "right"}) {
            branches.put(
                    name,
                    Graphs.chain(Graphs.taskNode("make", "model"), Graphs.taskNode("use")).build());
        }
        Parameter merged = after(new Node.Parallel("p", branches, StepOptions.NONE));
        assertThat(seen)
                .containsEntry("p.left.use", object("p.left.make"))
                .containsEntry("p.right.use", object("p.right.make"));
        assertThat(merged).isEqualTo(object("p.right.make"));
    }

    @Test
    void aMapMakesAListOfObjectsAndAMapOfMapsAListOfLists() {
        Node make = Graphs.taskNode("make", "model");
        assertThat(after(map("m", "", make)))
                .isEqualTo(list(object("m.1.make"), object("m.2.make")));
        assertThat(after(map("m", "", map("n", "", make))))
                .isEqualTo(
                        list(
                                list(object("m.1.n.1.make"), object("m.1.n.2.make")),
                                list(object("m.2.n.1.make"), object("m.2.n.2.make"))));
    }

    @Test
    void firstAndLastAreObjectsAndTheCountIsANumber() {
        Node make = Graphs.taskNode("make", "model");
        assertThat(after(map("m", "first", make))).isEqualTo(object("m.1.make"));
        assertThat(after(map("m", "last", make))).isEqualTo(object("m.2.make"));
        assertThat(after(map("m", "count", make))).isEqualTo(new Parameter.Json(new IntNode(2)));
    }

    @Test
    void objectsAndJsonUnderOneNameStayWhatTheyAre() {
        Parameter json = new Parameter.Json(new IntNode(5));
        session.on("m.1.make", _ -> returning(json));
        assertThat(after(map("m", "", Graphs.taskNode("make", "model"))))
                .isEqualTo(list(json, object("m.2.make")));
        assertThat(after(map("m", "first", Graphs.taskNode("make", "model")))).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum", "min", "max", "mean", "concat", "merge"})
    void whatComputesRefusesObjects(String reducer) {
        TestRun run =
                run(Graphs.chain(map("m", reducer, Graphs.taskNode("make", "model"))).build());
        assertThat(run.run()).isEqualTo(StepState.FAILED);
        assertThat(message(run, "m"))
                .isEqualTo(
                        "reducer '%s' cannot take parameter 'model': its values are stored objects. Use first, last, count or no reducer, or one in the language of the objects"
                                .formatted(reducer));
    }

    @Test
    void aUsersReducerIsToldWhichValuesAreObjects() {
        session.onReducer(
                "lambda *x: x",
                reduction -> {
                    assertThat(reduction.stored()).isEqualTo(Set.of("model"));
                    return returning(new Parameter.Json(new IntNode(9)));
                });
        assertThat(after(map("m", "lambda *x: x", Graphs.taskNode("make", "model"))))
                .isEqualTo(new Parameter.Json(new IntNode(9)));
    }

    @Test
    void aTryAfterAFailureSeesTheSameObjects() {
        StepOptions twice = Options.retrying(2);
        session.on(
                "use",
                attempt -> {
                    play(attempt);
                    return attempt.number() == 1
                            ? AttemptOutcome.Failed.because("no")
                            : returning(requireNonNull(attempt.parameters().get("model")));
                });
        TestRun run =
                run(
                        Graphs.chain(
                                        Graphs.taskNode("make", "model"),
                                        Graphs.taskNode("use", twice, "model"),
                                        Graphs.taskNode("after"))
                                .build());
        assertThat(run.run()).isEqualTo(StepState.SUCCESS);
        assertThat(seen.get("after")).isEqualTo(object("make"));
    }

    @Test
    void objectsNeitherChooseABranchNorAreIteratedOn() {
        SequencedMap<String, Graph> branches = new LinkedHashMap<>();
        branches.put("a", Graphs.chain("x").build());
        Node choice =
                new Node.Conditional("c", "model", branches, Optional.of("a"), StepOptions.NONE);
        TestRun run = run(Graphs.chain(Graphs.taskNode("make", "model"), choice).build());
        assertThat(run.run()).isEqualTo(StepState.FAILED);
        assertThat(message(run, "c"))
                .isEqualTo(
                        "the parameter 'model' is a stored object, which cannot choose a branch;"
                                + " return what decides as json");
        Node over =
                new Node.Map(
                        "over",
                        "model",
                        "x",
                        Graphs.chain("y").build(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        StepOptions.NONE);
        TestRun other = run(Graphs.chain(Graphs.taskNode("make", "model"), over).build());
        assertThat(other.run()).isEqualTo(StepState.FAILED);
        assertThat(message(other, "over"))
                .isEqualTo(
                        "the parameter 'model' holds stored objects, which cannot be iterated on;"
                                + " iterate on names or numbers, and take the objects in the steps");
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
}
