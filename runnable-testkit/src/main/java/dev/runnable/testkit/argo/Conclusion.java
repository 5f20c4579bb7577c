package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;

/// Runs the entrypoint, then the exit handler, then says how the workflow ended.
final class Conclusion {
    private static final String ARGUMENT = "workflow.parameters.";

    private final State state;

    Conclusion(State state) {
        this.state = state;
    }

    /// One look at all of it.
    void pass() {
        state.timers.clear();
        state.waiting.clear();
        if (state.stopped) {
            failRetries();
        }
        var entry = new Operation(state).execute(call(state.name, state.plan.entrypoint(), false));
        if (entry.stop() == Outcome.Stop.PARALLELISM) {
            return;
        }
        Node root = entry.node().orElseThrow();
        if (entry.stop() == Outcome.Stop.ERROR) {
            // Argo forgets the exit handler then
            state.finish(Phase.ERROR, "error in entry template execution: " + root.message);
            return;
        }
        if (!root.isFulfilled()) {
            return;
        }
        Phase phase = outcome(root);
        state.globals.put("workflow.status", phase.text());
        state.globals.put("workflow.failures", failures());
        if (state.plan.onExit().isEmpty()) {
            state.finish(phase, root.message);
            return;
        }
        exit(root, phase);
    }

    private static Phase outcome(Node root) {
        return root.phase == Phase.SKIPPED || root.phase == Phase.OMITTED
                ? Phase.SUCCEEDED
                : root.phase;
    }

    private void exit(Node root, Phase phase) {
        String name = state.name + ".onExit";
        var outcome =
                new Operation(state).execute(call(name, state.plan.onExit().orElseThrow(), true));
        if (outcome.stop() == Outcome.Stop.PARALLELISM) {
            return;
        }
        Node exit = outcome.node().orElseThrow();
        if (outcome.stop() == Outcome.Stop.ERROR) {
            state.finish(Phase.ERROR, "error in exit template execution : " + exit.message);
        } else if (exit.isFulfilled()) {
            boolean spoilt = phase == Phase.SUCCEEDED && exit.phase.isFailedOrError();
            state.finish(spoilt ? exit.phase : phase, spoilt ? exit.message : root.message);
        }
    }

    private Call call(String node, TemplateName template, boolean onExit) {
        Map<String, String> arguments = new HashMap<>();
        state.globals.forEach((name, value) -> {
            if (name.startsWith(ARGUMENT)) {
                arguments.put(name.substring(ARGUMENT.length()), value);
            }
        });
        return new Call(node, template, arguments, "", onExit, false);
    }

    /// Those whose tries have ended while nobody looked.
    private void failRetries() {
        for (Node node : state.nodes.all().values()) {
            if (node.type() == NodeType.RETRY
                    && !node.isFulfilled()
                    && !node.name().startsWith(state.name + ".onExit")
                    && state.nodes.areLeavesFulfilled(node)) {
                state.nodes.mark(node, Phase.FAILED, state.stopReason().orElse(""));
            }
        }
    }

    private String failures() {
        ArrayNode failures = JsonNodeFactory.instance.arrayNode();
        for (Node node : state.nodes.all().values()) {
            if (node.phase.isFailedOrError()) {
                failures.addObject()
                        .put("displayName", node.name())
                        .put("message", node.message)
                        .put("templateName", node.template())
                        .put("phase", node.phase.text())
                        .put("podName", node.name())
                        .put("finishedAt", node.finishedAt.map(String::valueOf).orElse(""));
            }
        }
        return TextNode.valueOf(failures.toString()).toString();
    }

    /// Why it cannot go on, for a workflow that would run for ever.
    String stuck() {
        var text = new StringBuilder("the workflow would never end:");
        state.waiting.forEach(each -> text.append("\n  ").append(each));
        state.nodes.all().values().stream()
                .filter(node -> !node.isFulfilled())
                .forEach(node -> text.append("\n  ").append(node));
        return text.toString();
    }
}
