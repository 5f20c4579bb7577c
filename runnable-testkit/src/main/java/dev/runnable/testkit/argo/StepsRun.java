package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One look at the node of a steps template.
final class StepsRun {
    private final Operation operation;
    private final State state;
    private final Nodes nodes;
    private final Call call;
    private final Template template;
    private final Map<String, JsonNode> steps = new HashMap<>();

    /// Names of the nodes of the steps that have ended.
    private final Map<String, String> ended = new HashMap<>();

    StepsRun(Operation operation, Call call, Template template) {
        this.operation = operation;
        this.state = operation.state();
        this.nodes = state.nodes;
        this.call = call;
        this.template = template;
        template.json()
                .path("steps")
                .forEach(group ->
                        group.forEach(step -> steps.put(step.path("name").asText(), step)));
    }

    Node run() {
        Node node =
                nodes.find(call.node())
                        .orElseGet(() ->
                                operation.create(call, template, NodeType.STEPS, Phase.RUNNING));
        JsonNode groups = template.json().path("steps");
        for (int i = 0; i < groups.size(); i++) {
            Node group = group(i);
            execute(group, groups.path(i));
            if (!group.isFulfilled()) {
                return node;
            }
            if (group.phase.isFailedOrError()) {
                hang(node, group);
                return nodes.mark(node, Phase.FAILED, group.message);
            }
            groups.path(i).forEach(step -> end(group, step.path("name").asText()));
        }
        return succeed(node, nodes.get(groupName(groups.size() - 1)));
    }

    private Node succeed(Node node, Node last) {
        hang(node, last);
        try {
            Outputs.read(template, scope()).ifPresent(outputs -> node.outputs = outputs);
        } catch (Tags.Unusable problem) {
            return nodes.mark(node, Phase.ERROR, problem.getMessage());
        }
        operation.remember(node);
        return nodes.mark(node, Phase.SUCCEEDED);
    }

    private void hang(Node node, Node last) {
        node.outbound =
                last.children().stream()
                        .flatMap(child -> nodes.outbound(child).stream())
                        .distinct()
                        .toList();
    }

    /// Of a step with items the group stands for it.
    private void end(Node group, String step) {
        String name = group.name() + "." + step;
        ended.put(step, nodes.find(name).isPresent() ? name : group.name());
    }

    private String groupName(int index) {
        return "%s[%d]".formatted(call.node(), index);
    }

    private Node group(int index) {
        String name = groupName(index);
        Node group =
                nodes.find(name)
                        .orElseGet(() ->
                                nodes.create(
                                        name,
                                        call.node(),
                                        TemplateName.NONE,
                                        false,
                                        NodeType.STEP_GROUP,
                                        Phase.RUNNING,
                                        ""));
        if (index == 0) {
            nodes.addChild(call.node(), name);
            return group;
        }
        Node before = nodes.get(groupName(index - 1));
        var parents = new LinkedHashSet<String>();
        before.children().forEach(child -> parents.addAll(nodes.outbound(child)));
        if (before.children().isEmpty()) {
            parents.add(before.name());
        }
        parents.forEach(parent -> nodes.addChild(parent, name));
        return group;
    }

    private Scope scope() {
        return new TaskScope(
                        "steps",
                        nodes,
                        step -> Optional.ofNullable(ended.get(step)).flatMap(nodes::find),
                        step -> state.plan.template(called(step)))
                .or(Scope.of(state.globals));
    }

    private TemplateName called(String step) {
        JsonNode json = steps.get(step);
        if (json == null) {
            throw new IllegalStateException("no step " + step);
        }
        return Template.called(json, template.name().scope());
    }

    private void execute(Node group, JsonNode written) {
        if (group.isFulfilled()) {
            return;
        }
        try {
            for (Step step : expanded(group, written)) {
                if (!begin(group, step)) {
                    return;
                }
            }
        } catch (Expansion.NotYet problem) {
            state.waiting.add(group.name() + ": " + problem.getMessage());
            return;
        } catch (Tags.Unusable problem) {
            nodes.mark(group, Phase.ERROR, problem.getMessage());
            return;
        }
        complete(group);
    }

    /// @param name as written
    private record Step(String name, JsonNode json) {}

    private List<Step> expanded(Node group, JsonNode written)
            throws Expansion.NotYet, Tags.Unusable {
        var all = new ArrayList<Step>();
        for (JsonNode step : written) {
            String name = step.path("name").asText();
            String key = group.name() + "." + name;
            List<JsonNode> expanded = state.expanded.get(key);
            if (expanded == null) {
                expanded = new Expansion(scope()).of(step);
                state.expanded.put(key, expanded);
            }
            if (expanded.isEmpty() && nodes.find(key).isEmpty()) {
                skip(group, key, name, Phase.SKIPPED, "Skipped, empty params");
            }
            expanded.forEach(each -> all.add(new Step(name, each)));
        }
        return all;
    }

    private void skip(Node group, String node, String step, Phase phase, String why) {
        nodes.create(node, call.node(), called(step), false, NodeType.SKIPPED, phase, why);
        nodes.addChild(group.name(), node);
    }

    /// @return whether the next step may be looked at
    private boolean begin(Node group, Step step) {
        String name = group.name() + "." + step.json().path("name").asText();
        String when = step.json().path("when").asText();
        try {
            if (!When.holds(when)) {
                if (nodes.find(name).isEmpty()) {
                    String why = "when '" + when + "' evaluated false";
                    skip(group, name, step.name(), Phase.SKIPPED, why);
                }
                return true;
            }
        } catch (ArgoException problem) {
            skip(group, name, step.name(), Phase.ERROR, problem.getMessage());
            nodes.mark(group, Phase.ERROR, problem.getMessage());
            return false;
        }
        Outcome outcome =
                operation.execute(
                        new Call(
                                name,
                                called(step.name()),
                                Expansion.arguments(step.json()),
                                call.node(),
                                call.onExit(),
                                false));
        outcome.node().ifPresent(node -> nodes.addChild(group.name(), name));
        if (outcome.stop() == Outcome.Stop.ERROR) {
            String why = outcome.node().map(node -> node.message).orElse("");
            nodes.mark(group, Phase.ERROR, "child " + name + " error: " + why);
            return false;
        }
        return true;
    }

    private void complete(Node group) {
        for (String child : group.children()) {
            if (!nodes.get(child).isFulfilled()) {
                return;
            }
        }
        for (String child : group.children()) {
            Node node = nodes.get(child);
            if (node.phase.isFailedOrError() && !continues(group, node)) {
                nodes.mark(group, Phase.FAILED, "child '" + child + "' failed");
                return;
            }
        }
        nodes.mark(group, Phase.SUCCEEDED);
    }

    private boolean continues(Node group, Node node) {
        String name = node.name().substring(group.name().length() + 1);
        int items = name.indexOf('(');
        JsonNode step = steps.get(items < 0 ? name : name.substring(0, items));
        return step != null && DagPlan.continuesOn(step, node.phase);
    }
}
