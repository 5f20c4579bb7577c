package dev.runnable.reentry;

import dev.runnable.graph.StepPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The arguments of processes that run parts of a run for a host. The commands of these names read
/// them.
public final class ReentryCommand {
    public static final String EXECUTE_SINGLE_NODE = "execute-single-node";
    public static final String FAN = "fan";
    public static final String OUT = "out";
    public static final String IN = "in";
    public static final String ATTEMPT = "--attempt";
    public static final String OUTCOME = "--outcome";
    public static final String CONFIG = "--config";
    public static final String WORKING_DIRECTORY = "--working-directory";

    private ReentryCommand() {}

    /// Runs an attempt of a task.
    ///
    /// @param outcome the file that gets its outcome
    public static List<String> task(
            String runId, StepPath step, int attempt, Path outcome, Path configuration) {
        List<String> arguments =
                new ArrayList<>(List.of(EXECUTE_SINGLE_NODE, runId, StepArgument.encode(step)));
        addOptions(arguments, attempt, outcome, configuration);
        return arguments;
    }

    /// Evaluates the user's reducer of a map whose branches have ended.
    public static List<String> reduction(
            String runId, StepPath map, int attempt, Path outcome, Path configuration) {
        List<String> arguments = new ArrayList<>(List.of(FAN, runId, StepArgument.encode(map), IN));
        addOptions(arguments, attempt, outcome, configuration);
        return arguments;
    }

    /// The same for a process that is started in a private folder of its step.
    ///
    /// @param workingDirectory of the run
    public static List<String> outside(Path workingDirectory, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(WORKING_DIRECTORY, workingDirectory.toString()));
        return all;
    }

    private static void addOptions(
            List<String> arguments, int attempt, Path outcome, Path configuration) {
        arguments.addAll(
                List.of(
                        ATTEMPT,
                        Integer.toString(attempt),
                        OUTCOME,
                        outcome.toString(),
                        CONFIG,
                        configuration.toString()));
    }
}
