package dev.runnable.testkit.argo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The nodes that a workflow submitted by `argo resubmit --memoized` begins with.
///
/// Pods that succeeded are Skipped and keep their outputs. Skipped and omitted nodes go, but those
/// that something succeeded after are Pending as all others, so Argo runs them.
final class Resubmission {
    private final Execution failed;
    private final String name;

    /// @throws ArgoException when Argo would refuse
    Resubmission(Execution failed, String name) {
        if (!failed.phase().isFailedOrError()) {
            throw new ArgoException("workflow must be Failed/Error to resubmit in memoized mode");
        }
        this.failed = failed;
        this.name = name;
    }

    Collection<Node> nodes(Instant now) {
        var kept = new ArrayList<Node>();
        var gone = new HashSet<String>();
        for (Node node : failed.nodes().values()) {
            Node copy = node.renamed(failed.name(), name);
            boolean exit = node.name().startsWith(failed.name() + ".onExit");
            boolean skipped = node.type() == NodeType.SKIPPED && !succeedsLater(node);
            if (exit || skipped) {
                gone.add(copy.name());
                continue;
            }
            kept.add(begin(copy, now));
        }
        kept.forEach(node -> node.removeChildren(gone));
        return kept;
    }

    private static Node begin(Node node, Instant now) {
        node.startedAt = now;
        if (node.type() == NodeType.POD && !node.phase.isFailedOrError()) {
            node.become(NodeType.SKIPPED);
            node.phase = Phase.SKIPPED;
            node.finishedAt = Optional.of(now);
        } else {
            node.phase = Phase.PENDING;
            node.message = "";
            node.finishedAt = Optional.empty();
        }
        return node;
    }

    private boolean succeedsLater(Node node) {
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(node.children());
        while (!open.isEmpty()) {
            String each = open.removeLast();
            if (seen.add(each)) {
                Optional<Node> after = Optional.ofNullable(failed.nodes().get(each));
                if (after.filter(found -> found.phase() == Phase.SUCCEEDED).isPresent()) {
                    return true;
                }
                after.ifPresent(found -> open.addAll(found.children()));
            }
        }
        return false;
    }
}
