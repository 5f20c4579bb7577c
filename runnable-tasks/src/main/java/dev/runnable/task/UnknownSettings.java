package dev.runnable.task;

import dev.runnable.graph.Node;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import java.util.List;
import java.util.stream.Stream;

/// Finds settings that a kind of task does not take.
public final class UnknownSettings {
    private static final List<String> OF_EVERY_TASK =
            List.of("command", "command_type", "returns", "secrets", "catalog", "next");

    private UnknownSettings() {}

    /// @param place to tell, where nothing better is known
    /// @param own what this kind of task takes besides what every task does
    public static List<Problem> of(Node.Task step, SourceLocation place, List<String> own) {
        return step.task().settings().keySet().stream()
                .filter(key -> !own.contains(key))
                .map(key -> problem(key, step, place, own))
                .toList();
    }

    private static Problem problem(
            String key, Node.Task step, SourceLocation place, List<String> own) {
        String type = step.task().type();
        List<String> known = Stream.concat(own.stream(), OF_EVERY_TASK.stream()).toList();
        return Problem.error(
                        ProblemCode.UNKNOWN_PROPERTY,
                        place,
                        "unknown property '%s' of a %s task".formatted(key, type))
                .inStep(step.name())
                .withHint(Suggestion.didYouMean(key, known).orElseGet(() -> takes(type, own)));
    }

    private static String takes(String type, List<String> own) {
        return own.isEmpty()
                ? "A %s task takes nothing besides 'command', 'returns' and 'secrets'."
                        .formatted(type)
                : "A %s task takes '%s' as well.".formatted(type, String.join("' and '", own));
    }
}
