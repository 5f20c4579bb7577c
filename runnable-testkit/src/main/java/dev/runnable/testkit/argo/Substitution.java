package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Puts variables into templates, as text and twice: global ones and those of the node first, then
/// inputs.
final class Substitution {
    private final State state;

    Substitution(State state) {
        this.state = state;
    }

    /// The template of a call with its arguments.
    Template processed(Call call) throws Tags.Unusable {
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
        Scope own = Scope.of(variables(inputs(call, template, global), template));
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

    /// The template of one try.
    ///
    /// @param number from 0
    Template numbered(Template template, Call attempt, int number, Optional<Node> before)
            throws Tags.Unusable {
        var variables = new HashMap<String, String>();
        variables.put("retries", Integer.toString(number));
        variables.put("pod.name", podName(attempt.node(), template));
        variables.put(
                "lastRetry.exitCode",
                before.flatMap(node -> node.exitCode).map(String::valueOf).orElse("0"));
        variables.put("lastRetry.status", before.map(node -> node.phase.text()).orElse(""));
        variables.put("lastRetry.message", before.map(node -> node.message).orElse(""));
        variables.put("lastRetry.duration", "0");
        return new Template(template.name(), Tags.replace(template.json(), Scope.of(variables)));
    }

    String podName(String node, Template template) {
        return "%s-%s-%s"
                .formatted(
                        state.name,
                        template.name().name(),
                        Integer.toUnsignedString(Nodes.hash(node)));
    }
}
