package dev.runnable.testkit.argo;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A node of a run, as in a workflow's status. It changes while the workflow runs and never after.
public final class Node {
    private final String name;
    private final String boundary;
    private final TemplateName template;
    private final boolean attempt;
    private NodeType type;
    Phase phase;
    String message = "";
    Instant startedAt;
    Optional<Instant> finishedAt = Optional.empty();
    private final SequencedSet<String> children = new LinkedHashSet<>();
    List<String> outbound = List.of();
    SequencedMap<String, String> inputs = Collections.emptyNavigableMap();
    @Nullable Map<String, String> outputs;
    Optional<Integer> exitCode = Optional.empty();
    boolean podCreated;
    Optional<Memo> memo = Optional.empty();

    /// Where the outputs are kept for the next run, and whether they came from there.
    record Memo(String cache, String key, boolean hit) {}

    Node(
            String name,
            String boundary,
            TemplateName template,
            boolean attempt,
            NodeType type,
            Phase phase,
            Instant startedAt) {
        this.name = name;
        this.boundary = boundary;
        this.template = template;
        this.attempt = attempt;
        this.type = type;
        this.phase = phase;
        this.startedAt = startedAt;
    }

    /// The same node, for another run, whose nodes' names begin otherwise.
    Node renamed(String from, String to) {
        var copy =
                new Node(
                        renamed(name, from, to),
                        renamed(boundary, from, to),
                        template,
                        attempt,
                        type,
                        phase,
                        startedAt);
        copy.message = message;
        copy.finishedAt = finishedAt;
        children.forEach(child -> copy.children.add(renamed(child, from, to)));
        copy.outbound = outbound.stream().map(each -> renamed(each, from, to)).toList();
        copy.inputs = inputs;
        copy.outputs = outputs;
        copy.exitCode = exitCode;
        copy.memo = memo;
        return copy;
    }

    private static String renamed(String name, String from, String to) {
        return name.startsWith(from) ? to + name.substring(from.length()) : name;
    }

    /// The path of names: `wf.task(0:item)(1)`.
    public String name() {
        return name;
    }

    /// The name of the node of the DAG or steps template that this one is in. Empty for the root.
    public String boundary() {
        return boundary;
    }

    /// The name of the template, empty for a group of steps.
    public String template() {
        return template.name();
    }

    TemplateName templateName() {
        return template;
    }

    /// Whether this is one try of a Retry node.
    public boolean isAttempt() {
        return attempt;
    }

    public NodeType type() {
        return type;
    }

    void become(NodeType newType) {
        type = newType;
    }

    public Phase phase() {
        return phase;
    }

    public String message() {
        return message;
    }

    /// Names of the nodes that run after this one or within it.
    public SequencedSet<String> children() {
        return Collections.unmodifiableSequencedSet(children);
    }

    boolean addChild(String child) {
        return children.add(child);
    }

    void removeChildren(Set<String> gone) {
        children.removeAll(gone);
        outbound = outbound.stream().filter(each -> !gone.contains(each)).toList();
    }

    /// Input parameters by name.
    public SequencedMap<String, String> inputs() {
        return Collections.unmodifiableSequencedMap(inputs);
    }

    /// Output parameters by name.
    public Map<String, String> outputs() {
        return outputs == null ? Map.of() : new TreeMap<>(outputs);
    }

    /// Of a pod that has ended.
    public Optional<Integer> exitCode() {
        return exitCode;
    }

    boolean isFulfilled() {
        return phase.isFulfilled();
    }

    @Override
    public String toString() {
        return name + " " + phase.text() + (message.isEmpty() ? "" : " (" + message + ")");
    }
}
