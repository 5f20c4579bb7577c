package dev.runnable.task.shell;

import dev.runnable.parameter.JsonText;
import dev.runnable.parameter.Parameter;
import dev.runnable.process.SystemText;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// The variables of a script, made from scratch. Later ones win over earlier ones of the same name:
///
/// 1. the usual variables of the user's process and those that `pass_env` names;
/// 2. all that begin with `RUNNABLE_` there;
/// 3. what tells the attempt where it is;
/// 4. the task's secrets;
/// 5. parameters, but for stored objects;
/// 6. map items and loop indices.
///
/// @param variables what the script gets
/// @param omitted why a value cannot be a variable, by name
record ShellEnvironment(Map<String, String> variables, SequencedMap<String, String> omitted) {
    /// Beside what is promised (the first four): who the user is and how text is written, which
    /// tools need to behave as they do in the user's terminal.
    private static final List<String> USUAL =
            List.of(
                    "PATH",
                    "HOME",
                    "LANG",
                    "TMPDIR",
                    "USER",
                    "LOGNAME",
                    "LC_ALL",
                    "LC_CTYPE",
                    "TZ");

    private static final String OURS = "RUNNABLE_";

    static ShellEnvironment of(RunContext context, ShellSettings settings, TaskAttempt attempt) {
        Map<String, String> variables = new HashMap<>();
        inherit(USUAL, context, variables);
        addOwn(context, settings, attempt, variables);
        return new ShellEnvironment(
                variables, VariableLimits.apply(variables, SystemText::canPass));
    }

    /// As [#of], for a place that has usual variables of its own, and takes all characters.
    static ShellEnvironment elsewhere(
            RunContext context, ShellSettings settings, TaskAttempt attempt) {
        Map<String, String> variables = new HashMap<>();
        addOwn(context, settings, attempt, variables);
        return new ShellEnvironment(variables, VariableLimits.apply(variables, _ -> true));
    }

    private static void addOwn(
            RunContext context,
            ShellSettings settings,
            TaskAttempt attempt,
            Map<String, String> variables) {
        inherit(context.passEnvironment(), context, variables);
        inherit(settings.passEnvironment(), context, variables);
        context.environment()
                .forEach((name, value) -> {
                    if (name.startsWith(OURS)) {
                        variables.put(name, value);
                    }
                });
        variables.putAll(attempt.environment());
        variables.putAll(attempt.secrets());
        values(attempt, variables);
    }

    /// What to tell about variables that are left out and that the script does not mention.
    List<String> omissions() {
        return omitted.entrySet().stream()
                .map(entry ->
                        "runnable: '%s' is not passed as a variable: %s"
                                .formatted(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// Why a script cannot run: it uses a variable that would not be there, and would go on with an
    /// empty text in its place.
    Optional<String> refusal(String script) {
        return omitted.entrySet().stream()
                .filter(entry -> mentions(script, entry.getKey()))
                .findFirst()
                .map(entry ->
                        ("the command uses '%s', which cannot be passed as a variable: %s."
                                        + " Hand it over in a file instead")
                                .formatted(entry.getKey(), entry.getValue()));
    }

    private static boolean mentions(String script, String name) {
        return Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(name) + "(?![A-Za-z0-9_])")
                .matcher(script)
                .find();
    }

    private static void inherit(
            List<String> names, RunContext context, Map<String, String> variables) {
        for (String name : names) {
            String value = context.environment().get(name);
            if (value != null) {
                variables.put(name, value);
            }
        }
    }

    private static void values(TaskAttempt attempt, Map<String, String> variables) {
        attempt.parameters()
                .forEach((name, parameter) -> {
                    if (!(parameter instanceof Parameter.Stored)) {
                        variables.put(name, JsonText.forShell(parameter.value()));
                    }
                });
        attempt.variables().forEach((name, value) -> variables.put(name, JsonText.forShell(value)));
    }
}
