package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/// What is to be said about a container or suspend template.
record LeafValidation(
        Plan plan, Template template, Variables variables, String at, List<String> problems) {
    private static final List<String> NOT_INTERPRETED =
            List.of("daemon", "sidecars", "initContainers", "synchronization", "podSpecPatch");

    void check() {
        JsonNode json = template.json();
        NOT_INTERPRETED.stream()
                .filter(json::has)
                .forEach(each -> problems.add(at + "." + each + " cannot be interpreted"));
        Variables.check(json, variables.in(template), at, problems);
        if (json.has("parallelism")) {
            problems.add(at + ".parallelism is only valid for steps and dag templates");
        }
        checkTimes();
        if (template.kind() == Template.Kind.CONTAINER) {
            checkContainer(json.path("container"));
        } else {
            checkSuspend(json.path("suspend").path("duration").asText());
        }
        template.outputs().forEach(this::checkOutput);
    }

    private void checkTimes() {
        JsonNode json = template.json();
        String deadline = json.path("activeDeadlineSeconds").asText();
        if (!deadline.isEmpty() && !deadline.startsWith("{{") && !deadline.matches("\\d+")) {
            problems.add(at + ".activeDeadlineSeconds must be a positive integer");
        }
        String timeout = json.path("timeout").asText();
        if (timeout.isEmpty() || timeout.contains("{{")) {
            return;
        }
        if (template.kind() == Template.Kind.SUSPEND) {
            problems.add(at + ": a suspend template doesn't support timeout");
        } else if (timeout.matches("\\d+") || Durations.parse(timeout).isEmpty()) {
            problems.add(at + " has invalid duration format in timeout");
        }
    }

    private void checkSuspend(String duration) {
        if (duration.isEmpty()) {
            problems.add(at + ".suspend without duration waits for somebody to resume it");
        } else if (!duration.contains("{{") && Durations.parse(duration).isEmpty()) {
            problems.add(at + ".suspend.duration: unable to parse " + duration + " as a duration");
        }
        if (!template.outputs().isEmpty()) {
            problems.add(at + ".outputs of a suspend template cannot be interpreted");
        }
    }

    private void checkContainer(JsonNode container) {
        if (container.path("image").asText().isEmpty()) {
            problems.add(at + ".container.image may not be empty");
        }
        if (container.path("command").isEmpty()) {
            problems.add(at + ".container.command: without one the image would be asked for it");
        }
        var mounted = new HashMap<String, String>();
        for (JsonNode mount : container.path("volumeMounts")) {
            String path = mount.path("mountPath").asText();
            String name = mount.path("name").asText();
            if (mounted.put(path, name) != null) {
                problems.add(at + ".container: mountPath '" + path + "' already mounted");
            }
            if (!path.startsWith("/")) {
                problems.add(at + ".container: mountPath '" + path + "' is not absolute");
            }
            if (Volumes.find(plan.spec(), template.json(), name).isEmpty()) {
                problems.add(at + ".container: volume '" + name + "' not found");
            }
        }
        var names = new HashSet<String>();
        for (JsonNode variable : container.path("env")) {
            String name = variable.path("name").asText();
            if (!names.add(name)) {
                problems.add(at + ".container.env: '" + name + "' is set twice");
            }
            if (variable.has("value") && variable.has("valueFrom")) {
                problems.add(at + ".container.env: '" + name + "' has both value and valueFrom");
            }
        }
    }

    private void checkOutput(String name, JsonNode output) {
        if (output.has("value") || output.path("valueFrom").path("path").asText().isEmpty()) {
            problems.add(
                    at
                            + ".outputs.parameters."
                            + name
                            + ".valueFrom.path must be specified for container templates");
        }
        checkNoGlobal(name, output, at, problems);
    }

    static void checkNoGlobal(String name, JsonNode output, String at, List<String> problems) {
        for (String field : List.of("globalName")) {
            if (output.has(field)) {
                problems.add(at + ".outputs." + name + "." + field + " cannot be interpreted");
            }
        }
        for (String field : List.of("expression", "jqFilter", "jsonPath", "supplied", "event")) {
            if (output.path("valueFrom").has(field)) {
                problems.add(at + ".outputs." + name + "." + field + " cannot be interpreted");
            }
        }
    }
}
