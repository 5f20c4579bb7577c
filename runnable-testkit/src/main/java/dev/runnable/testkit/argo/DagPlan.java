package dev.runnable.testkit.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The order of a DAG's tasks.
///
/// @param conditions of the tasks that depend on others
/// @param dependencies the tasks that each depends on at once, and whether on results of items
/// @param targets what is to be run, with all it depends on
/// @param failFast whether a failed target ends the DAG though others have not begun
record DagPlan(
        SequencedMap<String, JsonNode> tasks,
        Map<String, Depends> conditions,
        Map<String, Map<String, Boolean>> dependencies,
        List<String> targets,
        boolean failFast) {
    static DagPlan of(JsonNode dag) {
        var tasks = new LinkedHashMap<String, JsonNode>();
        dag.path("tasks").forEach(task -> tasks.put(task.path("name").asText(), task));
        var conditions = new LinkedHashMap<String, Depends>();
        var dependencies = new LinkedHashMap<String, Map<String, Boolean>>();
        tasks.forEach((name, task) -> {
            Optional<Depends> condition = condition(task, tasks);
            condition.ifPresent(depends -> conditions.put(name, depends));
            dependencies.put(name, condition.map(Depends::tasks).orElse(Map.of()));
        });
        return new DagPlan(
                tasks,
                conditions,
                dependencies,
                targets(dag, dependencies),
                dag.path("failFast").asBoolean(true));
    }

    private static Optional<Depends> condition(JsonNode task, Map<String, JsonNode> tasks) {
        String depends = task.path("depends").asText();
        if (!depends.isBlank()) {
            return Optional.of(Depends.parse(depends));
        }
        Optional<Depends> all = Optional.empty();
        for (JsonNode name : task.path("dependencies")) {
            Depends one = dependency(name.asText(), tasks.get(name.asText()));
            all = Optional.of(all.<Depends>map(left -> new Depends.And(left, one)).orElse(one));
        }
        return all;
    }

    private static Depends dependency(String name, @Nullable JsonNode task) {
        Depends condition = Depends.succeeded(name);
        if (task != null && continuesOn(task, Phase.ERROR)) {
            condition = new Depends.Or(condition, new Depends.Is(name, Depends.Result.ERRORED));
        }
        if (task != null && continuesOn(task, Phase.FAILED)) {
            condition = new Depends.Or(condition, new Depends.Is(name, Depends.Result.FAILED));
        }
        return condition;
    }

    static boolean continuesOn(JsonNode task, Phase phase) {
        JsonNode continueOn = task.path("continueOn");
        return switch (phase) {
            case ERROR -> continueOn.path("error").asBoolean();
            case FAILED -> continueOn.path("failed").asBoolean();
            case PENDING, RUNNING, SUCCEEDED, SKIPPED, OMITTED -> false;
        };
    }

    private static List<String> targets(
            JsonNode dag, Map<String, Map<String, Boolean>> dependencies) {
        String target = dag.path("target").asText();
        if (!target.isEmpty()) {
            return List.of(target.split(" ", -1));
        }
        Set<String> followed = new HashSet<>();
        dependencies.values().forEach(each -> followed.addAll(each.keySet()));
        return dependencies.keySet().stream()
                .filter(task -> !followed.contains(task))
                .sorted()
                .toList();
    }

    /// All tasks that must have ended before this one.
    Set<String> ancestors(String task) {
        var ancestors = new LinkedHashSet<String>();
        var open = new ArrayList<String>(dependencies.getOrDefault(task, Map.of()).keySet());
        while (!open.isEmpty()) {
            String each = open.removeLast();
            if (ancestors.add(each)) {
                open.addAll(dependencies.getOrDefault(each, Map.of()).keySet());
            }
        }
        return ancestors;
    }
}
