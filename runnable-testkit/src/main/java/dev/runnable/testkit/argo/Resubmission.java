package dev.runnable.testkit.argo;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/// The nodes that a workflow submitted by `argo resubmit --memoized` begins with: those that a
/// retry would keep, pods that succeeded as Skipped with their outputs. (Up to v4.1.2 Argo had
/// other rules here, by which it often waited for ever.)
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
        return new Retry(failed).nodes(now).stream().map(node -> begin(node, now)).toList();
    }

    private Node begin(Node kept, Instant now) {
        Node node = kept.renamed(failed.name(), name);
        node.startedAt = now;
        if (node.type() == NodeType.POD && !node.phase.isFailedOrError()) {
            node.become(NodeType.SKIPPED);
            node.phase = Phase.SKIPPED;
            node.finishedAt = Optional.of(now);
        }
        return node;
    }
}
