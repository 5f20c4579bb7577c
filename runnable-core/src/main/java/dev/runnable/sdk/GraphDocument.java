package dev.runnable.sdk;

import dev.runnable.definition.CallSite;
import dev.runnable.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Writes graphs down as pipeline files have them, and remembers where their steps were made.
final class GraphDocument {
    private final Map<String, CallSite> places = new HashMap<>();
    private final SequencedMap<String, @Nullable Object> defaults = new LinkedHashMap<>();

    /// By dot path.
    Map<String, CallSite> places() {
        return places;
    }

    /// Parameters of nested pipelines; those of outer ones win.
    SequencedMap<String, @Nullable Object> defaults() {
        return defaults;
    }

    SequencedMap<String, @Nullable Object> of(Branch graph) {
        return graph(graph, "");
    }

    private SequencedMap<String, @Nullable Object> graph(Branch graph, String prefix) {
        graph.defaults().forEach(defaults::putIfAbsent);
        SequencedMap<String, @Nullable Object> document = new LinkedHashMap<>();
        graph.description().ifPresent(text -> document.put("description", text));
        if (graph.isChain()) {
            document.put("start_at", graph.steps().getFirst().name());
        }
        if (graph.isFailFast()) {
            document.put("fail_fast", true);
        }
        SequencedMap<String, @Nullable Object> steps = new LinkedHashMap<>();
        path(graph.steps(), graph.isChain(), Node.Success.NAME, prefix, steps);
        document.put("steps", steps);
        return document;
    }

    /// The steps of a path, then what they run when they fail.
    private void path(
            List<Step> path,
            boolean chain,
            String end,
            String prefix,
            SequencedMap<String, @Nullable Object> steps) {
        for (int i = 0; i < path.size(); i++) {
            Draft step = StepBase.draft(path.get(i));
            SequencedMap<String, @Nullable Object> fields = step(step, prefix);
            if (chain) {
                String below = i + 1 < path.size() ? path.get(i + 1).name() : end;
                wire(step, below, fields);
            }
            steps.put(step.name(), fields);
        }
        for (Step step : path) {
            StepBase.draft(step)
                    .failure()
                    .filter(failure -> !failure.path().isEmpty())
                    .ifPresent(
                            failure -> path(failure.path(), chain, Node.Fail.NAME, prefix, steps));
        }
    }

    private static void wire(
            Draft step, String below, SequencedMap<String, @Nullable Object> fields) {
        step.failure()
                .map(failure ->
                        failure.target()
                                .map(Draft.Target::name)
                                .orElseGet(() -> failure.path().getFirst().name()))
                .ifPresent(name -> fields.put("on_failure", name));
        fields.put("next", step.next().map(Draft.Target::name).orElse(below));
    }

    private SequencedMap<String, @Nullable Object> step(Draft step, String prefix) {
        String path = prefix + step.name();
        places.put(path, step.site());
        SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>(step.fields());
        needs(step, fields);
        String type = String.valueOf(fields.get("type"));
        switch (type) {
            case "parallel" -> fields.put("branches", branches(step.branches(), path));
            case "conditional" -> conditional(step, path, fields);
            case "dag" -> branch(step, path + "." + Node.Dag.BRANCH + ".", fields);
            default -> branch(step, path + "." + MapStep.BRANCH + ".", fields);
        }
        return fields;
    }

    /// The only branch of a step that has one.
    private void branch(Draft step, String prefix, SequencedMap<String, @Nullable Object> fields) {
        step.branches().forEach((key, branch) -> fields.put(key, graph(branch, prefix)));
    }

    private static void needs(Draft step, SequencedMap<String, @Nullable Object> fields) {
        if (step.needs().isEmpty()) {
            return;
        }
        List<Object> needs = new ArrayList<>();
        step.needs()
                .forEach((name, need) -> {
                    if (need.evenSkipped()) {
                        SequencedMap<String, Object> described = new LinkedHashMap<>();
                        described.put("step", name);
                        described.put("on_skip", "run");
                        needs.add(described);
                    } else {
                        needs.add(name);
                    }
                });
        fields.put("needs", needs);
    }

    private SequencedMap<String, @Nullable Object> branches(
            SequencedMap<String, Branch> graphs, String path) {
        SequencedMap<String, @Nullable Object> branches = new LinkedHashMap<>();
        graphs.forEach(
                (name, branch) -> branches.put(name, graph(branch, path + "." + name + ".")));
        return branches;
    }

    private void conditional(
            Draft step, String path, SequencedMap<String, @Nullable Object> fields) {
        SequencedMap<String, Branch> values = new LinkedHashMap<>(step.branches());
        Branch otherwise = values.remove(ConditionalStep.OTHERWISE);
        fields.put("branches", branches(values, path));
        if (otherwise != null) {
            fields.put("default", graph(otherwise, path + ".default."));
        }
    }
}
