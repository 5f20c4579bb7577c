package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/// What Argo says about a spec before it runs it.
final class Validation {
    /// In Argo's full definitions.
    static final int MOST_TASKS = 200;

    private static final Set<String> NOT_INTERPRETED =
            Set.of("hooks", "templateDefaults", "retryStrategy", "executorPlugins", "artifactGC");
    private static final Set<String> POD_GC =
            Set.of(
                    "",
                    "OnPodCompletion",
                    "OnPodSuccess",
                    "OnWorkflowCompletion",
                    "OnWorkflowSuccess");

    private final Plan plan;
    private final ArgoDocument.Definitions definitions;
    private final List<String> problems;
    private final Variables variables;

    Validation(
            Plan plan, String kind, ArgoDocument.Definitions definitions, List<String> problems) {
        this.plan = plan;
        this.definitions = definitions;
        this.problems = problems;
        this.variables = new Variables(plan, kind);
    }

    void check() {
        JsonNode spec = plan.spec();
        NOT_INTERPRETED.stream()
                .filter(spec::has)
                .forEach(each -> problems.add("spec." + each + " cannot be interpreted"));
        checkEntry("spec.entrypoint", spec.path("entrypoint").asText());
        plan.onExit().ifPresent(exit -> checkEntry("spec.onExit", exit.name()));
        Names.checkParameters(
                spec.path("arguments").path("parameters"), "spec.arguments.parameters", problems);
        checkNotSupported(spec.path("arguments"), "spec.arguments");
        if (!POD_GC.contains(spec.path("podGC").path("strategy").asText())) {
            problems.add("podGC.strategy unknown strategy " + spec.path("podGC").path("strategy"));
        }
        ObjectNode rest = spec.deepCopy();
        rest.remove("templates");
        Variables.check(rest, variables.globals(), "spec", problems);
        Names.checkFields(spec.path("templates"), "spec.templates", problems);
        if (definitions == ArgoDocument.Definitions.FULL
                && spec.path("templates").size() > MOST_TASKS) {
            problems.add("spec.templates: must have at most " + MOST_TASKS + " items");
        }
        plan.templates().values().forEach(this::checkTemplate);
    }

    private void checkEntry(String at, String name) {
        if (name.isEmpty()) {
            problems.add(at + " is required");
            return;
        }
        var template = plan.find(new TemplateName("", name));
        if (template.isEmpty()) {
            problems.add(at + ": template name '" + name + "' undefined");
            return;
        }
        var given = Template.parameters(plan.spec().path("arguments")).keySet();
        Arguments.checkSupplied(template.get(), given, at, problems);
    }

    private void checkTemplate(Template template) {
        String at = "templates." + template.name();
        if (template.kinds().size() != 1) {
            problems.add(
                    at
                            + " must be exactly one of container, dag, steps, suspend (others"
                            + " cannot be interpreted)");
            return;
        }
        Names.checkParameters(
                template.json().path("inputs").path("parameters"),
                at + ".inputs.parameters",
                problems);
        Names.checkParameters(
                template.json().path("outputs").path("parameters"),
                at + ".outputs.parameters",
                problems);
        checkNotSupported(template.json().path("inputs"), at + ".inputs");
        if (template.json().path("inputs").path("artifacts").size()
                        + template.json().path("outputs").path("artifacts").size()
                > 0) {
            problems.add(at + ": artifacts cannot be interpreted");
        }
        Retries.check(template, at, problems);
        switch (template.kind()) {
            case CONTAINER, SUSPEND ->
                    new LeafValidation(plan, template, variables, at, problems).check();
            case DAG ->
                    new DagValidation(plan, template, variables, at, problems).check(definitions);
            case STEPS -> new StepsValidation(plan, template, variables, at, problems).check();
        }
    }

    /// Values may be given or come from a default, from nowhere else.
    private void checkNotSupported(JsonNode holder, String at) {
        Template.parameters(holder)
                .forEach((name, parameter) -> {
                    if (parameter.has("valueFrom")) {
                        problems.add(at + "." + name + ".valueFrom cannot be interpreted");
                    }
                    JsonNode allowed = parameter.path("enum");
                    if (parameter.has("enum") && !contains(allowed, parameter.path("value"))) {
                        problems.add(at + "." + name + ".value should be present in enum list");
                    }
                });
        if (!holder.path("artifacts").isEmpty()) {
            problems.add(at + ".artifacts cannot be interpreted");
        }
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode each : list) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
