package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Which variables may stand where, before anything has run.
final class Variables {
    private static final Set<String> NODE =
            Set.of("id", "status", "startedAt", "finishedAt", "hostNodeName");

    private final Plan plan;
    private final Set<String> globals = new HashSet<>();

    Variables(Plan plan, String kind) {
        this.plan = plan;
        for (String each :
                List.of(
                        "name",
                        "namespace",
                        "uid",
                        "mainEntrypoint",
                        "serviceAccountName",
                        "status",
                        "creationTimestamp",
                        "creationTimestamp.RFC3339",
                        "labels",
                        "labels.json",
                        "annotations",
                        "annotations.json")) {
            globals.add("workflow." + each);
        }
        if (plan.spec().has("priority")) {
            globals.add("workflow.priority");
        }
        if (kind.equals("CronWorkflow")) {
            globals.add("workflow.scheduledTime");
        }
        if (plan.onExit().isPresent()) {
            globals.add("workflow.failures");
        }
        for (String each : List.of("labels", "annotations")) {
            plan.metadata(each)
                    .keySet()
                    .forEach(key -> globals.add("workflow." + each + "." + key));
        }
        addParameters(Template.parameters(plan.spec().path("arguments")).keySet());
    }

    private void addParameters(Set<String> parameters) {
        if (!parameters.isEmpty()) {
            globals.add("workflow.parameters");
            globals.add("workflow.parameters.json");
        }
        parameters.forEach(each -> globals.add("workflow.parameters." + each));
    }

    Predicate<String> globals() {
        return globals::contains;
    }

    /// Everywhere in the template.
    Predicate<String> in(Template template) {
        var local = new HashSet<String>(Set.of("node.name"));
        template.inputs().keySet().forEach(each -> local.add("inputs.parameters." + each));
        if (!local.isEmpty()) {
            local.add("inputs.parameters");
        }
        if (template.kind() == Template.Kind.CONTAINER) {
            local.add("pod.name");
            template.outputs()
                    .keySet()
                    .forEach(each -> local.add("outputs.parameters." + each + ".path"));
        }
        if (template.hasRetry()) {
            local.add("retries");
            for (String each : List.of("exitCode", "status", "duration", "message")) {
                local.add("lastRetry." + each);
            }
        }
        return globals().or(local::contains);
    }

    /// Of tasks or steps that have ended.
    ///
    /// @param prefix `tasks` or `steps`
    /// @param before those that have
    Predicate<String> of(String prefix, List<JsonNode> before, String scope) {
        return variable -> {
            if (!variable.startsWith(prefix + ".")) {
                return false;
            }
            return before.stream()
                    .filter(task ->
                            variable.startsWith(prefix + "." + task.path("name").asText() + "."))
                    // what Argo gathers of a step's items cannot be interpreted
                    .filter(task -> prefix.equals("tasks") || !Items.has(task))
                    .anyMatch(task ->
                            isOutput(
                                    task,
                                    variable.substring(
                                            prefix.length()
                                                    + task.path("name").asText().length()
                                                    + 2),
                                    scope));
        };
    }

    private boolean isOutput(JsonNode task, String variable, String scope) {
        var template = plan.find(Template.called(task, scope));
        if (template.isEmpty()) {
            return true;
        }
        if (variable.equals("exitCode")) {
            return template.get().kind() == Template.Kind.CONTAINER;
        }
        if (variable.equals("outputs.parameters")) {
            return Items.has(task);
        }
        String outputs = "outputs.parameters.";
        return NODE.contains(variable)
                || (variable.startsWith(outputs)
                        && template.get()
                                .outputs()
                                .containsKey(variable.substring(outputs.length())));
    }

    /// Of the item that a task is expanded to.
    static Predicate<String> item(JsonNode task) {
        if (!Items.has(task)) {
            return _ -> false;
        }
        JsonNode items = task.path("withItems");
        if (items.isEmpty()) {
            boolean parameter = task.has("withParam");
            return each -> each.equals("item") || (parameter && each.startsWith("item."));
        }
        return each ->
                each.equals("item")
                        || (each.startsWith("item.")
                                && streamed(items)
                                        .allMatch(item ->
                                                item.has(each.substring("item.".length()))));
    }

    private static Stream<JsonNode> streamed(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    static void check(JsonNode node, Predicate<String> known, String at, List<String> problems) {
        Tags.each(
                node,
                tag -> {
                    if (tag.startsWith("=")) {
                        problems.add(at + ": expressions cannot be interpreted: {{" + tag + "}}");
                    } else if (!known.test(tag.strip())) {
                        problems.add(at + ": failed to resolve {{" + tag + "}}");
                    }
                });
    }
}
