package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/// What a task hands to its template.
final class Arguments {
    private Arguments() {}

    /// That a call of a template hands over what it needs and nothing else.
    static void checkCall(
            Plan plan, JsonNode task, String scope, String at, List<String> problems) {
        JsonNode arguments = task.path("arguments");
        Names.checkParameters(arguments.path("parameters"), at + ".arguments.parameters", problems);
        if (!arguments.path("artifacts").isEmpty()) {
            problems.add(at + ".arguments.artifacts cannot be interpreted");
        }
        var given = Template.parameters(arguments);
        given.forEach((name, parameter) -> {
            if (!parameter.has("value")) {
                problems.add(at + ".arguments." + name + ".value is required");
            }
        });
        if (task.has("template") == task.has("templateRef")) {
            problems.add(at + " must have either template or templateRef");
            return;
        }
        var template = plan.find(Template.called(task, scope));
        if (template.isEmpty()) {
            problems.add(
                    "%s: template name '%s' undefined".formatted(at, Template.called(task, scope)));
            return;
        }
        checkSupplied(template.get(), given.keySet(), at, problems);
        var declared = template.get().inputs();
        for (String name : given.keySet()) {
            if (!declared.containsKey(name)) {
                problems.add(
                        "%s.arguments.%s: template '%s' declares no such input"
                                .formatted(at, name, template.get().name()));
            }
        }
    }

    static void checkSupplied(
            Template template, Set<String> given, String at, List<String> problems) {
        template.inputs()
                .forEach((name, input) -> {
                    if (!given.contains(name) && !input.has("value") && !input.has("default")) {
                        problems.add(
                                "%s: templates.%s inputs.parameters.%s was not supplied"
                                        .formatted(at, template.name(), name));
                    }
                });
    }

    /// What a task or step must not have because nobody here knows what to do with it.
    static void checkKnown(JsonNode task, String at, List<String> problems) {
        for (String field : List.of("hooks", "onExit", "inline")) {
            if (task.has(field)) {
                problems.add(at + "." + field + " cannot be interpreted");
            }
        }
        for (String field : List.of("name", "template", "depends", "dependencies", "templateRef")) {
            if (task.path(field).toString().contains("{{")) {
                problems.add(at + "." + field + ": variables cannot be interpreted there");
            }
        }
        int items = 0;
        for (String field : List.of("withItems", "withParam", "withSequence")) {
            items += task.has(field) ? 1 : 0;
        }
        if (items > 1) {
            problems.add(at + ": only one of withItems, withParam, withSequence can be specified");
        }
        JsonNode sequence = task.path("withSequence");
        if (!sequence.isMissingNode() && sequence.has("count") == sequence.has("end")) {
            problems.add(at + ".withSequence must have either count or end");
        }
        checkWhen(task.path("when").asText(), at, problems);
    }

    /// Whatever its variables are: with a number in their place.
    private static void checkWhen(String when, String at, List<String> problems) {
        try {
            When.holds(Tags.replace(when, _ -> new Scope.Found("0")));
        } catch (ArgoException | Tags.Unusable problem) {
            problems.add(at + ".when: " + problem.getMessage());
        }
    }
}
