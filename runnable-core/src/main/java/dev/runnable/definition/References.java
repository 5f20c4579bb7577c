package dev.runnable.definition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Puts commands in the place of methods, all through a document.
final class References {
    private final Naming naming;

    References(Naming naming) {
        this.naming = naming;
    }

    SequencedMap<String, @Nullable Object> in(Map<String, ?> document) {
        SequencedMap<String, @Nullable Object> named = new LinkedHashMap<>(document);
        if (document.get("dag") instanceof Map<?, ?> dag) {
            named.put("dag", graph(dag, ""));
        }
        return named;
    }

    private SequencedMap<String, @Nullable Object> graph(Map<?, ?> graph, String prefix) {
        SequencedMap<String, @Nullable Object> named = copy(graph);
        SequencedMap<String, @Nullable Object> steps = new LinkedHashMap<>();
        if (graph.get("steps") instanceof Map<?, ?> all) {
            all.forEach((name, step) ->
                    steps.put(String.valueOf(name), step((Map<?, ?>) step, prefix + name)));
        }
        named.put("steps", steps);
        return named;
    }

    private SequencedMap<String, @Nullable Object> step(Map<?, ?> step, String path) {
        SequencedMap<String, @Nullable Object> named = copy(step);
        named.replaceAll((key, value) -> {
            if (value instanceof JavaReference reference) {
                return naming.command(reference, path);
            }
            if (!(value instanceof Map<?, ?> map)) {
                return value;
            }
            return switch (key) {
                case "branch" -> graph(map, path + (isDag(step) ? ".dag." : ".branch."));
                case "default" -> graph(map, path + ".default.");
                case "branches" -> branches(map, path);
                default -> value;
            };
        });
        return named;
    }

    private static boolean isDag(Map<?, ?> step) {
        return "dag".equals(step.get("type"));
    }

    private SequencedMap<String, @Nullable Object> branches(Map<?, ?> branches, String path) {
        SequencedMap<String, @Nullable Object> named = new LinkedHashMap<>();
        branches.forEach((name, branch) ->
                named.put(
                        String.valueOf(name), graph((Map<?, ?>) branch, path + "." + name + ".")));
        return named;
    }

    private static SequencedMap<String, @Nullable Object> copy(Map<?, ?> map) {
        SequencedMap<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }
}
