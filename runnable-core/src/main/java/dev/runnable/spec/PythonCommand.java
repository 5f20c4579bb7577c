package dev.runnable.spec;

import dev.runnable.graph.TaskSpec;
import dev.runnable.problem.Excerpt;
import dev.runnable.spi.CommandType;
import dev.runnable.spi.TaskProblems;
import java.util.List;

/// `python`: the dotted path of a function.
final class PythonCommand implements CommandType {
    @Override
    public String type() {
        return "python";
    }

    @Override
    public List<String> settings() {
        return List.of();
    }

    @Override
    public void check(TaskSpec task, TaskProblems problems) {
        String command = task.command().strip();
        if (Dotted.hasSpace(command)) {
            problems.rejectCommand(
                    "a python command is the path of a function, found " + Excerpt.quote(command),
                    "Write 'package.module.function', or 'command_type: shell' for a command"
                            + " line.");
        } else if (command.indexOf('/') >= 0 || command.indexOf(':') >= 0) {
            problems.rejectCommand(
                    "a python command is the path of a function, found " + Excerpt.quote(command),
                    "Write it with dots: 'package.module.function'.");
        } else if (!Dotted.isPath(command)) {
            problems.rejectCommand(
                    "a python command names a function in a module, found "
                            + Excerpt.quote(command),
                    "Write 'module.function' or 'package.module.function'.");
        }
    }
}
