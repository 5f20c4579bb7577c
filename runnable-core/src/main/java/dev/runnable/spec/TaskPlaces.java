package dev.runnable.spec;

import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.TaskProblems;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.List;

/// Tells a command type's findings at their places in the file.
final class TaskPlaces implements TaskProblems {
    private final Fields task;

    TaskPlaces(Fields task) {
        this.task = task;
    }

    @Override
    public void rejectCommand(String message, String hint) {
        task.reporter().error(ProblemCode.BAD_COMMAND, place("command"), message, hint);
    }

    @Override
    public void rejectSetting(String key, String message, String hint) {
        task.reporter().error(ProblemCode.BAD_VALUE, place(key), message, hint);
    }

    @Override
    public void rejectReturn(int index, String message, String hint) {
        List<Located> items = task.items("returns");
        SourceLocation place =
                index < items.size() ? items.get(index).location() : place("returns");
        task.reporter().error(ProblemCode.BAD_VALUE, place, message, hint);
    }

    private SourceLocation place(String key) {
        return task.value(key).map(Located::location).orElseGet(task::location);
    }
}
