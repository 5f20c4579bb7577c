package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The items that a task is expanded to.
final class Items {
    private Items() {}

    static boolean has(JsonNode task) {
        return !task.path("withItems").isEmpty()
                || !task.path("withParam").asText().isEmpty()
                || task.has("withSequence");
    }

    /// @throws ArgoException when they cannot be read
    static List<JsonNode> of(JsonNode task) {
        var items = new ArrayList<JsonNode>();
        if (!task.path("withItems").isEmpty()) {
            task.path("withItems").forEach(items::add);
        } else if (task.has("withSequence")) {
            items.addAll(sequence(task.path("withSequence")));
        } else {
            String text = task.path("withParam").asText();
            Optional<JsonNode> list = Yaml.json(text).filter(JsonNode::isArray);
            list.orElseThrow(() ->
                            new ArgoException(
                                    "withParam value could not be parsed as a JSON list: "
                                            + text.strip()))
                    .forEach(items::add);
        }
        return items;
    }

    private static List<JsonNode> sequence(JsonNode sequence) {
        int start = number(sequence.path("start"), 0);
        int end;
        if (sequence.has("end")) {
            end = number(sequence.path("end"), 0);
        } else {
            int count = number(sequence.path("count"), 0);
            if (count == 0) {
                return List.of();
            }
            end = start + count - 1;
        }
        String format = sequence.path("format").asText("%d");
        var items = new ArrayList<JsonNode>();
        int step = start <= end ? 1 : -1;
        for (int i = start; i != end + step; i += step) {
            items.add(JsonNodeFactory.instance.textNode(format.formatted(i)));
        }
        return items;
    }

    private static int number(JsonNode node, int missing) {
        if (node.isMissingNode()) {
            return missing;
        }
        try {
            return Integer.parseInt(node.asText());
        } catch (NumberFormatException _) {
            throw new ArgoException("withSequence: not a number: " + node.asText());
        }
    }

    /// `task(0:item)`
    static String name(String task, int index, JsonNode item) {
        String text =
                item.isObject()
                        ? item.properties().stream()
                                .map(each -> each.getKey() + ":" + text(each.getValue()))
                                .sorted()
                                .collect(Collectors.joining(","))
                        : text(item);
        return "%s(%d:%s)".formatted(task, index, text.replace("(", "").replace(")", ""));
    }

    /// `{{item}}` and `{{item.x}}`
    static Map<String, String> variables(JsonNode item) {
        var variables = new HashMap<String, String>();
        if (item.isNull()) {
            throw new ArgoException("an item must not be null");
        }
        variables.put("item", item.isContainerNode() ? json(item) : text(item));
        item.properties()
                .forEach(each -> variables.put("item." + each.getKey(), text(each.getValue())));
        return variables;
    }

    private static String text(JsonNode item) {
        return item.isTextual() ? item.textValue() : item.toString();
    }

    /// As Go writes it: members sorted, letters of HTML escaped.
    private static String json(JsonNode item) {
        return sorted(item)
                .toString()
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    private static JsonNode sorted(JsonNode item) {
        if (!item.isObject()) {
            return item;
        }
        var members = new TreeMap<String, JsonNode>();
        item.properties().forEach(each -> members.put(each.getKey(), each.getValue()));
        return JsonNodeFactory.instance.objectNode().setAll(members);
    }
}
