package dev.runnable.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.engine.FannedOut;
import dev.runnable.graph.Node;
import dev.runnable.reentry.StepArgument;
import java.util.function.Function;

/// The branches that have begun, as JSON for whoever runs them.
final class BranchesJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ANY = ".x";

    private BranchesJson() {}

    /// As the original tells them.
    static JsonNode items(Node node, FannedOut begun) {
        return switch (node) {
            case Node.Map map -> list(begun, it -> variable(it, map.iterateAs()));
            case Node.Loop loop -> first(begun, it -> variable(it, loop.indexAs()));
            case Node.Conditional _ -> first(begun, BranchesJson::key);
            case Node.Parallel _,
                    Node.Dag _,
                    Node.Task _,
                    Node.Stub _,
                    Node.Success _,
                    Node.Fail _ ->
                    list(begun, BranchesJson::key);
        };
    }

    static JsonNode branches(FannedOut begun) {
        return list(
                begun,
                branch -> {
                    ObjectNode json = JSON.objectNode();
                    json.set("key", key(branch));
                    String step = StepArgument.encode(branch.place().child("x"));
                    json.put("step", step.substring(0, step.length() - ANY.length()));
                    branch.variables().forEach(json.putObject("variables")::set);
                    return json;
                });
    }

    private static JsonNode variable(FannedOut.Branch branch, String name) {
        return requireNonNull(branch.variables().get(name), name);
    }

    private static JsonNode key(FannedOut.Branch branch) {
        return JSON.textNode(branch.place().segment().text());
    }

    private static JsonNode list(FannedOut begun, Function<FannedOut.Branch, JsonNode> form) {
        ArrayNode list = JSON.arrayNode();
        begun.branches().stream().map(form).forEach(list::add);
        return list;
    }

    private static JsonNode first(FannedOut begun, Function<FannedOut.Branch, JsonNode> form) {
        return begun.branches().stream().findFirst().map(form).orElseGet(JSON::nullNode);
    }
}
