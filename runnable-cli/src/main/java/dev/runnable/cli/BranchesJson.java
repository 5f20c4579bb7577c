package dev.runnable.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.engine.FannedOut;
import dev.runnable.graph.Node;
import dev.runnable.reentry.StepArgument;
import java.util.List;
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

    /// What a document of a platform can go by: of a map the places of its items as a list, of a
    /// conditional the number of the branch, of a loop the place of its next iteration. Nothing to
    /// run is `[]`, `-1` and the empty text. Where all branches run, whether they do.
    static String places(Node node, FannedOut begun) {
        return switch (node) {
            case Node.Map _ -> list(begun, it -> JSON.textNode(place(it))).toString();
            case Node.Loop _ ->
                    begun.branches().stream().findFirst().map(BranchesJson::place).orElse("");
            case Node.Conditional conditional ->
                    begun.branches().stream()
                            .findFirst()
                            .map(it -> it.place().segment().text())
                            .map(List.copyOf(conditional.branches().keySet())::indexOf)
                            .orElse(-1)
                            .toString();
            case Node.Parallel _,
                    Node.Dag _,
                    Node.Task _,
                    Node.Stub _,
                    Node.Success _,
                    Node.Fail _ ->
                    Boolean.toString(!begun.branches().isEmpty());
        };
    }

    /// What the names of the steps in a branch are appended to after a dot.
    private static String place(FannedOut.Branch branch) {
        String step = StepArgument.encode(branch.place().child("x"));
        return step.substring(0, step.length() - ANY.length());
    }

    static JsonNode branches(FannedOut begun) {
        return list(
                begun,
                branch -> {
                    ObjectNode json = JSON.objectNode();
                    json.set("key", key(branch));
                    json.put("step", place(branch));
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
