package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One look at a DAG's node.
final class DagRun {
    private final Operation operation;
    private final State state;
    private final Nodes nodes;
    private final Call call;
    private final Template template;
    private final DagPlan plan;
    private final Set<String> visited = new HashSet<>();

    DagRun(Operation operation, Call call, Template template) {
        this.operation = operation;
        this.state = operation.state();
        this.nodes = state.nodes;
        this.call = call;
        this.template = template;
        this.plan = state.plan.dag(template.name());
    }

    Node run() {
        Node node =
                nodes.find(call.node())
                        .orElseGet(() ->
                                operation.create(call, template, NodeType.DAG, Phase.RUNNING));
        plan.targets().forEach(this::execute);
        Phase phase =
                state.stopped && !call.onExit()
                        ? Phase.FAILED
                        : new Assessment(nodes, node, plan).phase();
        switch (phase) {
            case FAILED, ERROR -> {
                hang(node);
                nodes.mark(node, phase);
            }
            case SUCCEEDED -> succeed(node);
            case PENDING, RUNNING, SKIPPED, OMITTED -> {}
        }
        return node;
    }

    private void succeed(Node node) {
        try {
            Outputs.read(template, scope(plan.tasks().keySet()))
                    .ifPresent(outputs -> node.outputs = outputs);
        } catch (Tags.Unusable problem) {
            nodes.mark(node, Phase.ERROR, problem.getMessage());
            return;
        }
        operation.remember(node);
        hang(node);
        nodes.mark(node, Phase.SUCCEEDED);
    }

    private void hang(Node node) {
        node.outbound =
                plan.targets().stream()
                        .map(this::nodeName)
                        .filter(name -> nodes.find(name).isPresent())
                        .flatMap(name -> nodes.outbound(name).stream())
                        .distinct()
                        .toList();
    }

    private String nodeName(String task) {
        return call.node() + "." + task;
    }

    private Scope scope(Set<String> tasks) {
        Scope global = Scope.of(state.globals);
        return new TaskScope(
                        "tasks",
                        nodes,
                        task ->
                                tasks.contains(task)
                                        ? nodes.find(nodeName(task))
                                        : Optional.empty(),
                        task -> state.plan.template(called(task)))
                .or(global);
    }

    private TemplateName called(String task) {
        JsonNode json = plan.tasks().get(task);
        if (json == null) {
            throw new IllegalStateException("no task " + task);
        }
        return Template.called(json, template.name().scope());
    }

    private void execute(String task) {
        if (!visited.add(task)) {
            return;
        }
        Optional<Node> node = nodes.find(nodeName(task));
        if (node.filter(Node::isFulfilled).isPresent()) {
            return;
        }
        Depends condition = plan.conditions().get(task);
        if (condition != null) {
            plan.dependencies().getOrDefault(task, Map.of()).keySet().forEach(this::execute);
            if (node.isEmpty() && !isToBeRun(task, condition)) {
                return;
            }
        }
        try {
            List<JsonNode> tasks = expanded(task);
            begin(task, node.filter(each -> each.type() == NodeType.TASK_GROUP), tasks);
        } catch (Expansion.NotYet problem) {
            state.waiting.add(nodeName(task) + ": " + problem.getMessage());
        } catch (Tags.Unusable problem) {
            end(task, Phase.ERROR, problem.getMessage());
        }
    }

    /// Makes the node of a task that is not to be run.
    private boolean isToBeRun(String task, Depends condition) {
        for (String each : condition.tasks().keySet()) {
            if (nodes.find(nodeName(each)).filter(Node::isFulfilled).isEmpty()) {
                return false;
            }
        }
        boolean runs = condition.holds((other, result) -> came(nodes.get(nodeName(other)), result));
        if (!runs) {
            end(task, Phase.OMITTED, "omitted: depends condition not met");
        }
        return runs;
    }

