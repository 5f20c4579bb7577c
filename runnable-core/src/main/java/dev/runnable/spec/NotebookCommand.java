package dev.runnable.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.TaskSpec;
import dev.runnable.problem.Excerpt;
import dev.runnable.spi.CommandType;
import dev.runnable.spi.TaskProblems;
import java.util.List;

/// `notebook`: the path of a Jupyter notebook.
final class NotebookCommand implements CommandType {
    private static final String ENGINE_ARGUMENTS = "optional_ploomber_args";

    @Override
    public String type() {
        return "notebook";
    }

    @Override
    public List<String> settings() {
        return List.of(ENGINE_ARGUMENTS);
    }

    @Override
    public void check(TaskSpec task, TaskProblems problems) {
        String command = task.command().strip();
        if (!command.endsWith(".ipynb") || command.equals(".ipynb")) {
            problems.rejectCommand(
                    "a notebook's path ends in '.ipynb', found " + Excerpt.quote(command),
                    "Write for instance 'notebooks/train.ipynb'.");
        }
        JsonNode arguments = task.settings().get(ENGINE_ARGUMENTS);
        if (arguments != null && !arguments.isObject()) {
            problems.rejectSetting(
                    ENGINE_ARGUMENTS,
                    "'optional_ploomber_args' must be a mapping",
                    "Write for instance 'optional_ploomber_args: {timeout: 60}'.");
        }
    }
}
