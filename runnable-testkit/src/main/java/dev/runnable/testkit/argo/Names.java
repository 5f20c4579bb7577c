package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Which names Argo and Kubernetes accept.
final class Names {
    private static final Pattern FIELD = Pattern.compile("[a-zA-Z0-9][-a-zA-Z0-9]*");
    private static final Pattern PARAMETER = Pattern.compile("[-a-zA-Z0-9_]+");
    private static final Pattern OBJECT =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final int LONGEST_FIELD = 128;
    private static final int LONGEST_WORKFLOW = 63;
    private static final int LONGEST_CRON = 52;
    private static final int LONGEST_OBJECT = 253;

    private Names() {}

    static void checkObject(String kind, JsonNode metadata, List<String> problems) {
        boolean generated = !metadata.has("name") && metadata.has("generateName");
        // generateName is made a name by five characters
        String name =
                generated
                        ? metadata.path("generateName").asText() + "x7k2m"
                        : metadata.path("name").asText();
        int longest =
                switch (kind) {
                    case "Workflow", "WorkflowTemplate" -> LONGEST_WORKFLOW;
                    case "CronWorkflow" -> LONGEST_CRON;
                    default -> LONGEST_OBJECT;
                };
        if (name.isEmpty()) {
            problems.add(kind + ".metadata.name: required");
        } else if (!OBJECT.matcher(name).matches()) {
            problems.add(kind + " name '" + name + "' is not a DNS name");
        } else if (name.length() > longest) {
            problems.add(
                    "%s name '%s' must not be more than %d characters long"
                            .formatted(kind, name, longest));
        }
    }

    /// Names of templates, tasks and steps: written as they must be, and no two the same.
    static void checkFields(JsonNode list, String at, List<String> problems) {
        check(list, at, FIELD, problems);
    }

    static void checkParameters(JsonNode list, String at, List<String> problems) {
        check(list, at, PARAMETER, problems);
    }

    private static void check(JsonNode list, String at, Pattern form, List<String> problems) {
        var seen = new HashSet<String>();
        for (int i = 0; i < list.size(); i++) {
            String name = list.path(i).path("name").asText();
            String place = at + "[" + i + "].name";
            if (name.isEmpty()) {
                problems.add(place + " is required");
            } else if (!form.matcher(name).matches()) {
                problems.add("%s: '%s' is invalid".formatted(place, name));
            } else if (form == FIELD && name.length() > LONGEST_FIELD) {
                problems.add("%s: '%s' is longer than %d".formatted(place, name, LONGEST_FIELD));
            } else if (!seen.add(name)) {
                problems.add("%s '%s' is not unique".formatted(place, name));
            }
        }
    }
}