    private boolean came(Node node, Depends.Result result) {
        return switch (result) {
            case SUCCEEDED -> node.phase == Phase.SUCCEEDED;
            case FAILED -> node.phase == Phase.FAILED;
            case ERRORED -> node.phase == Phase.ERROR;
            case SKIPPED -> node.phase == Phase.SKIPPED;
            case OMITTED -> node.phase == Phase.OMITTED;
            case DAEMONED -> false;
            case ANY_SUCCEEDED ->
                    node.type() == NodeType.TASK_GROUP
                            && node.children().stream()
                                    .anyMatch(child -> nodes.get(child).phase == Phase.SUCCEEDED);
            case ALL_FAILED ->
                    node.type() == NodeType.TASK_GROUP
                            && !node.children().isEmpty()
                            && node.children().stream()
                                    .allMatch(child -> nodes.get(child).phase == Phase.FAILED);
        };
    }

    private List<JsonNode> expanded(String task) throws Expansion.NotYet, Tags.Unusable {
        List<JsonNode> known = state.expanded.get(nodeName(task));
        if (known != null) {
            return known;
        }
        JsonNode processed = processed(task);
        List<JsonNode> expanded = new Expansion(scope(plan.ancestors(task))).of(processed);
        state.expanded.put(nodeName(task), expanded);
        return expanded;
    }

    /// The task with the template's inputs put in.
    private JsonNode processed(String task) {
        for (JsonNode each : template.json().path("dag").path("tasks")) {
            if (each.path("name").asText().equals(task)) {
                return each;
            }
        }
        throw new IllegalStateException("no task " + task);
    }

    private void begin(String task, Optional<Node> existing, List<JsonNode> tasks) {
        Optional<Node> group = existing;
        if (Items.has(processed(task))) {
            if (tasks.isEmpty()) {
                end(task, Phase.SKIPPED, "Skipped, empty params");
                return;
            }
            if (group.isEmpty()) {
                connect(task, nodeName(task));
                group =
                        Optional.of(
                                nodes.create(
                                        nodeName(task),
                                        call.node(),
                                        called(task),
                                        false,
                                        NodeType.TASK_GROUP,
                                        Phase.RUNNING,
                                        ""));
            }
        }
        for (JsonNode each : tasks) {
            if (!begin(task, group, each)) {
                return;
            }
        }
        group.ifPresent(node -> complete(node, tasks));
    }

    /// @return whether the next item may be looked at
    private boolean begin(String task, Optional<Node> group, JsonNode item) {
        String name = nodeName(item.path("name").asText());
        if (nodes.find(name).isEmpty()) {
            group.ifPresentOrElse(
                    node -> nodes.addChild(node.name(), name), () -> connect(task, name));
            String when = item.path("when").asText();
            try {
                if (!When.holds(when)) {
                    String why = "when '" + when + "' evaluated false";
                    create(task, name, Phase.SKIPPED, why);
                    return true;
                }
            } catch (ArgoException problem) {
                create(task, name, Phase.ERROR, problem.getMessage());
                return true;
            }
        }
        Outcome outcome =
                operation.execute(
                        new Call(
                                name,
                                called(task),
                                Expansion.arguments(item),
                                call.node(),
                                call.onExit(),
                                false));
        return outcome.node().isPresent() && outcome.stop() != Outcome.Stop.ERROR;
    }

    private void complete(Node group, List<JsonNode> tasks) {
        Phase phase = Phase.SUCCEEDED;
        for (JsonNode each : tasks) {
            Optional<Node> item = nodes.find(nodeName(each.path("name").asText()));
            if (item.filter(Node::isFulfilled).isEmpty()) {
                return;
            }
            if (item.get().phase.isFailedOrError()) {
                phase = item.get().phase;
            }
        }
        nodes.mark(group, phase);
    }

    private void end(String task, Phase phase, String why) {
        Optional<Node> node = nodes.find(nodeName(task));
        if (node.isPresent()) {
            nodes.mark(node.get(), phase, why);
            return;
        }
        create(task, nodeName(task), phase, why);
        connect(task, nodeName(task));
    }

    private void create(String task, String name, Phase phase, String why) {
        nodes.create(name, call.node(), called(task), false, NodeType.SKIPPED, phase, why);
    }

    /// Hangs a node behind those that its task depends on.
    private void connect(String task, String name) {
        Set<String> before = plan.dependencies().getOrDefault(task, Map.of()).keySet();
        if (before.isEmpty()) {
            nodes.addChild(call.node(), name);
        }
        var parents = new LinkedHashSet<String>();
        before.forEach(each -> parents.addAll(nodes.outbound(nodeName(each))));
        parents.forEach(parent -> nodes.addChild(parent, name));
    }
}
