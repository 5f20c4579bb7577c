package dev.runnable.testkit.argo;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `argo retry` leaves of an execution's nodes.
///
/// Failed pods go, with all that came after them, unless something after them succeeded; the DAGs,
/// groups and Retry nodes above them run again.
final class Retry {
    private final Execution failed;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Node> parents = new HashMap<>();
    private final Set<String> reset = new HashSet<>();
    private final Set<String> gone = new HashSet<>();

    /// @throws ArgoException when Argo would refuse
    Retry(Execution failed) {
        if (!failed.phase().isFailedOrError()) {
            throw new ArgoException("Cannot retry a workflow in phase " + failed.phase().text());
        }
        this.failed = failed;
        failed.nodes()
                .values()
                .forEach(
                        node -> nodes.put(node.name(), node.renamed(failed.name(), failed.name())));
        // of several parents Argo takes the last by id
        nodes.values().stream()
                .sorted(
                        Comparator.comparing(
                                node -> Integer.toUnsignedString(Nodes.hash(node.name()))))
                .forEach(node -> node.children().forEach(child -> parents.put(child, node)));
        checkParents();
    }

    private void checkParents() {
        for (String name : nodes.keySet()) {
            if (!parents.containsKey(name) && !name.equals(failed.name()) && !isExit(name)) {
                throw new ArgoException("couldn't find parent node for " + name);
            }
        }
    }

    private boolean isExit(String name) {
        return name.startsWith(failed.name() + ".onExit");
    }

    Collection<Node> nodes(Instant now) {
        Set<String> failures = failures();
        for (String name : inOrder()) {
            if (failures.contains(name) && !gone.contains(name)) {
                resetPath(nodes.get(name));
            }
        }
        nodes.keySet().stream().filter(this::isExit).forEach(gone::add);
        nodes.keySet().removeAll(gone);
        for (Node node : nodes.values()) {
            node.removeChildren(gone);
            if (reset.contains(node.name())) {
                node.phase = node.phase == Phase.SKIPPED ? Phase.SKIPPED : Phase.RUNNING;
                node.message = "";
                node.startedAt = now;
                node.finishedAt = Optional.empty();
            }
        }
        return List.copyOf(nodes.values());
    }

    private Set<String> failures() {
        var failures = new HashSet<String>();
        for (Node node : nodes.values()) {
            if (node.type() != NodeType.POD || !node.phase.isFailedOrError()) {
                continue;
            }
            Node subject = node.isAttempt() ? parentOf(node).orElse(node) : node;
            if (after(subject).stream().noneMatch(each -> each.phase == Phase.SUCCEEDED)) {
                failures.add(node.name());
            }
        }
        return failures;
    }

    private Optional<Node> parentOf(Node node) {
        return nodes.values().stream()
                .filter(each -> each.type() == NodeType.RETRY)
                .filter(each -> each.children().contains(node.name()))
                .findFirst();
    }

    /// All nodes that hang below.
    private Set<Node> after(Node node) {
        var after = new LinkedHashSet<Node>();
        var open = new ArrayDeque<>(node.children());
        while (!open.isEmpty()) {
            Node each = nodes.get(open.remove());
            if (each != null && after.add(each)) {
                open.addAll(each.children());
            }
        }
        return after;
    }

    private List<String> inOrder() {
        var order = new LinkedHashSet<String>();
        var open = new ArrayDeque<>(List.of(failed.name()));
        while (!open.isEmpty()) {
            String each = open.remove();
            Node node = nodes.get(each);
            if (node != null && order.add(each)) {
                open.addAll(node.children());
            }
        }
        return List.copyOf(order);
    }

    private void resetPath(@Nullable Node start) {
        if (start == null) {
            return;
        }
        gone.add(start.name());
        after(start).forEach(node -> gone.add(node.name()));
        Node at = start;
        while (at != null) {
            if (at.type().isGroup()) {
                reset.add(at.name());
                at = resetBoundaries(at);
                continue;
            }
            if (at.type() == NodeType.RETRY && at.phase.isFailedOrError()) {
                reset.add(at.name());
            }
            at = parents.get(at.name());
        }
    }

    /// @return where to go on above, null at the root
    private @Nullable Node resetBoundaries(Node from) {
        Node at = from;
        while (at != null) {
            Node parent = parents.get(at.name());
            if (parent != null && parent.type() == NodeType.RETRY) {
                reset.add(parent.name());
                at = parent;
                parent = parents.get(at.name());
            }
            if (parent != null
                    && (parent.type() == NodeType.STEP_GROUP
                            || parent.type() == NodeType.TASK_GROUP)) {
                reset.add(parent.name());
            }
            if (at.boundary().isEmpty()) {
                return parent;
            }
            String boundary = at.boundary();
            while (at != null && !at.name().equals(boundary)) {
                at = parents.get(at.name());
            }
            if (at == null) {
                throw new ArgoException("was seeking node but ran out of nodes to explore");
            }
            reset.add(at.name());
        }
        return null;
    }
}
