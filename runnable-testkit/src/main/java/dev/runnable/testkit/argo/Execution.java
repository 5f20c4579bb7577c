package dev.runnable.testkit.argo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A workflow that has ended.
///
/// @param name of the workflow, which is that of its root node, too
/// @param arguments those that were handed over
/// @param nodes all nodes by name, in the order in which they appeared, those kept of an earlier
///   execution first
/// @param pods those that ran, in the order in which they began
/// @param mostPods the largest number of pods that Argo had created and that had not ended
/// @param mostOf the same of the nodes of each template (attempts, not Retry nodes)
public record Execution(
        String name,
        String uid,
        Phase phase,
        String message,
        Map<String, String> arguments,
        SequencedMap<String, Node> nodes,
        List<Pod> pods,
        int mostPods,
        Map<String, Integer> mostOf) {
    public boolean isSucceeded() {
        return phase == Phase.SUCCEEDED;
    }

    /// The node of this path below the root: `task`, `task(0)`, `outer.inner`, `[0].step`.
    public Optional<Node> node(String path) {
        String separator = path.startsWith("[") || path.startsWith("(") ? "" : ".";
        return Optional.ofNullable(nodes.get(path.isEmpty() ? name : name + separator + path));
    }

    /// The phase of the node of this path.
    ///
    /// @throws ArgoException when there is none
    public Phase phase(String path) {
        return node(path)
                .orElseThrow(() -> new ArgoException("no node " + path + " in " + nodes.values()))
                .phase();
    }
}
