package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What is to be said about a steps template.
record StepsValidation(
        Plan plan, Template template, Variables variables, String at, List<String> problems) {
    void check() {
        DagValidation.checkComposite(template, at, problems);
        JsonNode groups = template.json().path("steps");
        if (groups.isEmpty()) {
            problems.add(at + ".steps: should have at least 1 items");
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        groups.forEach(group -> group.forEach(all::add));
        Names.checkFields(all, at + ".steps", problems);
        var before = new ArrayList<JsonNode>();
        for (JsonNode group : groups) {
            group.forEach(step -> checkStep(step, before));
            group.forEach(before::add);
        }
        DagValidation.checkOutputs(template, known(before), at, problems);
    }

    private void checkStep(JsonNode step, List<JsonNode> before) {
        String place = at + ".steps." + step.path("name").asText();
        Arguments.checkKnown(step, place, problems);
        Arguments.checkCall(plan, step, template.name().scope(), place, problems);
        Variables.check(step, known(before).or(Variables.item(step)), place, problems);
    }

    private Predicate<String> known(List<JsonNode> before) {
        return variables
                .in(template)
                .or(variables.of("steps", List.copyOf(before), template.name().scope()));
    }
}
