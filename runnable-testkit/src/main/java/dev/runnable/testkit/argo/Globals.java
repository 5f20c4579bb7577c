package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// The variables `workflow.…`.
final class Globals {
    private Globals() {}

    /// @param arguments values that replace those in the spec
    static Map<String, String> of(
            Plan plan,
            String kind,
            String name,
            String uid,
            String namespace,
            Instant created,
            Map<String, String> arguments) {
        var globals = new HashMap<String, String>();
        globals.put("workflow.name", name);
        globals.put("workflow.uid", uid);
        globals.put("workflow.namespace", namespace);
        globals.put("workflow.mainEntrypoint", plan.entrypoint().name());
        globals.put("workflow.serviceAccountName", plan.spec().path("serviceAccountName").asText());
        String time = created.truncatedTo(ChronoUnit.SECONDS).toString();
        globals.put("workflow.creationTimestamp", time);
        globals.put("workflow.creationTimestamp.RFC3339", time);
        globals.put("workflow.status", Phase.RUNNING.text());
        if (plan.spec().has("priority")) {
            globals.put("workflow.priority", plan.spec().path("priority").asText());
        }
        if (kind.equals("CronWorkflow")) {
            globals.put("workflow.scheduledTime", time);
        }
        addMetadata(plan, globals);
        addParameters(plan, arguments, globals);
        return globals;
    }

    private static void addMetadata(Plan plan, Map<String, String> globals) {
        for (String each : new String[] {"labels", "annotations"}) {
            var values = new TreeMap<>(plan.metadata(each));
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            values.forEach((key, value) -> {
                json.put(key, value);
                globals.put("workflow." + each + "." + key, value);
            });
            globals.put("workflow." + each, json.toString());
            globals.put("workflow." + each + ".json", json.toString());
        }
    }

    private static void addParameters(
            Plan plan, Map<String, String> arguments, Map<String, String> globals) {
        var declared = Template.parameters(plan.spec().path("arguments"));
        for (String each : arguments.keySet()) {
            if (!declared.containsKey(each)) {
                throw new ArgoException("spec.arguments: no parameter is named '" + each + "'");
            }
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        declared.forEach((name, parameter) -> {
            String value = value(name, parameter, arguments);
            all.addObject().put("name", name).put("value", value);
            globals.put("workflow.parameters." + name, value);
        });
        globals.put("workflow.parameters", all.toString());
        globals.put("workflow.parameters.json", all.toString());
    }

    private static String value(String name, JsonNode parameter, Map<String, String> arguments) {
        String given = arguments.get(name);
        if (given != null) {
            return given;
        }
        if (!parameter.has("value")) {
            throw new ArgoException(
                    "spec.arguments.%s.value or spec.arguments.%s.valueFrom is required"
                            .formatted(name, name));
        }
        return parameter.path("value").asText();
    }
}
