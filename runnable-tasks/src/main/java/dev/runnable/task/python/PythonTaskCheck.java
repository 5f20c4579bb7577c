package dev.runnable.task.python;

import dev.runnable.graph.Node;
import dev.runnable.graph.TaskSpec;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.task.UnknownSettings;
import java.util.List;
import java.util.regex.Pattern;

/// What can be told about a Python task without Python.
final class PythonTaskCheck {
    /// Modules may have any name that a file can have, `02-clean.py` too: they are imported by
    /// name, not by a statement.
    private static final Pattern COMMAND =
            Pattern.compile("([^\\s./:]+\\.)+[\\p{L}_][\\p{L}\\p{N}_]*");

    private PythonTaskCheck() {}

    static void check(Node.Task step, SourceLocation place, List<Problem> problems) {
        TaskSpec task = step.task();
        if (!COMMAND.matcher(task.command()).matches()) {
            problems.add(badCommand(task.command(), place).inStep(step.name()));
        }
        problems.addAll(UnknownSettings.of(step, place, List.of()));
    }

    private static Problem badCommand(String command, SourceLocation place) {
        return Problem.error(
                        ProblemCode.BAD_COMMAND,
                        place,
                        "the command '%s' names no Python function".formatted(command))
                .withHint("Write it as 'module.function' or 'package.module.function'.");
    }
}
