package dev.runnable.testkit.argo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// Whether a DAG has ended, and how: along the edges each node hands on its phase, one that was not
/// run the phase of those before it.
final class Assessment {
    private record Visit(String node, Phase branch) {}

    private final Nodes nodes;
    private final Node dag;
    private final DagPlan plan;
    private final Queue<Visit> open = new ArrayDeque<>();
    private final Set<Visit> seen = new HashSet<>();
    private final Map<String, Phase> targets = new HashMap<>();
    private final Map<Node, Phase> groups = new HashMap<>();

    Assessment(Nodes nodes, Node dag, DagPlan plan) {
        this.nodes = nodes;
        this.dag = dag;
        this.plan = plan;
    }

    Phase phase() {
        add(dag.children(), Phase.SUCCEEDED);
        while (!open.isEmpty()) {
            Visit visit = open.remove();
            Optional<Node> node = nodes.find(visit.node());
            Optional<Phase> branch = node.flatMap(each -> branch(each, visit.branch()));
            if (branch.isEmpty()) {
                return Phase.RUNNING;
            }
            targets.merge(
                    visit.node(),
                    branch.get(),
                    (before, now) -> before.isFailedOrError() ? before : now);
            add(next(node.orElseThrow()), branch.get());
        }
        groups.forEach(nodes::mark);
        return result();
    }

    private void add(Iterable<String> names, Phase branch) {
        for (String name : names) {
            var visit = new Visit(name, branch);
            if (seen.add(visit)) {
                open.add(visit);
            }
        }
    }

    /// What the node hands on; empty while it runs.
    private Optional<Phase> branch(Node node, Phase before) {
        if (!node.isFulfilled()) {
            Optional<Phase> group = ended(node);
            group.ifPresent(phase -> groups.put(node, phase));
            return group;
        }
        return Optional.of(node.phase.isCompleted() ? node.phase : before);
    }

    /// A group whose items have all ended though nobody has looked at it since.
    private Optional<Phase> ended(Node node) {
        if (node.type() != NodeType.TASK_GROUP || node.children().isEmpty()) {
            return Optional.empty();
        }
        Phase phase = Phase.SUCCEEDED;
        for (String child : node.children()) {
            Optional<Node> item = nodes.find(child).filter(Node::isFulfilled);
            if (item.isEmpty()) {
                return Optional.empty();
            }
            phase = item.get().phase.isFailedOrError() ? item.get().phase : phase;
        }
        return Optional.of(phase);
    }

    /// A Retry node stands for its tries.
    private Iterable<String> next(Node node) {
        if (node.type() != NodeType.RETRY) {
            return node.children();
        }
        List<String> next = new ArrayList<>();
        node.children().reversed().forEach(child -> next.addAll(nodes.get(child).children()));
        return next;
    }

    private Phase result() {
        Phase result = Phase.SUCCEEDED;
        for (String target : plan.targets()) {
            Phase phase = targets.get(dag.name() + "." + target);
            if (phase == null) {
                result = Phase.RUNNING;
                if (!plan.failFast()) {
                    break;
                }
            } else if (phase.isFailedOrError() && !continues(target, phase)) {
                result = phase;
                if (plan.failFast()) {
                    break;
                }
            }
        }
        return result;
    }

    private boolean continues(String target, Phase phase) {
        var task = plan.tasks().get(target);
        return task != null && DagPlan.continuesOn(task, phase);
    }
}
