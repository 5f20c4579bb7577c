package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// One look at the whole workflow: begins what can begin, ends what has ended. It is repeated until
/// nothing changes.
final class Operation {
    /// So many templates within each other are too many.
    static final int TOO_DEEP = 100;

    private static final Pattern CACHE_KEY = Pattern.compile("[a-zA-Z0-9][-a-zA-Z0-9]*");

    private final State state;
    private final Nodes nodes;
    private final Substitution substitution;
    private int depth;

    Operation(State state) {
        this.state = state;
        this.nodes = state.nodes;
        this.substitution = new Substitution(state);
    }

    State state() {
        return state;
    }

    Outcome execute(Call call) {
        depth++;
        try {
            return executeWithin(call);
        } finally {
            depth--;
        }
    }

    private Outcome executeWithin(Call call) {
        Optional<Node> existing = nodes.find(call.node());
        if (depth >= TOO_DEEP) {
            return error(call, existing, Outcome.Stop.DEPTH, "max recursion depth exceeded");
        }
        if (existing.filter(Node::isFulfilled).isPresent()) {
            return Outcome.of(existing.get());
        }
        Template template;
        try {
            template = substitution.processed(call);
        } catch (Tags.Unusable problem) {
            return error(call, existing, Outcome.Stop.ERROR, problem.getMessage());
        }
        if (isLimitReached(template, existing, call.boundary())) {
            return new Outcome(existing, Outcome.Stop.PARALLELISM);
        }
        Optional<Node> node = existing;
        if (template.json().has("memoize") && existing.isEmpty()) {
            node = Optional.of(remembered(call, template));
            if (node.get().isFulfilled()) {
                return Outcome.of(node.get());
            }
        }
        return template.hasRetry() ? retried(call, template, node) : run(call, template, node);
    }

    private Outcome error(Call call, Optional<Node> existing, Outcome.Stop stop, String message) {
        Node node =
                existing.map(each -> nodes.mark(each, Phase.ERROR, message))
                        .orElseGet(() ->
                                nodes.create(
                                        call.node(),
                                        call.boundary(),
                                        call.template(),
                                        call.attempt(),
                                        NodeType.SKIPPED,
                                        Phase.ERROR,
                                        message));
        return new Outcome(Optional.of(node), stop);
    }

    private boolean isLimitReached(Template template, Optional<Node> existing, String boundary) {
        JsonNode most = state.plan.spec().path("parallelism");
        if (!most.isMissingNode() && nodes.activePods() >= most.asInt()) {
            return true;
        }
        if (existing.isPresent()
                && template.kind().isComposite()
                && template.parallelism()
                        .filter(limit -> nodes.activePods(existing.get().name()) >= limit)
                        .isPresent()) {
            return true;
        }
        boolean begins = existing.filter(node -> node.phase.isActive()).isEmpty();
        return begins
                && !boundary.isEmpty()
                && state.plan
                        .template(nodes.get(boundary).templateName())
                        .parallelism()
                        .filter(limit -> nodes.activeChildren(boundary) >= limit)
                        .isPresent();
    }

    /// The node of a template with `memoize`: ended when its outputs are known already.
    private Node remembered(Call call, Template template) {
        JsonNode memoize = template.json().path("memoize");
        String cache = memoize.path("cache").path("configMap").path("name").asText();
        String key = memoize.path("key").asText();
        if (!CACHE_KEY.matcher(key).matches()) {
            return error(call, Optional.empty(), Outcome.Stop.ERROR, "invalid cache key: " + key)
                    .node()
                    .orElseThrow();
        }
        Optional<Map<String, String>> outputs = state.cluster.memory().find(cache, key);
        NodeType type = template.hasRetry() ? NodeType.RETRY : template.kind().node();
        Phase phase = outputs.isPresent() ? Phase.SUCCEEDED : Phase.PENDING;
        Node node = create(call, template, type, phase);
        node.memo = Optional.of(new Node.Memo(cache, key, outputs.isPresent()));
        outputs.ifPresent(known -> node.outputs = known);
        return node;
    }

    /// Keeps the outputs of a node that has succeeded, if it was told to.
    void remember(Node node) {
        node.memo
                .filter(memo -> !memo.hit())
                .ifPresent(memo ->
                        state.cluster.memory().keep(memo.cache(), memo.key(), node.outputs()));
    }

