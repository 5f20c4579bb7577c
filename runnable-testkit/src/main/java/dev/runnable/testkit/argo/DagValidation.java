package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What is to be said about a DAG template.
record DagValidation(
        Plan plan, Template template, Variables variables, String at, List<String> problems) {
    void check(ArgoDocument.Definitions definitions) {
        JsonNode tasks = template.json().path("dag").path("tasks");
        checkComposite(template, at, problems);
        if (tasks.isEmpty()) {
            problems.add(at + " must have at least one task");
        }
        if (definitions == ArgoDocument.Definitions.FULL && tasks.size() > Validation.MOST_TASKS) {
            problems.add(
                    "%s.dag.tasks: must have at most %d items, found %d"
                            .formatted(at, Validation.MOST_TASKS, tasks.size()));
        }
        int before = problems.size();
        Names.checkFields(tasks, at + ".tasks", problems);
        checkDepends(tasks);
        if (problems.size() == before) {
            checkOrder(plan.dag(template.name()));
        }
    }

    /// What DAG and steps templates have in common.
    static void checkComposite(Template template, String at, List<String> problems) {
        for (String field :
                List.of(
                        "activeDeadlineSeconds",
                        "timeout",
                        "pendingTimeout",
                        "daemon",
                        "failFast")) {
            if (template.json().has(field)) {
                problems.add(at + "." + field + " is not for templates of templates");
            }
        }
        if (template.json().has("synchronization")) {
            problems.add(at + ".synchronization cannot be interpreted");
        }
    }

    private void checkDepends(JsonNode tasks) {
        boolean depends = false;
        for (JsonNode task : tasks) {
            depends |= !task.path("depends").asText().isEmpty();
        }
        for (JsonNode task : tasks) {
            String place = at + ".tasks." + task.path("name").asText();
            boolean dependencies = !task.path("dependencies").isEmpty();
            if ((depends || dependencies)
                    && Character.isDigit((task.path("name").asText() + " ").charAt(0))) {
                problems.add(place + " name cannot begin with a digit when using depends");
            }
            if (depends && dependencies) {
                problems.add(at + " cannot use both 'depends' and 'dependencies'");
            }
            if (depends && task.has("continueOn")) {
                problems.add(at + " cannot use 'continueOn' when using 'depends'");
            }
            try {
                Depends.parse(task.path("depends").asText("x"));
            } catch (ArgoException problem) {
                problems.add(place + ": " + problem.getMessage());
            }
        }
    }

    private void checkOrder(DagPlan dag) {
        dag.dependencies().forEach((task, on) -> checkDependencies(dag, task, on));
        for (String target : dag.targets()) {
            if (!dag.tasks().containsKey(target)) {
                problems.add(at + ".targets: target '" + target + "' is not defined");
            }
        }
        for (String task : dag.tasks().keySet()) {
            if (dag.ancestors(task).contains(task)) {
                problems.add(at + ".tasks dependency cycle detected at " + task);
                return;
            }
        }
        dag.tasks().forEach((name, task) -> checkTask(dag, name, task));
        checkOutputs(
                template,
                variables
                        .in(template)
                        .or(variables.of("tasks", List.copyOf(dag.tasks().values()), scope())),
                at,
                problems);
    }

    private void checkDependencies(DagPlan dag, String task, Map<String, Boolean> on) {
        on.forEach((name, items) -> {
            JsonNode dependency = dag.tasks().get(name);
            if (dependency == null) {
                problems.add("%s.tasks.%s dependency '%s' not defined".formatted(at, task, name));
            } else if (items && !Items.has(dependency)) {
                problems.add(
                        "%s.tasks.%s dependency '%s' uses an items-based condition but"
                                        .formatted(at, task, name)
                                + " does not contain any items");
            }
        });
    }

    private void checkTask(DagPlan dag, String name, JsonNode task) {
        String place = at + ".tasks." + name;
        Arguments.checkKnown(task, place, problems);
        Arguments.checkCall(plan, task, scope(), place, problems);
        Set<String> ancestors = new HashSet<>(dag.ancestors(name));
        List<JsonNode> before =
                dag.tasks().entrySet().stream()
                        .filter(each -> ancestors.contains(each.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
        Predicate<String> known =
                variables
                        .in(template)
                        .or(variables.of("tasks", before, scope()))
                        .or(Variables.item(task));
        Variables.check(task, known, place, problems);
    }

    /// Outputs of a template of templates come from its tasks.
    static void checkOutputs(
            Template template, Predicate<String> known, String at, List<String> problems) {
        Variables.check(template.json().path("outputs"), known, at + ".outputs", problems);
        Variables.check(
                template.json().path("retryStrategy"), known, at + ".retryStrategy", problems);
        Variables.check(template.json().path("memoize"), known, at + ".memoize", problems);
        template.outputs()
                .forEach((name, output) -> {
                    String source = output.path("valueFrom").path("parameter").asText();
                    var tags = new ArrayList<String>();
                    Tags.each(source, tags::add);
                    if (tags.size() != 1 || !source.equals("{{" + tags.getFirst() + "}}")) {
                        problems.add(
                                at
                                        + ".outputs.parameters."
                                        + name
                                        + ".valueFrom.parameter must be one {{variable}}");
                    }
                    LeafValidation.checkNoGlobal(name, output, at, problems);
                });
    }

    private String scope() {
        return template.name().scope();
    }
}
