package dev.runnable.reentry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.event.RandomEvents;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Graph;
import dev.runnable.graph.HostilePaths;
import dev.runnable.graph.ItemKeys;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepOptions;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginalFormTest {
    private static final int MOST_ITERATIONS = 7;

    /// A chain of composites, each with the next inside it, and a step at its end.
    private static final class Nesting {
        private final Random random = new Random(9);
        private final HostilePaths names = new HostilePaths(random);
        private final RandomEvents values = new RandomEvents(9);
        private final Map<StepPath, ItemKeys> keys = new HashMap<>();
        private final Map<BranchPath, JsonNode> items = new HashMap<>();

        private record Level(String step, Segment branch) {}

        private String name() {
            return names.name().replace('.', '_').replace('%', '_');
        }

        private JsonNode value() {
            return random.nextBoolean() ? values.json() : TextNode.valueOf(names.name());
        }

        private List<Level> levels() {
            List<Level> levels = new ArrayList<>();
            Optional<BranchPath> where = Optional.empty();
            int depth = random.nextInt(5);
            for (int i = 0; i < depth; i++) {
                String name = name();
                StepPath step = StepProblems.in(where, name);
                Segment branch =
                        switch (random.nextInt(3)) {
                            case 0 -> new Segment.Branch(name());
                            case 1 -> item(step);
                            default -> new Segment.Iteration(random.nextInt(MOST_ITERATIONS));
                        };
                levels.add(new Level(name, branch));
                where = Optional.of(new BranchPath(step, branch));
            }
            return levels;
        }

        private Segment item(StepPath step) {
            List<JsonNode> list = new ArrayList<>();
            int size = random.nextInt(1, 5);
            for (int i = 0; i < size; i++) {
                list.add(value());
            }
            ItemKeys known = ItemKeys.of(list);
            int index = random.nextInt(size);
            boolean unique = known.keysOf(list.get(index)).size() == 1;
            if (!unique) {
                return item(step);
            }
            Segment.Item item = new Segment.Item(known.keys().get(index));
            keys.put(step, known);
            items.put(new BranchPath(step, item), list.get(index));
            return item;
        }

        private StepPath path(List<Level> levels, String last) {
            Optional<BranchPath> where = Optional.empty();
            for (Level level : levels) {
                where =
                        Optional.of(
                                new BranchPath(
                                        StepProblems.in(where, level.step()), level.branch()));
            }
            return StepProblems.in(where, last);
        }

        private Graph graph(List<Level> levels, String last) {
            Graph graph = of(new Node.Stub(last, StepOptions.NONE));
            for (int i = levels.size() - 1; i >= 0; i--) {
                graph = of(composite(levels.get(i), "x" + i, graph));
            }
            return graph;
        }

        private static Node composite(Level level, String as, Graph inside) {
            return switch (level.branch()) {
                case Segment.Branch(String name) -> {
                    SequencedMap<String, Graph> branches = new LinkedHashMap<>();
                    branches.put(name, inside);
                    yield new Node.Parallel(level.step(), branches, StepOptions.NONE);
                }
                case Segment.Item _ ->
                        new Node.Map(
                                level.step(),
                                "xs",
                                as,
                                inside,
                                Optional.empty(),
                                OptionalInt.empty(),
                                StepOptions.NONE);
                case Segment.Iteration _ ->
                        new Node.Loop(
                                level.step(), inside, MOST_ITERATIONS, "d", "i", StepOptions.NONE);
                case Segment.Step step -> throw new AssertionError(step);
            };
        }

        private static Graph of(Node step) {
            SequencedMap<String, Node> nodes = new LinkedHashMap<>();
            nodes.put("success", new Node.Success());
            nodes.put("fail", new Node.Fail());
            nodes.put(step.name(), step);
            return new Graph(Optional.empty(), Optional.empty(), nodes, List.of(), false);
        }

        private JsonNode itemAt(BranchPath branch) {
            return requireNonNull(items.get(branch), branch::text);
        }

        private List<String> keysOf(StepPath step, JsonNode value) {
            return keys.getOrDefault(step, ItemKeys.of(List.of())).keysOf(value);
        }
    }

    @Test
    void everyStepComesBackFromAllItsForms() {
        Nesting nesting = new Nesting();
        for (int i = 0; i < 3_000; i++) {
            var levels = nesting.levels();
            String last = nesting.name();
            StepPath path = nesting.path(levels, last);
            Graph graph = nesting.graph(levels, last);
            StepResolver resolver =
                    new StepResolver(graph, (step, _, value) -> nesting.keysOf(step, value));

            OriginalForm form = OriginalForm.of(graph, path, nesting::itemAt);
            IterVariable iteration = IterVariable.parse(form.iteration().text());

            assertThat(form.step()).doesNotContain(" ");
            assertThat(resolver.resolve(form.step(), Optional.of(iteration))).isEqualTo(path);
            assertThat(resolver.resolve(StepArgument.encode(path), Optional.empty()))
                    .isEqualTo(path);
            if (!path.segments().contains(new Segment.Item(OriginalForm.MAP_PLACEHOLDER))) {
                assertThat(resolver.resolve(path.text(), Optional.empty())).isEqualTo(path);
            }
        }
    }

    @Test
    void formIsTheOriginals() {
        Graph graph =
                Nesting.of(
                        Nesting.composite(
                                new Nesting.Level("a map", new Segment.Item("")),
                                "chunk",
                                Nesting.of(
                                        Nesting.composite(
                                                new Nesting.Level("l", new Segment.Iteration(0)),
                                                "",
                                                Nesting.of(
                                                        new Node.Stub("s", StepOptions.NONE))))));
        StepPath path =
                StepPath.root("a map")
                        .child(new Segment.Item("0-123"), "l")
                        .child(new Segment.Iteration(3), "s");

        OriginalForm form =
                OriginalForm.of(graph, path, _ -> JsonNodeFactory.instance.textNode("é"));

        assertThat(form.step())
                .isEqualTo("a%map.map_variable_placeholder.l.loop_variable_placeholder.s");
        assertThat(form.iteration().text())
                .isEqualTo(
                        "{\"map_variable\":{\"chunk\":{\"value\":\"\\u00E9\"}},"
                                + "\"loop_variable\":[{\"value\":3}]}");
    }

    @Test
    void stepThatTheGraphHasNotIsTold() {
        Graph graph = Nesting.of(new Node.Stub("s", StepOptions.NONE));
        StepPath path = StepPath.root("t").child(new Segment.Item("x"), "y");

        assertThatThrownBy(() -> OriginalForm.of(graph, path, _ -> TextNode.valueOf("")))
                .hasMessageContaining("there is no step 't'");
    }

    @Test
    void iterationComesBackFromItsText() {
        RandomEvents values = new RandomEvents(10);
        Random random = new Random(10);
        for (int i = 0; i < 2_000; i++) {
            SequencedMap<String, JsonNode> items = new LinkedHashMap<>();
            List<Integer> indices = new ArrayList<>();
            while (random.nextInt(3) > 0) {
                items.put("name " + random.nextInt(5) + ".\"'é🚀", values.json());
                indices.add(random.nextInt(1000));
            }
            String text = new IterVariable(items, indices).text();

            IterVariable again = IterVariable.parse(text);

            assertThat(again.text()).isEqualTo(text).matches("[ -~]*");
            assertThat(again.loopVariable()).isEqualTo(indices);
            assertThat(List.copyOf(again.mapVariable().keySet()))
                    .isEqualTo(List.copyOf(items.keySet()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | --iter-variable: the iteration is not a JSON object but '[]'",
                "'' | --iter-variable:1:1: the iteration is not JSON: the text ends in the middle",
                "{} {} | --iter-variable: something follows the JSON of the iteration",
                "{'map_variable':[1]} | --iter-variable: 'map_variable' is not an object",
                "{'map_variable':{'x':1}} |"
                        + " --iter-variable: the map variable 'x' has no 'value'",
                "{'loop_variable':{}} | --iter-variable: 'loop_variable' is not a list",
                "{'loop_variable':[{'value':'1'}]} |"
                        + " --iter-variable: a loop variable has no 'value' that is an index",
                "{'loop_variable':[{'value':-1}]} |"
                        + " --iter-variable: a loop variable has no 'value' that is an index",
                "{'a':} | --iter-variable:1:6: the iteration is not JSON: Unexpected character"
            })
    void wrongIterationIsTold(String json, String message) {
        String text = json.replace('\'', '"');
        assertThatThrownBy(() -> IterVariable.parse(text.equals("\"\"") ? "" : text))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("error: " + message)
                .hasMessageEndingWith(
                        ". Write it like {\"map_variable\": {\"NAME\": {\"value\": ITEM}},"
                                + " \"loop_variable\": [{\"value\": 0}]}. [RNB-309]");
    }
}
