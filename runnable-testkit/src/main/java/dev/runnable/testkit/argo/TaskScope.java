package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The variables of tasks or steps that have ended.
///
/// @param prefix `tasks` or `steps`
/// @param nodeOf the node of a task that may be referred to
/// @param templateOf what it was to run
record TaskScope(
        String prefix,
        Nodes nodes,
        Function<String, Optional<Node>> nodeOf,
        Function<String, Template> templateOf)
        implements Scope {
    private static final String OUTPUTS = "outputs.parameters";

    @Override
    public Value find(String variable) {
        String[] words = variable.split("\\.", 3);
        if (words.length < 3 || !words[0].equals(prefix)) {
            return MISSING;
        }
        return nodeOf.apply(words[1]).map(node -> find(node, words[1], words[2])).orElse(MISSING);
    }

    private Value find(Node node, String task, String what) {
        Node source = nodes.effective(node);
        return switch (what) {
            case "id" ->
                    new Found(
                            source.name().contains(".")
                                    ? Integer.toUnsignedString(Nodes.hash(source.name()))
                                    : source.name());
            case "status" -> new Found(source.phase.text());
            case "startedAt" -> new Found(source.startedAt.toString());
            case "finishedAt" ->
                    source.finishedAt
                            .<Value>map(time -> new Found(time.toString()))
                            .orElse(MISSING);
            case "exitCode" ->
                    source.exitCode
                            .<Value>map(code -> new Found(Integer.toString(code)))
                            .orElse(MISSING);
            case OUTPUTS ->
                    node.type() == NodeType.TASK_GROUP
                            ? new Found(all(items(node)).toString())
                            : MISSING;
            case String other when other.startsWith(OUTPUTS + ".") ->
                    output(node, source, task, other.substring(OUTPUTS.length() + 1));
            default -> MISSING;
        };
    }

    private Value output(Node node, Node source, String task, String name) {
        if (node.type() == NodeType.TASK_GROUP) {
            List<String> values =
                    items(node).stream()
                            .filter(item -> item.outputs().containsKey(name))
                            .map(item -> item.outputs().get(name))
                            .toList();
            return values.isEmpty() ? MISSING : new Found(list(values).toString());
        }
        if (source.outputs != null) {
            String value = source.outputs.get(name);
            return value == null ? MISSING : new Found(value);
        }
        if (node.phase != Phase.SKIPPED && node.phase != Phase.OMITTED) {
            return MISSING;
        }
        JsonNode declared = templateOf.apply(task).outputs().get(name);
        if (declared == null) {
            return MISSING;
        }
        JsonNode value = declared.path("valueFrom").path("default");
        return value.isMissingNode() ? ABSENT : new Found(value.asText());
    }

    private List<Node> items(Node group) {
        return group.children().stream()
                .map(nodes::get)
                .filter(item -> item.phase == Phase.SUCCEEDED)
                .toList();
    }

    private static ArrayNode all(List<Node> items) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Node item : items) {
            if (!item.outputs().isEmpty()) {
                var object = all.addObject();
                item.outputs().forEach(object::put);
            }
        }
        return all;
    }

    /// Lists and objects as such when all are, else texts.
    private static ArrayNode list(List<String> values) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        var read = values.stream().map(Yaml::json).toList();
        boolean containers =
                read.stream().allMatch(each -> each.filter(JsonNode::isContainerNode).isPresent());
        if (containers) {
            read.forEach(each -> each.ifPresent(list::add));
        } else {
            values.forEach(list::add);
        }
        return list;
    }
}
