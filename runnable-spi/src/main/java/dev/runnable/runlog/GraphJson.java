package dev.runnable.runlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.graph.Digests;
import dev.runnable.graph.Edge;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.parameter.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A graph as the run log's `run_config.dag` holds it, with the original's field names.
public final class GraphJson {
    private GraphJson() {}

    public static ObjectNode of(Graph graph) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        graph.startAt().ifPresent(name -> json.put("start_at", name));
        json.put("name", "");
        json.put("description", graph.description().orElse(null));
        if (graph.failFast()) {
            json.put("fail_fast", true);
        }
        Map<String, Edges> edges = edgesByStep(graph);
        ObjectNode nodes = json.putObject("nodes");
        for (Node node : graph.nodes().values()) {
            ObjectNode written = nodes.putObject(node.name());
            written.put("node_type", node.type());
            written.put("name", node.name());
            edges.getOrDefault(node.name(), Edges.NONE).write(graph.isChain(), node, written);
            NodeJson.write(node, written);
        }
        return json;
    }

    private static Map<String, Edges> edgesByStep(Graph graph) {
        Map<String, Edges> byStep = new HashMap<>();
        for (Edge edge : graph.edges()) {
            byStep.computeIfAbsent(edge.from(), _ -> new Edges()).out.add(edge);
            byStep.computeIfAbsent(edge.to(), _ -> new Edges()).in.add(edge);
        }
        return byStep;
    }

    /// The edges at one step.
    private static final class Edges {
        static final Edges NONE = new Edges();

        final List<Edge> out = new ArrayList<>(2);
        final List<Edge> in = new ArrayList<>(2);

        void write(boolean chain, Node node, ObjectNode json) {
            if (node.isEnd()) {
                return;
            }
            if (chain) {
                json.put("next_node", target(Edge.Trigger.SUCCESS));
                String onFailure = target(Edge.Trigger.FAILURE);
                json.put("on_failure", onFailure.equals(Node.Fail.NAME) ? "" : onFailure);
            } else {
                needs(json);
            }
        }

        private String target(Edge.Trigger trigger) {
            return out.stream()
                    .filter(edge -> edge.trigger() == trigger)
                    .map(Edge::to)
                    .findFirst()
                    .orElse("");
        }

        private void needs(ObjectNode json) {
            var needs = json.putArray("needs");
            for (Edge edge : in) {
                if (edge.trigger() == Edge.Trigger.SUCCESS_OR_SKIP) {
                    needs.addObject().put("step", edge.from()).put("on_skip", "run");
                } else {
                    needs.add(edge.from());
                }
            }
        }
    }

    /// The `dag_hash`: SHA-1 of the text with sorted keys.
    public static String hash(JsonNode dag) {
        return Digests.sha1(JsonText.of(sorted(dag)));
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(element -> array.add(sorted(element)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        Map<String, JsonNode> fields = new TreeMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.setAll(fields);
        return object;
    }
}
