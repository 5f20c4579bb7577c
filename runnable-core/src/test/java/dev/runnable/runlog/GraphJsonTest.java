package dev.runnable.runlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.Condition;
import dev.runnable.graph.Digests;
import dev.runnable.graph.Edge;
import dev.runnable.graph.Edge.Trigger;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.OnError;
import dev.runnable.graph.RetryPolicy;
import dev.runnable.graph.StepOptions;
import dev.runnable.graph.TaskSpec;
import dev.runnable.parameter.JsonText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class GraphJsonTest {
    @Test
    void aChainHasTheOriginalsFields() {
        Graph graph =
                graph(
                        Optional.of("a"),
                        List.of(task("a", StepOptions.NONE), stub("b")),
                        new Edge("a", "success", Trigger.SUCCESS),
                        new Edge("a", "b", Trigger.FAILURE),
                        new Edge("b", "success", Trigger.SUCCESS),
                        new Edge("b", "fail", Trigger.FAILURE));
        assertThat(JsonText.of(GraphJson.of(graph)))
                .isEqualTo(
                        """
                        {"start_at": "a", "name": "", "description": null, "nodes": {\
                        "a": {"node_type": "task", "name": "a", "next_node": "success", \
                        "on_failure": "b", "overrides": {}, "max_attempts": 1, \
                        "catalog": {"get": ["in/*"], "put": ["out/*"], "store_copy": false}, \
                        "command_type": "shell", "command": "exit 0", \
                        "returns": [{"name": "score", "kind": "metric"}], \
                        "secrets": ["token"], "shell": "bash"}, \
                        "b": {"node_type": "stub", "name": "b", "next_node": "success", \
                        "on_failure": "", "overrides": {}, "max_attempts": 1}, \
                        "success": {"node_type": "success", "name": "success"}, \
                        "fail": {"node_type": "fail", "name": "fail"}}}\
                        """);
    }

    @Test
    void aDependencyGraphHasNeeds() {
        StepOptions options =
                new StepOptions(
                        new RetryPolicy(3, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0.5),
                        Optional.of(Duration.ofMinutes(5)),
                        Map.of("argo", "big"),
                        Optional.of(new OnError(OnError.Action.CONTINUE, json("x", 1))),
                        Optional.of(new Condition.Equals("y", IntNode.valueOf(2), true)));
        Graph graph =
                graph(
                        Optional.empty(),
                        List.of(stub("a"), stub("b"), new Node.Stub("c", options)),
                        new Edge("a", "c", Trigger.SUCCESS),
                        new Edge("b", "c", Trigger.SUCCESS_OR_SKIP));
        assertThat(JsonText.of(GraphJson.of(graph).path("nodes").path("c")))
                .isEqualTo(
                        """
                        {"node_type": "stub", "name": "c", \
                        "needs": ["a", {"step": "b", "on_skip": "run"}], \
                        "overrides": {"argo": "big"}, "max_attempts": 3, \
                        "retry": {"max_attempts": 3, "backoff": {"initial": "PT1S", \
                        "factor": 2.0, "max": "PT1M", "jitter": 0.5}}, "timeout": "PT5M", \
                        "on_error": {"action": "continue", "default_output": {"x": 1}}, \
                        "skip_if": {"parameter": "y", "not_equals": 2}}\
                        """);
    }

    @Test
    void compositesHoldTheirBranches() {
        Graph inner = graph(Optional.of("p"), List.of(stub("p")));
        SequencedMap<String, Graph> branches = new LinkedHashMap<>();
        branches.put("left", inner);
        List<Node> composites =
                List.of(
                        new Node.Parallel("parallel", branches, StepOptions.NONE),
                        new Node.Map(
                                "map",
                                "xs",
                                "x",
                                inner,
                                Optional.of("sum"),
                                OptionalInt.of(4),
                                StepOptions.NONE),
                        new Node.Conditional(
                                "choice", "which", branches, Optional.of("left"), StepOptions.NONE),
                        new Node.Loop("loop", inner, 5, "done", "i", StepOptions.NONE),
                        new Node.Dag("dag", inner, Optional.of("in.yaml"), StepOptions.NONE));
        JsonNode nodes = GraphJson.of(graph(Optional.of("map"), composites)).path("nodes");
        assertThat(nodes.at("/parallel/branches/left/nodes/p/node_type").asText())
                .isEqualTo("stub");
        assertThat(nodes.at("/map/branch/start_at").asText()).isEqualTo("p");
        assertThat(nodes.at("/map/max_concurrency").asInt()).isEqualTo(4);
        assertThat(nodes.at("/choice/default").asText()).isEqualTo("left");
        assertThat(nodes.at("/loop/break_on").asText()).isEqualTo("done");
        assertThat(nodes.at("/dag/pipeline").asText()).isEqualTo("in.yaml");
    }

    @Test
    void theHashIsThatOfTheSortedText() {
        assertThat(GraphJson.hash(IntNode.valueOf(1)))
                .isEqualTo("356a192b7913b04c54574d18c28d46e6395428ab");
        var one = JsonNodeFactory.instance.objectNode();
        one.put("b", 1).putObject("a").put("d", "é").put("c", 2);
        var other = JsonNodeFactory.instance.objectNode();
        other.putObject("a").put("c", 2).put("d", "é");
        other.put("b", 1);
        assertThat(GraphJson.hash(one))
                .isEqualTo(GraphJson.hash(other))
                .isEqualTo(Digests.sha1("{\"a\": {\"c\": 2, \"d\": \"\\u00e9\"}, \"b\": 1}"));
    }

    @Test
    void aChainOfAHundredThousandStepsIsNoProblem() {
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            nodes.add(stub("step" + i));
            edges.add(
                    new Edge(
                            "step" + i,
                            i < 99_999 ? "step" + (i + 1) : "success",
                            Trigger.SUCCESS));
        }
        Graph graph = graph(Optional.of("step0"), nodes, edges.toArray(Edge[]::new));
        assertThat(GraphJson.hash(GraphJson.of(graph))).hasSize(40);
    }

    private static Graph graph(Optional<String> startAt, List<Node> steps, Edge... edges) {
        SequencedMap<String, Node> nodes = new LinkedHashMap<>();
        steps.forEach(node -> nodes.put(node.name(), node));
        nodes.put("success", new Node.Success());
        nodes.put("fail", new Node.Fail());
        return new Graph(Optional.empty(), startAt, nodes, List.of(edges), false);
    }

    private static Node stub(String name) {
        return new Node.Stub(name, StepOptions.NONE);
    }

    private static Node task(String name, StepOptions options) {
        SequencedMap<String, JsonNode> settings = new LinkedHashMap<>();
        settings.put("shell", TextNode.valueOf("bash"));
        return new Node.Task(
                name,
                new TaskSpec(
                        "shell",
                        "exit 0",
                        List.of(new TaskSpec.ReturnSpec("score", TaskSpec.Kind.METRIC)),
                        List.of("token"),
                        settings),
                new CatalogSpec(List.of("in/*"), List.of("out/*"), false, Optional.empty()),
                options);
    }

    private static SequencedMap<String, JsonNode> json(String name, int value) {
        SequencedMap<String, JsonNode> map = new LinkedHashMap<>();
        map.put(name, IntNode.valueOf(value));
        return map;
    }
}
