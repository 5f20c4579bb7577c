package dev.runnable.argo.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.StepPath;
import dev.runnable.problem.Problems;
import dev.runnable.problem.Reporter;
import dev.runnable.reentry.StepArgument;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Finds the nodes of a workflow that are about steps, in the order in which they started. Which
/// step it is, an input parameter of the node says.
final class NodeTable {
    private static final String STEP = "step";

    private final WorkflowView workflow;
    private final JsonNode nodes;
    private final Map<String, String> retries = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Map<String, PodRole> roles = new HashMap<>();

    NodeTable(WorkflowView workflow, JsonNode nodes) {
        this.workflow = workflow;
        this.nodes = nodes;
    }

    List<WorkflowNode> steps() {
        readTemplates();
        for (JsonNode node : nodes) {
            if (type(node).equals("Retry")) {
                number(node);
            }
        }
        return nodes.valueStream()
                .flatMap(node -> step(node).stream())
                .sorted(
                        Comparator.comparing(
                                        (WorkflowNode node) -> node.started().orElse(Instant.MAX))
                                .thenComparing(WorkflowNode::id))
                .toList();
    }

    private void readTemplates() {
        JsonNode spec = workflow.document().path("spec");
        JsonNode status = workflow.status();
        Stream.of(
                        spec.path("templates"),
                        status.path("storedWorkflowTemplateSpec").path("templates"),
                        status.path("storedTemplates"))
                .flatMap(JsonNode::valueStream)
                .forEach(template ->
                        roles.putIfAbsent(template.path("name").asText(""), PodRole.of(template)));
    }

    /// The pods that a node repeats, in the order of its tries. Hooks of theirs are none of them.
    private void number(JsonNode retry) {
        int number = 0;
        for (JsonNode child : retry.path("children")) {
            JsonNode node = nodes.path(child.asText());
            if (!node.path("nodeFlag").path("hooked").asBoolean(false)) {
                retries.put(child.asText(), id(retry));
                attempts.put(child.asText(), ++number);
            }
        }
    }

    private Optional<WorkflowNode> step(JsonNode node) {
        boolean isPod = type(node).equals("Pod");
        if (!isPod && !type(node).equals("Retry")) {
            return Optional.empty();
        }
        return path(node)
                .map(step ->
                        new WorkflowNode(
                                id(node),
                                step,
                                roles.getOrDefault(template(node), PodRole.STEP),
                                isPod ? Optional.of(pod(node)) : Optional.empty(),
                                attempt(node),
                                Optional.ofNullable(retries.get(id(node))),
                                Phase.of(node.path("phase").asText("")),
                                node.path("message").asText(""),
                                WorkflowView.instant(node.path("startedAt")),
                                WorkflowView.instant(node.path("finishedAt"))));
    }

    private OptionalInt attempt(JsonNode node) {
        Integer number = attempts.get(id(node));
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static Optional<StepPath> path(JsonNode node) {
        for (JsonNode parameter : node.path("inputs").path("parameters")) {
            if (parameter.path("name").asText("").equals(STEP)) {
                return StepArgument.decode(
                        parameter.path("value").asText(""), new Reporter(new Problems()));
            }
        }
        return Optional.empty();
    }

    private String pod(JsonNode node) {
        return PodName.of(
                workflow.podFormat(),
                workflow.name(),
                template(node),
                node.path("name").asText(""),
                id(node));
    }

    private static String template(JsonNode node) {
        String referred = node.path("templateRef").path("template").asText("");
        return referred.isEmpty() ? node.path("templateName").asText("") : referred;
    }

    private static String id(JsonNode node) {
        return node.path("id").asText("");
    }

    private static String type(JsonNode node) {
        return node.path("type").asText("");
    }
}
