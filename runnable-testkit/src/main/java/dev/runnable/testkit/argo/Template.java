package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A template, as written or with its variables put in.
record Template(TemplateName name, JsonNode json) {
    /// The kinds that can be interpreted, by the field that makes a template one of them.
    enum Kind {
        CONTAINER("container", NodeType.POD),
        DAG("dag", NodeType.DAG),
        STEPS("steps", NodeType.STEPS),
        SUSPEND("suspend", NodeType.SUSPEND);

        private final String field;
        private final NodeType node;

        Kind(String field, NodeType node) {
            this.field = field;
            this.node = node;
        }

        String field() {
            return field;
        }

        NodeType node() {
            return node;
        }

        boolean isLeaf() {
            return this == CONTAINER;
        }

        boolean isComposite() {
            return this == DAG || this == STEPS;
        }
    }

    List<Kind> kinds() {
        var kinds = new ArrayList<Kind>();
        for (Kind each : Kind.values()) {
            if (json.has(each.field())) {
                kinds.add(each);
            }
        }
        return kinds;
    }

    Kind kind() {
        return kinds().getFirst();
    }

    boolean hasRetry() {
        return json.has("retryStrategy");
    }

    /// Of a DAG or steps template; empty without a limit.
    Optional<Integer> parallelism() {
        return Optional.of(json.path("parallelism").asInt(0)).filter(limit -> limit > 0);
    }

    SequencedMap<String, JsonNode> inputs() {
        return parameters(json.path("inputs"));
    }

    SequencedMap<String, JsonNode> outputs() {
        return parameters(json.path("outputs"));
    }

    /// What stands below `parameters`, by name.
    static SequencedMap<String, JsonNode> parameters(JsonNode holder) {
        var parameters = new LinkedHashMap<String, JsonNode>();
        holder.path("parameters").forEach(each -> parameters.put(each.path("name").asText(), each));
        return parameters;
    }

    /// The template that a task or step asks for.
    static TemplateName called(JsonNode task, String scope) {
        JsonNode reference = task.path("templateRef");
        return reference.isMissingNode()
                ? new TemplateName(scope, task.path("template").asText())
                : new TemplateName(
                        reference.path("name").asText(), reference.path("template").asText());
    }
}