    Node create(Call call, Template template, NodeType type, Phase phase) {
        Node node =
                nodes.create(
                        call.node(),
                        call.boundary(),
                        template.name(),
                        call.attempt(),
                        type,
                        phase,
                        "");
        var inputs = new LinkedHashMap<String, String>();
        template.inputs()
                .forEach((name, input) ->
                        inputs.put(
                                name,
                                call.arguments()
                                        .getOrDefault(
                                                name,
                                                input.path(input.has("value") ? "value" : "default")
                                                        .asText())));
        node.inputs = inputs;
        return node;
    }

    private Outcome retried(Call call, Template template, Optional<Node> existing) {
        Node retry =
                existing.orElseGet(() -> create(call, template, NodeType.RETRY, Phase.RUNNING));
        Optional<String> stopped = call.onExit() ? Optional.empty() : state.stopReason();
        JsonNode strategy = template.json().path("retryStrategy");
        switch (Retries.decide(nodes, retry, strategy, stopped)) {
            case Retries.WaitUntil wait -> {
                state.timers.add(wait.time());
                return Outcome.of(retry);
            }
            case Retries.End end -> {
                Node last = nodes.attempts(retry).getLast();
                retry.outputs = last.outputs;
                retry.exitCode = last.exitCode;
                nodes.mark(retry, end.phase(), end.message());
                if (end.phase() == Phase.SUCCEEDED) {
                    remember(retry);
                }
                return Outcome.of(retry);
            }
            case Retries.Again _ -> {
                return attempted(call, template, retry);
            }
        }
    }

    private Outcome attempted(Call call, Template template, Node retry) {
        var attempts = nodes.attempts(retry);
        boolean runs = !attempts.isEmpty() && !attempts.getLast().isFulfilled();
        int number = runs ? attempts.size() - 1 : attempts.size();
        Call attempt = call.attempt(retry.name() + "(" + number + ")");
        nodes.addChild(retry.name(), attempt.node());
        Optional<Node> before =
                number == 0 ? Optional.empty() : Optional.of(attempts.get(number - 1));
        Template numbered;
        try {
            numbered = substitution.numbered(template, attempt, number, before);
        } catch (Tags.Unusable problem) {
            return error(
                    attempt, nodes.find(attempt.node()), Outcome.Stop.ERROR, problem.getMessage());
        }
        Outcome outcome = run(attempt, numbered, nodes.find(attempt.node()));
        boolean ended = outcome.node().filter(Node::isFulfilled).isPresent();
        return ended && !retry.isFulfilled() ? execute(call) : Outcome.of(retry);
    }

    private Outcome run(Call call, Template template, Optional<Node> existing) {
        return switch (template.kind()) {
            case CONTAINER -> Outcome.of(container(call, template, existing));
            case SUSPEND -> Outcome.of(suspend(call, template, existing));
            case DAG -> Outcome.of(new DagRun(this, call, template).run());
            case STEPS -> Outcome.of(new StepsRun(this, call, template).run());
        };
    }

    private Node container(Call call, Template template, Optional<Node> existing) {
        Node node = existing.orElseGet(() -> create(call, template, NodeType.POD, Phase.PENDING));
        if (node.podCreated) {
            return node;
        }
        if (!call.onExit() && (state.stopped || state.isPastDeadline())) {
            return nodes.mark(node, Phase.FAILED, "workflow shutdown or past its deadline");
        }
        Pod pod =
                new Containers(
                                state,
                                template,
                                node.name(),
                                substitution.podName(node.name(), template))
                        .pod();
        nodes.createPod(node);
        state.ready.put(node.name(), new State.Ready(node, pod, call.onExit()));
        return node;
    }

    private Node suspend(Call call, Template template, Optional<Node> existing) {
        Node node =
                existing.orElseGet(() -> create(call, template, NodeType.SUSPEND, Phase.PENDING));
        var wait = Durations.of(template.json().path("suspend").path("duration").asText());
        var end = node.startedAt.plus(wait);
        // some time passes between two looks at the clock
        if (wait.isZero() || nodes.now.isAfter(end)) {
            return nodes.mark(node, Phase.SUCCEEDED);
        }
        state.timers.add(end);
        return nodes.mark(node, Phase.RUNNING);
    }
}
