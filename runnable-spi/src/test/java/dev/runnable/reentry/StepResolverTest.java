package dev.runnable.reentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.graph.Graph;
import dev.runnable.graph.ItemKeys;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepOptions;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.json.JsonOrText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepResolverTest {
    private static final JsonNode ITEMS =
            JsonOrText.of("[1, \"a b\", {\"k\": 2}, \"twice\", \"twice\"]");

    /// `par` with `left` and `the right`, `m` over items with the loop `l` in it.
    private static final Graph GRAPH =
            graph(
                    stub("train"),
                    stub("make a cake"),
                    parallel("par", "left", graph(stub("train")), "the right", graph(stub("x y"))),
                    map("m", "x", graph(stub("p"), loop("l", 5, graph(stub("s"))))),
                    loop("outer", 3, graph(loop("inner", 4, graph(stub("s"))))),
                    new Node.Dag("sub", graph(stub("s")), Optional.empty(), StepOptions.NONE));

    private static final StepPath LEFT =
            StepPath.root("par").child(new Segment.Branch("left"), "train");

    private static Graph graph(Node... steps) {
        SequencedMap<String, Node> nodes = new LinkedHashMap<>();
        List.of(steps).forEach(node -> nodes.put(node.name(), node));
        nodes.put("success", new Node.Success());
        nodes.put("fail", new Node.Fail());
        return new Graph(Optional.empty(), Optional.empty(), nodes, List.of(), false);
    }

    private static Node stub(String name) {
        return new Node.Stub(name, StepOptions.NONE);
    }

    private static Node parallel(String name, String one, Graph a, String other, Graph b) {
        SequencedMap<String, Graph> branches = new LinkedHashMap<>();
        branches.put(one, a);
        branches.put(other, b);
        return new Node.Parallel(name, branches, StepOptions.NONE);
    }

    private static Node map(String name, String as, Graph branch) {
        return new Node.Map(
                name, "xs", as, branch, Optional.empty(), OptionalInt.empty(), StepOptions.NONE);
    }

    private static Node loop(String name, int most, Graph branch) {
        return new Node.Loop(name, branch, most, "done", "i", StepOptions.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "train, train",
        "par, par",
        "par.left.train, par.b=left.train",
        "par.b=left.train, par.b=left.train",
        "par.the right.x y, par.b=the%20right.x%20y",
        "par.the%right.x%y, par.b=the%20right.x%20y",
        "par.b=the%20right.x%20y, par.b=the%20right.x%20y",
        "make a cake, make%20a%20cake",
        "make%a%cake, make%20a%20cake",
        "make%20a%20cake, make%20a%20cake",
        "m.1.p, m.i=1.p",
        "m.never-seen.p, m.i=never-seen.p",
        "m.1.l.4.s, m.i=1.l.n=4.s",
        "m.i=1.l.n=4.s, m.i=1.l.n=4.s",
        "m.i=map_variable_placeholder.p, m.i=map_variable_placeholder.p",
        "outer.2.inner.3.success, outer.n=2.inner.n=3.success",
        "sub.dag.s, sub.b=dag.s",
        "sub.dag.fail, sub.b=dag.fail"
    })
    void stepIsFound(String written, String word) {
        assertThat(StepArgument.encode(resolve(GRAPH, written))).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "par.left.train | {} | par.b=left.train",
                "par.the%right.x%y | {'map_variable':null,'loop_variable':null} |"
                        + " par.b=the%20right.x%20y",
                "m.map_variable_placeholder.p | {'map_variable':{'x':{'value':1}}} | m.i=1.p",
                "m.map_variable_placeholder.p | {'map_variable':{'x':{'value':'1'}}} | m.i=1.p",
                "m.map_variable_placeholder.l.loop_variable_placeholder.s |"
                        + " {'map_variable':{'x':{'value':1}},'loop_variable':[{'value':4}]} |"
                        + " m.i=1.l.n=4.s",
                "outer.loop_variable_placeholder.inner.loop_variable_placeholder.s |"
                        + " {'loop_variable':[{'value':2},{'value':3}]} | outer.n=2.inner.n=3.s",
                "outer.2.inner.loop_variable_placeholder.s |"
                        + " {'loop_variable':[{'value':3}]} | outer.n=2.inner.n=3.s",
                "par.b=left.train | {} | par.b=left.train"
            })
    void stepIsFoundByTheOriginalsForm(String written, String json, String word) {
        IterVariable iteration = IterVariable.parse(json.replace('\'', '"'));
        assertThat(StepArgument.encode(resolver(GRAPH).resolve(written, Optional.of(iteration))))
                .isEqualTo(word);
    }

    @Test
    void itemIsFoundByItsValueInItsOwnMap() {
        JsonNode value = JsonOrText.of("{\"k\": 2}");
        SequencedMap<String, JsonNode> items = new LinkedHashMap<>();
        items.put("x", value);

        StepPath path =
                resolver(GRAPH)
                        .resolve(
                                "m.map_variable_placeholder.p",
                                Optional.of(new IterVariable(items, List.of())));

        String key = ItemKeys.of(ITEMS).keys().get(2);
        assertThat(path).isEqualTo(StepPath.root("m").child(new Segment.Item(key), "p"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trian | error: STEP: there is no step 'trian' in this pipeline."
                        + " Did you mean 'train'? [RNB-306]",
                "zzz | error: STEP: there is no step 'zzz' in this pipeline. Write one of 'train',"
                        + " 'make%20a%20cake', 'par', 'm', 'outer', 'sub', 'success', 'fail'."
                        + " [RNB-306]",
                "par.left.trian | error: STEP: there is no step 'trian' in 'par.left'."
                        + " Did you mean 'par.b=left.train'? [RNB-306]",
                "par.b=left.trian | error: STEP: there is no step 'trian' in 'par.left'."
                        + " Did you mean 'par.b=left.train'? [RNB-306]",
                "par.lfet.train | error: STEP: the parallel step 'par' has no branch 'lfet'."
                        + " Did you mean 'par.b=left'? [RNB-306]",
                "par.i=left.train | error: STEP: the parallel step 'par' has no branch 'left'."
                        + " Did you mean 'par.b=left'? [RNB-306]",
                "par.left | error: STEP: 'par.left' is not a step but a branch of one."
                        + " Write one of 'par.b=left.train', 'par.b=left.success',"
                        + " 'par.b=left.fail'. [RNB-306]",
                "train.left.x | error: STEP: the stub step 'train' has no branch or item 'left'."
                        + " Write only 'train'. [RNB-306]",
                "m.b=1.p | error: STEP: the map step 'm' has no item '1'."
                        + " Write the key of an item: 'm.i=KEY'. [RNB-306]",
                "outer.7.inner | error: STEP: the loop step 'outer' has no iteration '7'."
                        + " Write an index from 0 to 2, like 'outer.n=0'. [RNB-306]",
                "outer.n=-1.inner | error: STEP: the loop step 'outer' has no iteration '-1'."
                        + " Write an index from 0 to 2, like 'outer.n=0'. [RNB-306]",
                "m.map_variable_placeholder.p | error: --iter-variable: nothing tells the item 'x'"
                        + " of 'm'. Give --iter-variable '{\"map_variable\": {\"NAME\":"
                        + " {\"value\": ITEM}}, \"loop_variable\": [{\"value\": 0}]}' with it, or"
                        + " write 'm.i=KEY' for the placeholder. [RNB-309]",
                "par.b=left.x y | error: STEP:1:12: 'x y' is not a name in percent-encoding."
                        + " Write 'x%20y'. [RNB-308]",
                "'' | error: STEP: there is no step '' in this pipeline. Write one of 'train',"
                        + " 'make%20a%20cake', 'par', 'm', 'outer', 'sub', 'success', 'fail'."
                        + " [RNB-306]"
            })
    void unknownStepIsToldWithWhatToWrite(String written, String message) {
        assertThatThrownBy(() -> resolve(GRAPH, written)).hasMessage(message);
    }

    @Test
    void iterationThatDoesNotSufficeIsTold() {
        assertThatThrownBy(() -> resolveItem("3"))
                .hasMessage(
                        "error: STEP: the map step 'm' has no item 3. Write the key of an item:"
                                + " 'm.i=KEY'. [RNB-306]");
        List<String> keys = ItemKeys.of(ITEMS).keysOf(TextNode.valueOf("twice"));
        assertThatThrownBy(() -> resolveItem("\"twice\""))
                .hasMessage(
                        "error: --iter-variable: the map step 'm' has several items \"twice\"."
                                + " Write one of 'm.i=%s', 'm.i=%s'. [RNB-307]",
                        keys.get(0), keys.get(1));
        IterVariable one = IterVariable.parse("{\"loop_variable\": [{\"value\": 1}]}");
        assertThatThrownBy(() ->
                        resolver(GRAPH)
                                .resolve(
                                        "outer.loop_variable_placeholder.inner"
                                                + ".loop_variable_placeholder.s",
                                        Optional.of(one)))
                .hasMessageStartingWith(
                        "error: --iter-variable: nothing tells the iteration of 'outer.1.inner'.")
                .hasMessageContaining("or write 'outer.n=1.inner.n=0' for the placeholder");
    }

    private static void resolveItem(String json) {
        IterVariable iteration =
                IterVariable.parse("{\"map_variable\": {\"x\": {\"value\": " + json + "}}}");
        resolver(GRAPH).resolve("m.map_variable_placeholder.p", Optional.of(iteration));
    }

    @Test
    void dotPathThatSeveralStepsHaveIsRefused() {
        Graph dotted =
                graph(
                        stub("a.b.c"),
                        parallel("a", "b", graph(stub("c")), "b.c", graph(stub("d"))),
                        parallel("a.b", "c", graph(stub("d")), "q", graph()));

        assertThatThrownBy(() -> resolve(dotted, "a.b.c"))
                .hasMessage(
                        "error: STEP: 'a.b.c' may be several steps. Write one of 'a%2Eb%2Ec',"
                                + " 'a.b=b.c'. [RNB-307]");
        assertThatThrownBy(() -> resolve(dotted, "a.b.c.d"))
                .hasMessage(
                        "error: STEP: 'a.b.c.d' may be several steps. Write one of"
                                + " 'a.b=b%2Ec.d', 'a%2Eb.b=c.d'. [RNB-307]");
        assertThat(resolve(dotted, "a%2Eb%2Ec")).isEqualTo(StepPath.root("a.b.c"));
        assertThat(resolve(dotted, "a.b.q.success").text()).isEqualTo("a.b.q.success");
    }

    @Test
    void oursCountsFirstUnlessThereIsAnIteration() {
        Graph graph = graph(stub("a b"), stub("a 20b"), stub("x%y"), stub("x y"));
        Optional<IterVariable> none = Optional.of(IterVariable.parse("{}"));

        assertThat(resolver(graph).resolve("a%20b", Optional.empty()).name()).isEqualTo("a b");
        assertThat(resolver(graph).resolve("a%20b", none).name()).isEqualTo("a 20b");
        assertThatThrownBy(() -> resolve(graph, "x%y")).hasMessageContaining("several steps");
    }

    @Test
    void everyWordOfAStepFindsThatStep() {
        Graph inner = graph(stub("b=left"), stub("a b"), stub("a%20b"), stub("s=x"), stub("1.2"));
        Graph graph =
                graph(
                        parallel("b=left", "left", inner, "b=left", inner),
                        parallel("b=left.left", "", inner, "i=1", inner),
                        stub("b=left.left.a b"),
                        stub(""));
        for (Node composite : graph.nodes().values()) {
            for (String branch : Graph.branchesOf(composite).keySet()) {
                for (String step : inner.nodes().keySet()) {
                    StepPath path =
                            StepPath.root(composite.name()).child(new Segment.Branch(branch), step);
                    assertThat(resolve(graph, StepArgument.encode(path))).isEqualTo(path);
                }
            }
        }
        assertThat(resolve(graph, "s=")).isEqualTo(StepPath.root(""));
    }

    @Test
    void nodeIsTheStepAtThePath() {
        assertThat(resolver(GRAPH).node(LEFT)).contains(stub("train"));
        assertThat(resolver(GRAPH).node(LEFT.sibling("other"))).isEmpty();
        assertThat(resolver(GRAPH).node(LEFT.child(new Segment.Branch("x"), "y"))).isEmpty();
    }

    private static StepPath resolve(Graph graph, String written) {
        return resolver(graph).resolve(written, Optional.empty());
    }

    private static StepResolver resolver(Graph graph) {
        ItemKeys keys = ItemKeys.of(ITEMS);
        return new StepResolver(
                graph,
                (map, iterateAs, value) -> {
                    assertThat(map).isEqualTo(StepPath.root("m"));
                    assertThat(iterateAs).isEqualTo("x");
                    return keys.keysOf(value);
                });
    }
}
