package dev.runnable.testkit.argo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The nodes of a running workflow. All changes of phases go through here, so that what is active
/// is always counted.
final class Nodes {
    private final SequencedMap<String, Node> byName = new LinkedHashMap<>();
    private final Map<Integer, String> ids = new HashMap<>();
    private final Map<String, Integer> activePods = new HashMap<>();
    private final Map<String, Integer> activeChildren = new HashMap<>();
    private final Map<String, Integer> activeOfTemplate = new HashMap<>();
    private final Map<String, Integer> mostOfTemplate = new HashMap<>();
    private int pods;
    private int mostPods;
    private long version;
    Instant now;

    Nodes(Instant now) {
        this.now = now;
    }

    /// Takes a node over from an earlier execution.
    void keep(Node node) {
        byName.put(node.name(), node);
        claimId(node.name());
        count(node, 1);
        version++;
    }

    Node create(
            String name,
            String boundary,
            TemplateName template,
            boolean attempt,
            NodeType type,
            Phase phase,
            String message) {
        var node = new Node(name, boundary, template, attempt, type, phase, now);
        node.message = message;
        if (phase.isFulfilled()) {
            node.finishedAt = Optional.of(now);
        }
        if (byName.putIfAbsent(name, node) != null) {
            throw new IllegalStateException("node " + name + " already initialized");
        }
        claimId(name);
        count(node, 1);
        version++;
        return node;
    }

    /// Argo tells nodes apart by a hash of 32 bits.
    private void claimId(String name) {
        String other = ids.putIfAbsent(hash(name), name);
        if (other != null && !other.equals(name)) {
            throw new ArgoException("the nodes " + name + " and " + other + " have the same id");
        }
    }

    /// FNV-1a, as in the ids of nodes.
    static int hash(String name) {
        int hash = 0x811c9dc5;
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * 0x01000193;
        }
        return hash;
    }

    Optional<Node> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Node get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("no node " + name));
    }

    SequencedMap<String, Node> all() {
        return byName;
    }

    void addChild(String parent, String child) {
        if (get(parent).addChild(child)) {
            version++;
        }
    }

    Node mark(Node node, Phase phase, String message) {
        if (node.phase != phase) {
            count(node, -1);
            node.phase = phase;
            count(node, 1);
            version++;
        }
        if (!message.equals(node.message)) {
            node.message = message;
            version++;
        }
        if (phase.isFulfilled() && node.finishedAt.isEmpty()) {
            node.finishedAt = Optional.of(now);
        }
        return node;
    }

    Node mark(Node node, Phase phase) {
        return mark(node, phase, node.message);
    }

    void createPod(Node node) {
        count(node, -1);
        node.podCreated = true;
        count(node, 1);
        version++;
    }

    /// Changes whenever a node does.
    long version() {
        return version;
    }

    private void count(Node node, int by) {
        if (!node.phase.isActive() || !node.type().isCounted()) {
            return;
        }
        activeChildren.merge(node.boundary(), by, Integer::sum);
        if (node.type() != NodeType.POD || node.podCreated) {
            int active = activeOfTemplate.merge(node.template(), by, Integer::sum);
            mostOfTemplate.merge(node.template(), active, Math::max);
        }
        if (node.podCreated) {
            activePods.merge(node.boundary(), by, Integer::sum);
            pods += by;
            mostPods = Math.max(mostPods, pods);
        }
    }

    int activePods() {
        return pods;
    }

    int activePods(String boundary) {
        return activePods.getOrDefault(boundary, 0);
    }

    int activeChildren(String boundary) {
        return activeChildren.getOrDefault(boundary, 0);
    }

    int mostPods() {
        return mostPods;
    }

    Map<String, Integer> mostOfTemplate() {
        return mostOfTemplate;
    }

    /// The tries of a Retry node.
    List<Node> attempts(Node retry) {
        return retry.children().stream()
                .flatMap(child -> find(child).stream())
                .filter(Node::isAttempt)
                .toList();
    }

    /// The last try of a Retry node, any other node itself.
    Node effective(Node node) {
        if (node.type() != NodeType.RETRY || node.memo.filter(Node.Memo::hit).isPresent()) {
            return node;
        }
        List<Node> attempts = attempts(node);
        return attempts.isEmpty() ? node : attempts.getLast();
    }

    /// Whether everything that comes after has ended.
    boolean areLeavesFulfilled(Node node) {
        var seen = new HashSet<String>();
        var open = new ArrayList<Node>(List.of(node));
        while (!open.isEmpty()) {
            Node each = open.removeLast();
            if (!seen.add(each.name())) {
                continue;
            }
            if (each.children().isEmpty() && !each.isFulfilled()) {
                return false;
            }
            each.children().forEach(child -> find(child).ifPresent(open::add));
        }
        return true;
    }

    /// The nodes after which the next ones are hung.
    List<String> outbound(String name) {
        Node node = get(name);
        List<String> from =
                switch (node.type()) {
                    case SKIPPED, SUSPEND, POD -> List.of();
                    case TASK_GROUP -> List.copyOf(node.children());
                    case RETRY ->
                            node.children().isEmpty()
                                    ? node.outbound
                                    : List.of(node.children().getLast());
                    case STEPS, DAG, STEP_GROUP -> node.outbound;
                };
        boolean itself =
                switch (node.type()) {
                    case SKIPPED, SUSPEND, POD -> true;
                    case TASK_GROUP -> node.children().isEmpty();
                    case STEPS, DAG -> node.memo.filter(Node.Memo::hit).isPresent();
                    case RETRY, STEP_GROUP -> false;
                };
        if (itself) {
            return List.of(name);
        }
        return node.type() == NodeType.RETRY && !node.children().isEmpty()
                ? from
                : from.stream().flatMap(each -> outbound(each).stream()).distinct().toList();
    }
}
