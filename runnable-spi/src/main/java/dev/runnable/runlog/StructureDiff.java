package dev.runnable.runlog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What differs in the structure of two graphs, both in the JSON of [GraphJson]: their steps, the
/// types of these, the edges and the branches. Commands, parameters and options may differ.
public final class StructureDiff {
    private static final List<String> EDGES = List.of("next_node", "on_failure", "needs");

    private final List<String> differences = new ArrayList<>();

    private StructureDiff() {}

    /// @return one text for each difference, for a person; empty when the structures are equal
    public static List<String> between(JsonNode before, JsonNode now) {
        StructureDiff diff = new StructureDiff();
        diff.graphs(before, now, "");
        return diff.differences;
    }

    private void graphs(JsonNode before, JsonNode now, String place) {
        String where = place.isEmpty() ? "" : " in " + place;
        value("the first step" + where, before.path("start_at"), now.path("start_at"));
        JsonNode nodesBefore = before.path("nodes");
        JsonNode nodesNow = now.path("nodes");
        for (String name : names(nodesBefore, nodesNow)) {
            if (!nodesNow.has(name)) {
                differences.add("step '" + name + "'" + where + " is gone");
            } else if (!nodesBefore.has(name)) {
                differences.add("step '" + name + "'" + where + " is new");
            } else {
                String path = place.isEmpty() ? name : place + "." + name;
                nodes(nodesBefore.get(name), nodesNow.get(name), path);
            }
        }
    }

    private void nodes(JsonNode before, JsonNode now, String path) {
        String step = "of step '" + path + "'";
        JsonNode typeBefore = before.path("node_type");
        value("the type " + step, typeBefore, now.path("node_type"));
        if (!typeBefore.equals(now.path("node_type"))) {
            return;
        }
        for (String edge : EDGES) {
            value("'" + edge.replace("_node", "") + "' " + step, before.path(edge), now.path(edge));
        }
        branches(before.path("branches"), now.path("branches"), path);
        if (before.has("branch") && now.has("branch")) {
            graphs(before.get("branch"), now.get("branch"), path);
        }
    }

    private void branches(JsonNode before, JsonNode now, String path) {
        for (String name : names(before, now)) {
            if (!now.has(name)) {
                differences.add("branch '" + name + "' of step '" + path + "' is gone");
            } else if (!before.has(name)) {
                differences.add("branch '" + name + "' of step '" + path + "' is new");
            } else {
                graphs(before.get(name), now.get(name), path + "." + name);
            }
        }
    }

    private void value(String what, JsonNode before, JsonNode now) {
        if (!elements(before).equals(elements(now))) {
            differences.add(what + " was " + text(before) + " and is " + text(now));
        }
    }

    /// The order in which needs are written means nothing.
    private static Set<JsonNode> elements(JsonNode value) {
        Set<JsonNode> elements = new LinkedHashSet<>();
        if (value.isArray()) {
            value.forEach(elements::add);
        } else if (!isNothing(value)) {
            elements.add(value);
        }
        return elements;
    }

    private static boolean isNothing(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING, NULL -> true;
            case ARRAY, OBJECT -> value.isEmpty();
            case STRING -> value.textValue().isEmpty();
            case BINARY, BOOLEAN, NUMBER, POJO -> false;
        };
    }

    private static String text(JsonNode value) {
        return isNothing(value) ? "nothing" : value.toString().replace('"', '\'');
    }

    private static Set<String> names(JsonNode before, JsonNode now) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode node : List.of(before, now)) {
            node.properties().stream().map(Map.Entry::getKey).forEach(names::add);
        }
        return names;
    }
}
