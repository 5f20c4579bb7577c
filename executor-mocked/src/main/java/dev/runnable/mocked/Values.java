package dev.runnable.mocked;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.TaskSpec.Kind;
import dev.runnable.graph.TaskSpec.ReturnSpec;
import dev.runnable.json.JsonOrText;
import dev.runnable.reduce.BuiltIn;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Makes values up: of the type that a task is known to return, and so that what comes after can go
/// on with them. A list to iterate on has a few items, what a branch is chosen by chooses the
/// first, and what ends a loop does so after a few iterations.
record Values(Uses uses) {
    private static final int ITEMS = 3;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// @param typed what is known of the task's returns
    JsonNode value(ReturnSpec output, StepPath step, SequencedMap<String, JsonNode> typed) {
        if (uses.isBreaking(output.name())) {
            return JSON.booleanNode(iteration(step) >= ITEMS - 1);
        }
        Optional<JsonNode> type = Optional.ofNullable(typed.get(output.name()));
        if (type.isEmpty() && output.kind() == Kind.METRIC) {
            type = Optional.of(JSON.numberNode(1.0));
        }
        return value(output.name(), type, new HashSet<>());
    }

    /// @param around names whose values this one is a part of
    private JsonNode value(String name, Optional<JsonNode> type, Set<String> around) {
        if (!around.add(name)) {
            return TextNode.valueOf(name);
        }
        Optional<Node.Conditional> conditional = uses.choosing(name);
        if (conditional.isPresent()) {
            return key(conditional.get(), type);
        }
        Optional<Node.Map> map = uses.iterated(name);
        if (map.isPresent()) {
            return type.filter(it -> it.isArray() && !it.isEmpty())
                    .orElseGet(() -> items(name, map.get(), around));
        }
        Optional<BuiltIn> reducer = uses.reduced(name);
        return type.or(() -> reducer.flatMap(it -> forReducer(it, name)))
                .orElseGet(() -> TextNode.valueOf(name));
    }

    private static JsonNode key(Node.Conditional node, Optional<JsonNode> type) {
        String key = node.branches().firstEntry().getKey();
        return type.filter(JsonNode::isTextual).isPresent()
                ? TextNode.valueOf(key)
                : JsonOrText.of(key);
    }

    private JsonNode items(String name, Node.Map map, Set<String> around) {
        ArrayNode items = JSON.arrayNode();
        for (int i = 1; i <= ITEMS; i++) {
            JsonNode item = value(map.iterateAs(), Optional.empty(), new HashSet<>(around));
            items.add(item.isTextual() ? TextNode.valueOf(name + "-" + i) : item);
        }
        return items;
    }

    private static Optional<JsonNode> forReducer(BuiltIn reducer, String name) {
        return switch (reducer) {
            case SUM, MEAN, MIN, MAX -> Optional.of(JSON.numberNode(1));
            case CONCAT -> Optional.of(JSON.arrayNode().add(name));
            case MERGE -> Optional.of(JSON.objectNode().put(name, 1));
            case COUNT, FIRST, LAST -> Optional.empty();
        };
    }

    /// The index of the innermost iteration around a step; before all when there is none.
    private static int iteration(StepPath step) {
        for (Optional<BranchPath> around = step.branch();
                around.isPresent();
                around = around.get().step().branch()) {
            if (around.get().segment() instanceof StepPath.Segment.Iteration(int index)) {
                return index;
            }
        }
        return -1;
    }

    /// What a user's reducer makes of the values of a map, which is not asked.
    JsonNode reduced(String name, List<JsonNode> values) {
        JsonNode one = values.isEmpty() ? NullNode.getInstance() : values.getFirst();
        return uses.iterated(name).isPresent() && !one.isArray()
                ? JSON.arrayNode().addAll(values)
                : one;
    }
}
