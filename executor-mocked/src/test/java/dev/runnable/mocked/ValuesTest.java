package dev.runnable.mocked;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.graph.TaskSpec.Kind;
import dev.runnable.graph.TaskSpec.ReturnSpec;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/// What is made up for pipelines that need it to be like something.
class ValuesTest {
    private static final String PIPELINE =
            """
            dag:
              start_at: outer
              steps:
                outer:
                  type: map
                  iterate_on: lists
                  iterate_as: inner_list
                  reducer: merge
                  next: flagged
                  branch:
                    start_at: inner
                    steps:
                      inner:
                        type: map
                        iterate_on: inner_list
                        iterate_as: item
                        reducer: concat
                        next: sum
                        branch:
                          start_at: leaf
                          steps:
                            leaf: {type: task, command: a.leaf, returns: [parts], next: success}
                      sum: {type: task, command: a.sum, returns: [totals], next: success}
                flagged:
                  type: conditional
                  parameter: flag
                  next: numbered
                  branches:
                    false: {start_at: a, steps: {a: {type: stub, next: success}}}
                    true: {start_at: a, steps: {a: {type: stub, next: success}}}
                numbered:
                  type: conditional
                  parameter: level
                  next: looped
                  branches:
                    3: {start_at: a, steps: {a: {type: stub, next: success}}}
                looped:
                  type: loop
                  break_on: done
                  index_as: i
                  max_iterations: 9
                  next: success
                  branch: {start_at: a, steps: {a: {type: task, command: a.look, returns: [done], next: success}}}
            """;

    private static final Values VALUES =
            new Values(
                    new Uses(
                            PipelineReader.readText(PIPELINE, "p.yaml", CommandTypes.builtIn())
                                    .orThrow()
                                    .graph()));

    private static String value(String name) {
        return value(name, new LinkedHashMap<>());
    }

    private static String value(String name, SequencedMap<String, JsonNode> typed) {
        ReturnSpec output = new ReturnSpec(name, Kind.JSON);
        return VALUES.value(output, StepPath.root("step"), typed).toString();
    }

    private static String typed(String name, JsonNode type) {
        SequencedMap<String, JsonNode> typed = new LinkedHashMap<>();
        typed.put(name, type);
        return value(name, typed);
    }

    @Test
    void listOfListsIsMadeForMapsInMaps() {
        String inner = "[\"inner_list-1\",\"inner_list-2\",\"inner_list-3\"]";
        assertThat(value("lists")).isEqualTo("[%1$s,%1$s,%1$s]".formatted(inner));
    }

    @Test
    void reducersGetWhatTheyTake() {
        assertThat(value("parts")).isEqualTo("[\"parts\"]");
        assertThat(value("totals")).isEqualTo("{\"totals\":1}");
    }

    @Test
    void firstBranchIsChosenInTheTypeOfItsKey() {
        assertThat(value("flag")).isEqualTo("false");
        assertThat(value("level")).isEqualTo("3");
        assertThat(typed("level", TextNode.valueOf("text"))).isEqualTo("\"3\"");
    }

    @Test
    void typeIsKeptWhereItDoes() {
        assertThat(typed("lists", JsonNodeFactory.instance.arrayNode().add(7))).isEqualTo("[7]");
        assertThat(typed("lists", IntNode.valueOf(7))).startsWith("[[");
        assertThat(typed("lists", JsonNodeFactory.instance.arrayNode())).startsWith("[[");
        assertThat(typed("other", IntNode.valueOf(7))).isEqualTo("7");
    }

    @Test
    void loopEndsInItsThirdIteration() {
        ReturnSpec done = new ReturnSpec("done", Kind.JSON);
        assertThat(List.of(0, 1, 2, 3))
                .map(index ->
                        VALUES.value(
                                        done,
                                        StepPath.root("looped")
                                                .child(new Segment.Iteration(index), "a"),
                                        new LinkedHashMap<>())
                                .booleanValue())
                .containsExactly(false, false, true, true);
    }

    @Test
    void metricIsANumberAndTheRestItsName() {
        ReturnSpec metric = new ReturnSpec("loss", Kind.METRIC);
        assertThat(VALUES.value(metric, StepPath.root("s"), new LinkedHashMap<>()).isNumber())
                .isTrue();
        assertThat(value("anything")).isEqualTo("\"anything\"");
    }
}
