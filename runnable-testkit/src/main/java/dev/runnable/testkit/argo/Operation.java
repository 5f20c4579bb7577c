package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// One look at the whole workflow: begins what can begin, ends what has ended. It is repeated until
/// nothing changes.
final class Operation {
    /// So many templates within each other are too many.
    static final int TOO_DEEP = 100;

    private static final Pattern CACHE_KEY = Pattern.compile("[a-zA-Z0-9][-a-zA-Z0-9]*");

    private final State state;
    private final Nodes nodes;
    private int depth;

    Operation(State state) {
        this.state = state;
        this.nodes = state.nodes;
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
            template = processed(call);
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

    /// The template with arguments and global variables put in, the former last.
    private Template processed(Call call) throws Tags.Unusable {
        Template known = state.processed.get(call.node());
        if (known != null) {
            return known;
        }
        Template template = state.plan.template(call.template());
        var locals = new HashMap<String, String>();
        locals.put("node.name", call.node());
        if (template.kind() == Template.Kind.CONTAINER && !template.hasRetry()) {
            locals.put("pod.name", podName(call.node(), template));
        }
        Scope global = Scope.of(locals).or(Scope.of(state.globals));
        JsonNode once = Tags.replace(template.json(), global);
        SequencedMap<String, String> inputs = inputs(call, template, global);
        Scope own = Scope.of(variables(inputs, template));
        var processed = new Template(template.name(), Tags.replace(once, own.or(global)));
        state.processed.put(call.node(), processed);
        return processed;
    }

    private SequencedMap<String, String> inputs(Call call, Template template, Scope global)
            throws Tags.Unusable {
        var inputs = new LinkedHashMap<String, String>();
        for (var input : template.inputs().entrySet()) {
            String value = call.arguments().get(input.getKey());
            if (value == null) {
                JsonNode own = input.getValue();
                if (!own.has("value") && !own.has("default")) {
                    throw new Tags.Unusable(
                            "inputs.parameters." + input.getKey() + " was not supplied");
                }
                value = own.path(own.has("value") ? "value" : "default").asText();
            }
            inputs.put(input.getKey(), Tags.replace(value, global));
        }
        return inputs;
    }

    private static Map<String, String> variables(
            SequencedMap<String, String> inputs, Template template) {
        var variables = new HashMap<String, String>();
        var all = JsonNodeFactory.instance.arrayNode();
        inputs.forEach((name, value) -> {
            variables.put("inputs.parameters." + name, value);
            all.addObject().put("name", name).put("value", value);
        });
        variables.put("inputs.parameters", all.toString());
        template.outputs()
                .forEach((name, output) ->
                        variables.put(
                                "outputs.parameters." + name + ".path",
                                output.path("valueFrom").path("path").asText()));
        return variables;
    }

    private String podName(String node, Template template) {
        return "%s-%s-%s"
                .formatted(
                        state.name,
                        template.name().name(),
                        Integer.toUnsignedString(Nodes.hash(node)));
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
                // Argo tries again when an earlier try was left pending
                return nodes.areLeavesFulfilled(retry)
                        ? Outcome.of(retry)
                        : attempted(call, template, retry);
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
        var variables = new HashMap<String, String>();
        variables.put("retries", Integer.toString(number));
        variables.put("pod.name", podName(attempt.node(), template));
        Optional<Node> before =
                number == 0 ? Optional.empty() : Optional.of(attempts.get(number - 1));
        variables.put(
                "lastRetry.exitCode",
                before.flatMap(node -> node.exitCode).map(String::valueOf).orElse("0"));
        variables.put("lastRetry.status", before.map(node -> node.phase.text()).orElse(""));
        variables.put("lastRetry.message", before.map(node -> node.message).orElse(""));
        variables.put("lastRetry.duration", "0");
        Template numbered;
        try {
            numbered =
                    new Template(
                            template.name(), Tags.replace(template.json(), Scope.of(variables)));
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
                new Containers(state, template, node.name(), podName(node.name(), template)).pod();
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
