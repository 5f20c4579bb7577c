package dev.runnable.mocked;

import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Suggestion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// All patches, by what the user calls their steps: the name, for all steps of this name wherever
/// they stand, or the dot path (`map.branch.train`), which goes before the name. That of one item
/// (`map.linear.train`) goes before both, and runs no command.
record Patches(SequencedMap<String, Patch> patches) {
    Patches {
        patches = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(patches));
    }

    Optional<Patch> find(String path, String name) {
        return patches.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(patches.getOrDefault(path, patches.get(name)));
    }

    /// Of single items and iterations of a step.
    List<Patch> ofItems(Place place) {
        List<Patch> found = new ArrayList<>();
        patches.forEach((name, patch) -> {
            if (place.isCalled(name)) {
                found.add(patch);
            }
        });
        return found;
    }

    /// Of a step of a run.
    Optional<Patch> of(StepPath step) {
        if (patches.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(patches.get(step.text()))
                .or(() -> find(step.declared(), step.name()));
    }

    /// What the user calls no step, or one that cannot be patched.
    List<Problem> check(Graph graph) {
        if (patches.isEmpty()) {
            return List.of();
        }
        SequencedSet<String> valid = new LinkedHashSet<>();
        Map<String, String> composite = new LinkedHashMap<>();
        Map<String, String> items = new LinkedHashMap<>();
        Place.visit(
                graph,
                Place.ROOT,
                it -> {
                    String path = it.place().path();
                    if (it.node() instanceof Node.Task || it.node() instanceof Node.Stub) {
                        valid.add(it.node().name());
                        valid.add(path);
                        patches.keySet().stream()
                                .filter(it.place()::isCalled)
                                .forEach(name -> items.put(name, path));
                    } else {
                        composite.put(it.node().name(), it.node().type());
                        composite.put(path, it.node().type());
                    }
                });
        List<Problem> problems = new ArrayList<>();
        patches.forEach((step, patch) -> {
            String all = items.get(step);
            if (all != null && patch.runs() && !valid.contains(step)) {
                problems.add(ofOneItem(step, patch, all));
            } else if (all == null && !valid.contains(step)) {
                problems.add(unknown(step, patch, valid, Optional.ofNullable(composite.get(step))));
            }
        });
        return problems;
    }

    private static Problem ofOneItem(String step, Patch patch, String all) {
        return Problem.error(
                        ProblemCode.BAD_PATCH,
                        patch.location(),
                        "%s is the step of one item, and a command is that of all items"
                                .formatted(Excerpt.quote(step)))
                .withHint("Patch '" + all + "', or write what this one returns.");
    }

    private static Problem unknown(
            String step, Patch patch, SequencedSet<String> valid, Optional<String> type) {
        if (type.isPresent()) {
            return Problem.error(
                            ProblemCode.BAD_PATCH,
                            patch.location(),
                            "step %s is a %s, and patches are for tasks and stubs"
                                    .formatted(Excerpt.quote(step), type.get()))
                    .withHint(
                            valid.stream()
                                    .filter(it -> it.startsWith(step + "."))
                                    .findFirst()
                                    .map(it -> "Patch what stands in it, as '" + it + "'.")
                                    .orElse("Remove the patch."));
        }
        return Problem.error(
                        ProblemCode.UNKNOWN_PATCH,
                        patch.location(),
                        "the pipeline has no step %s to patch".formatted(Excerpt.quote(step)))
                .withHint(
                        Suggestion.didYouMean(step, valid)
                                .orElseGet(() -> "There are: " + some(valid) + "."));
    }

    private static String some(SequencedSet<String> names) {
        String some = String.join(", ", names.stream().limit(10).toList());
        return names.size() > 10 ? some + ", ..." : some;
    }
}
