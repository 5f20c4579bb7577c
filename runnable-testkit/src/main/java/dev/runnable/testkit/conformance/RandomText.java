package dev.runnable.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.runlog.GraphJson;
import dev.runnable.testkit.random.RandomPipeline;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Random pipelines as a file has them. Their tasks return, or fail with, what comes of the names
/// of their steps alone: the same in every run, whoever runs it.
final class RandomText {
    private static final List<String> FIELDS_OF_LOGS =
            List.of("name", "node_type", "next_node", "description", "overrides", "nodes");

    private static final int LEAST = 4;

    private RandomText() {}

    /// The first ones that have more than a few tasks and, at worst, no more than so many.
    static List<Scenario> scenarios(int count, int mostTasks) {
        return IntStream.iterate(1, seed -> seed + 1)
                .filter(seed -> isBetween(LEAST, RandomSize.of(pipeline(seed)), mostTasks))
                .limit(count)
                .mapToObj(seed -> Scenario.of("random-" + seed, pipeline(seed).toString()))
                .toList();
    }

    private static boolean isBetween(int least, int size, int most) {
        return least <= size && size <= most;
    }

    private static ObjectNode pipeline(int seed) {
        RandomPipeline pipeline = RandomPipeline.of(seed, RandomPipeline.Kind.ANY);
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode parameters = root.putObject("parameters");
        pipeline.parameters().forEach((name, value) -> parameters.set(name, value.value()));
        root.set("dag", graph(GraphJson.of(pipeline.graph())));
        return root;
    }

    private static ObjectNode graph(JsonNode logged) {
        ObjectNode graph = withoutEmpty(logged);
        ObjectNode steps = graph.putObject("steps");
        for (Map.Entry<String, JsonNode> node : logged.get("nodes").properties()) {
            String type = node.getValue().get("node_type").asText();
            if (!type.equals("success") && !type.equals("fail")) {
                steps.set(node.getKey(), step(node.getValue(), type));
            }
        }
        return graph;
    }

    private static ObjectNode step(JsonNode logged, String type) {
        ObjectNode step = withoutEmpty(logged).put("type", type);
        if (logged.has("next_node")) {
            step.set("next", logged.get("next_node"));
        }
        if (logged.has("branch")) {
            step.set("branch", graph(logged.get("branch")));
        }
        if (logged.has("branches")) {
            branches(step, logged);
        }
        if (type.equals("task")) {
            StringBuilder command = new StringBuilder(". ./kit.sh");
            logged.get("returns")
                    .forEach(it -> command.append(' ').append(it.get("name").asText()));
            step.put("command", command.toString());
        }
        return step;
    }

    private static void branches(ObjectNode step, JsonNode logged) {
        ObjectNode branches = step.putObject("branches");
        logged.get("branches")
                .properties()
                .forEach(branch -> branches.set(name(branch.getKey()), graph(branch.getValue())));
        if (logged.has("default")) {
            step.set("default", branches.remove(logged.get("default").asText()));
        }
    }

    /// Files must not have dots in names, which graphs may.
    private static String name(String key) {
        return key.replace('.', '_');
    }

    private static ObjectNode withoutEmpty(JsonNode logged) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : logged.properties()) {
            JsonNode value = field.getValue();
            boolean isEmpty = value.isNull() || value.asText("x").isEmpty();
            if (!isEmpty && !FIELDS_OF_LOGS.contains(field.getKey())) {
                kept.set(field.getKey(), value);
            }
        }
        return kept;
    }
}
