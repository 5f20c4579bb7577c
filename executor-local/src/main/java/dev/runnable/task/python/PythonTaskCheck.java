package dev.runnable.task.python;

import dev.runnable.graph.Node;
import dev.runnable.graph.TaskSpec;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What can be told about a Python task without Python.
final class PythonTaskCheck {
    private static final Pattern COMMAND =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(\\.[\\p{L}_][\\p{L}\\p{N}_]*)+");
    private static final List<String> KEYS =
            List.of("command", "command_type", "returns", "secrets", "catalog", "next");

    private PythonTaskCheck() {}

    static void check(Node.Task step, SourceLocation place, List<Problem> problems) {
        TaskSpec task = step.task();
        if (!COMMAND.matcher(task.command()).matches()) {
            problems.add(badCommand(task.command(), place).inStep(step.name()));
        }
        for (String key : task.settings().keySet()) {
            problems.add(unknownKey(key, place).inStep(step.name()));
        }
    }

    private static Problem badCommand(String command, SourceLocation place) {
        return Problem.error(
                        ProblemCode.BAD_COMMAND,
                        place,
                        "the command '%s' names no Python function".formatted(command))
                .withHint("Write it as 'module.function' or 'package.module.function'.");
    }

    private static Problem unknownKey(String key, SourceLocation place) {
        Problem problem =
                Problem.error(
                        ProblemCode.UNKNOWN_PROPERTY,
                        place,
                        "unknown property '%s' of a python task".formatted(key));
        Optional<String> near = Suggestion.didYouMean(key, KEYS);
        return near.map(problem::withHint).orElse(problem);
    }
}
