package dev.runnable.task.shell;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a shell task may say besides its command.
///
/// @param shell the program and its arguments, `sh` where nothing is said
/// @param passEnvironment names of variables that it inherits
record ShellSettings(List<String> shell, List<String> passEnvironment) {
    static final String SHELL = "shell";
    static final String PASS_ENVIRONMENT = "pass_env";
    static final List<String> KEYS = List.of(SHELL, PASS_ENVIRONMENT);

    /// Reads what is right; [ShellCheck] tells what is not.
    static ShellSettings of(TaskSpec task) {
        return new ShellSettings(
                shell(task.settings().get(SHELL)), texts(task.settings().get(PASS_ENVIRONMENT)));
    }

    private static List<String> shell(@Nullable JsonNode value) {
        if (value == null || !value.isTextual() || value.textValue().isBlank()) {
            return List.of("sh");
        }
        return List.of(value.textValue().strip().split("\\s+"));
    }

    private static List<String> texts(@Nullable JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value != null) {
            value.forEach(text -> texts.add(text.asText()));
        }
        return texts;
    }

    String program() {
        return shell.getFirst();
    }

    List<String> arguments() {
        return shell.subList(1, shell.size());
    }
}
