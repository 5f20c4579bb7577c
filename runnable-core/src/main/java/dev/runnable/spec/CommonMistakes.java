package dev.runnable.spec;

import java.util.Optional;

/// Advice on keys that people bring from elsewhere, where the nearest valid name does not help.
final class CommonMistakes {
    private static final String BEFORE = "List the steps that come before it in 'needs'.";
    private static final String TRIES =
            "Its name is 'max_attempts': how often the step is tried in all.";

    private CommonMistakes() {}

    static Optional<String> inTask(String key) {
        return Optional.ofNullable(
                        switch (key) {
                            case "cmd", "script", "run", "exec", "function", "args", "entrypoint" ->
                                    "Its name is 'command'.";
                            case "env", "environment" ->
                                    "Tasks get parameters and 'secrets'; a shell task names"
                                            + " variables of yours in 'pass_env'.";
                            case "image", "docker_image", "resources" ->
                                    "That belongs to the executor's configuration; choose one of"
                                            + " its 'overrides' here.";
                            case "outputs", "output", "results" -> "Its name is 'returns'.";
                            case "inputs", "params", "parameters", "with" ->
                                    "A task sees all parameters by name: remove it.";
                            case "branch", "branches", "steps" ->
                                    "Steps with branches have another type, such as parallel, map"
                                            + " or dag.";
                            default -> null;
                        })
                .or(() -> inStep(key));
    }

    static Optional<String> inComposite(String key) {
        return Optional.ofNullable(
                        switch (key) {
                            case "catalog", "command", "command_type", "returns", "secrets" ->
                                    "That belongs to a task: move it to a step of the branch.";
                            case "steps", "start_at" ->
                                    "Put it below 'branch:', or below one of 'branches:'.";
                            case "foreach", "for_each", "items", "over" ->
                                    "Its name is 'iterate_on': the parameter that holds the list.";
                            default -> null;
                        })
                .or(() -> inStep(key));
    }

    private static Optional<String> inStep(String key) {
        return Optional.ofNullable(
                switch (key) {
                    case "depends_on",
                            "dependsOn",
                            "depends",
                            "dependencies",
                            "after",
                            "upstream" ->
                            BEFORE;
                    case "retries", "attempts", "tries", "maxAttempts", "max_retries" -> TRIES;
                    case "when", "if", "condition", "unless" ->
                            "Use 'skip_if' in a dependency graph, or a conditional step.";
                    case "name", "id" -> "A step's name is its key under 'steps': remove it.";
                    case "backoff", "retry_delay", "delay" ->
                            "Write 'retry: {max_attempts: 3, backoff: {initial: 1s}}'.";
                    case "timeout_seconds", "timeoutSeconds" ->
                            "Write for instance 'timeout: 30s'.";
                    case "on_error_continue", "continue_on_error", "allow_failure" ->
                            "Write 'on_error: continue' in a dependency graph.";
                    default -> null;
                });
    }

    static Optional<String> inRetry(String key) {
        return Optional.ofNullable(
                switch (key) {
                    case "retries", "attempts", "limit", "count", "times" -> TRIES;
                    case "delay", "wait", "interval" -> "Write 'backoff: {initial: 1s}'.";
                    default -> null;
                });
    }

    static Optional<String> inOnError(String key) {
        return Optional.ofNullable(
                switch (key) {
                    case "default", "default_value", "output", "value", "outputs" ->
                            "Its name is 'default_output'.";
                    default -> null;
                });
    }

    static Optional<String> inCondition(String key) {
        return Optional.ofNullable(
                switch (key) {
                    case "eq", "is", "value", "==" -> "Its name is 'equals'.";
                    case "ne", "neq", "not", "!=" -> "Its name is 'not_equals'.";
                    case "name", "param" -> "Its name is 'parameter'.";
                    default -> null;
                });
    }

    static Optional<String> inCatalog(String key) {
        return Optional.ofNullable(
                switch (key) {
                    case "input", "inputs", "in", "download" -> "Its name is 'get'.";
                    case "output", "outputs", "out", "upload" -> "Its name is 'put'.";
                    case "sandbox" -> "'sandbox' stands in the step itself, beside 'catalog'.";
                    default -> null;
                });
    }

    static Optional<String> reducer(String word) {
        return Optional.ofNullable(
                switch (word) {
                    case "avg", "average", "AVG" -> "Did you mean 'mean'?";
                    case "total", "add", "plus" -> "Did you mean 'sum'?";
                    case "maximum" -> "Did you mean 'max'?";
                    case "minimum" -> "Did you mean 'min'?";
                    case "size", "length" -> "Did you mean 'count'?";
                    case "join", "flatten", "extend", "append" -> "Did you mean 'concat'?";
                    case "union", "update", "combine" -> "Did you mean 'merge'?";
                    case "none", "None", "collect", "array" ->
                            "Leave out 'reducer' for a list of the values.";
                    default -> null;
                });
    }

    static Optional<String> commandType(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "bash", "sh", "zsh" ->
                            "Write 'command_type: shell' and 'shell: " + name + "'.";
                    case "jupyter", "ipynb" -> "Did you mean 'notebook'?";
                    case "py", "python3" -> "Did you mean 'python'?";
                    default -> null;
                });
    }
}
