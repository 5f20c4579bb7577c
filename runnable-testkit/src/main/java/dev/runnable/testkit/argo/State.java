package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeSet;

/// A workflow that runs: its nodes, the pods that wait for being run, the virtual clock.
final class State {
    final Plan plan;
    final Cluster cluster;
    final String name;
    final Nodes nodes;
    final Map<String, String> globals;

    /// Pods that exist and have not been begun, by node.
    final SequencedMap<String, Ready> ready = new LinkedHashMap<>();

    /// When something is to be looked at again though no pod has ended.
    final TreeSet<Instant> timers = new TreeSet<>();

    /// Why something cannot go on now.
    final SequencedSet<String> waiting = new LinkedHashSet<>();

    /// Templates with their variables put in, by node: they do not change while the node runs.
    final Map<String, Template> processed = new HashMap<>();

    /// Tasks with references to other tasks put in, by node.
    final Map<String, List<JsonNode>> expanded = new HashMap<>();

    final Optional<Instant> deadline;
    boolean stopped;
    Optional<Phase> end = Optional.empty();
    String message = "";

    /// @param onExit whether it belongs to the exit handler
    record Ready(Node node, Pod pod, boolean onExit) {}

    State(Plan plan, Cluster cluster, String name, Map<String, String> globals, Instant start) {
        this.plan = plan;
        this.cluster = cluster;
        this.name = name;
        this.globals = globals;
        this.nodes = new Nodes(start);
        JsonNode seconds = plan.spec().path("activeDeadlineSeconds");
        this.deadline =
                seconds.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(start.plusSeconds(seconds.asLong()));
    }

    boolean isPastDeadline() {
        return deadline.filter(end -> nodes.now.isAfter(end)).isPresent();
    }

    /// Why nothing of the main part may begin any more.
    Optional<String> stopReason() {
        if (stopped) {
            return Optional.of("Stopped with strategy 'Stop'");
        }
        return isPastDeadline()
                ? Optional.of("retry exceeded workflow deadline " + deadline.orElseThrow())
                : Optional.empty();
    }

    void finish(Phase phase, String why) {
        end = Optional.of(phase);
        message = why;
    }

    /// Pods of the main part, and waits within it, end as failed.
    void kill(String why) {
        ready.values().removeIf(each -> !each.onExit());
        for (Node node : List.copyOf(nodes.all().values())) {
            boolean main = !node.name().startsWith(name + ".onExit");
            boolean leaf = node.type() == NodeType.POD || node.type() == NodeType.SUSPEND;
            if (main && leaf && !node.isFulfilled()) {
                nodes.mark(node, Phase.FAILED, why);
            }
        }
    }
}
