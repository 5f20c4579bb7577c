package dev.runnable.spec;

import dev.runnable.graph.Node;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.Suggestion;
import dev.runnable.yaml.Located;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The steps of one graph by name, its two ends included.
final class StepNames {
    /// Comparing every wrong name with every right one takes too long in a large graph.
    private static final int MOST_COMPARISONS = 100_000;

    private final Map<String, Integer> indices;
    private final List<String> names;
    private int comparisons;

    StepNames(List<StepSpec> steps) {
        indices = HashMap.newHashMap(steps.size() + 2);
        names = new ArrayList<>(steps.size() + 2);
        steps.forEach(step -> add(step.name()));
        add(Node.Success.NAME);
        add(Node.Fail.NAME);
    }

    private void add(String name) {
        if (indices.putIfAbsent(name, names.size()) == null) {
            names.add(name);
        }
    }

    int size() {
        return names.size();
    }

    String name(int index) {
        return names.get(index);
    }

    Optional<Integer> index(String name) {
        return Optional.ofNullable(indices.get(name));
    }

    /// Whether `key` of the step `from` names another step of the graph; tells it when not.
    boolean check(String key, Located.Scalar target, String from, Reporter reporter) {
        String name = target.text();
        if (!indices.containsKey(name)) {
            tellUnknown(key, target, reporter);
            return false;
        }
        if (name.equals(from)) {
            reporter.error(
                    ProblemCode.SELF_REFERENCE,
                    target.location(),
                    "'" + key + "' names the step itself",
                    "Name another step; use a loop step to repeat something.");
            return false;
        }
        return true;
    }

    void tellUnknown(String key, Located.Scalar target, Reporter reporter) {
        comparisons += names.size();
        String hint =
                (comparisons > MOST_COMPARISONS
                                ? Optional.<String>empty()
                                : Suggestion.didYouMean(target.text(), names))
                        .orElse("Name a step of the same 'steps', or 'success' or 'fail'.");
        reporter.error(
                ProblemCode.UNKNOWN_STEP,
                target.location(),
                "'%s' names the step %s, which is not in this graph"
                        .formatted(key, Excerpt.quote(target.text())),
                hint);
    }
}
