package dev.runnable.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.TaskSpec;
import dev.runnable.problem.Excerpt;
import dev.runnable.spi.CommandType;
import dev.runnable.spi.TaskProblems;
import java.util.List;

/// `shell`: the text of a script.
final class ShellCommand implements CommandType {
    private static final String SHELL = "shell";
    private static final String PASS_ENV = "pass_env";

    @Override
    public String type() {
        return "shell";
    }

    @Override
    public List<String> settings() {
        return List.of(SHELL, PASS_ENV);
    }

    @Override
    public void check(TaskSpec task, TaskProblems problems) {
        if (task.command().isBlank()) {
            problems.rejectCommand("the command is empty", "Write what the shell runs.");
        }
        for (int i = 0; i < task.returns().size(); i++) {
            TaskSpec.ReturnSpec returned = task.returns().get(i);
            if (returned.kind() == TaskSpec.Kind.OBJECT) {
                problems.rejectReturn(
                        i,
                        "a shell task cannot return %s as an object"
                                .formatted(Excerpt.quote(returned.name())),
                        "Use 'kind: json', or put a file into the catalog.");
            }
        }
        checkSettings(task, problems);
    }

    private static void checkSettings(TaskSpec task, TaskProblems problems) {
        JsonNode shell = task.settings().get(SHELL);
        if (shell != null && (!shell.isTextual() || shell.textValue().isBlank())) {
            problems.rejectSetting(
                    SHELL,
                    "'shell' must be the name of a shell",
                    "Write for instance 'shell: bash'.");
        }
        JsonNode passed = task.settings().get(PASS_ENV);
        if (passed != null && !isTexts(passed)) {
            problems.rejectSetting(
                    PASS_ENV,
                    "'pass_env' must be a list of variable names",
                    "Write for instance 'pass_env: [JAVA_HOME]'.");
        }
    }

    private static boolean isTexts(JsonNode value) {
        if (!value.isArray()) {
            return false;
        }
        for (JsonNode element : value) {
            if (!element.isTextual()) {
                return false;
            }
        }
        return true;
    }
}
