package dev.runnable.reentry;

import dev.runnable.graph.StepPath;
import dev.runnable.spi.Reduction;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The arguments of processes that run parts of a run for a host. The commands of these names read
/// them.
public final class ReentryCommand {
    public static final String EXECUTE_SINGLE_NODE = "execute-single-node";
    public static final String FAN = "fan";
    public static final String CLOSE_RUN = "close-run";

    /// In place of the run's id: the first of [#RETRY_RUN_ID], [#RUN_ID] and [#DEFAULT_RUN_ID] that
    /// is not empty names it. A platform's document cannot choose between values.
    public static final String FROM_ENVIRONMENT = "-";

    public static final String RETRY_RUN_ID = "RUNNABLE_RETRY_RUN_ID";
    public static final String RUN_ID = "RUNNABLE_RUN_ID";
    public static final String DEFAULT_RUN_ID = "RUNNABLE_DEFAULT_RUN_ID";

    public static final String OUT = "out";
    public static final String IN = "in";
    public static final String ATTEMPT = "--attempt";
    public static final String OUTCOME = "--outcome";
    public static final String CONFIG = "--config";
    public static final String SOURCE = "--source";
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

    /// As [#task], of an attempt that an executor was given. Its process is started where the
    /// attempt runs; in a private folder it has to know the run's.
    public static List<String> task(
            RunContext context, TaskAttempt attempt, Path outcome, Path configuration) {
        List<String> arguments =
                task(context.runId(), attempt.step(), attempt.number(), outcome, configuration);
        if (attempt.workingDirectory().isPresent()) {
            arguments.addAll(List.of(WORKING_DIRECTORY, context.workingDirectory().toString()));
        }
        return arguments;
    }

    /// As the other, of a reduction that an executor was given.
    public static List<String> reduction(
            RunContext context, Reduction reduction, Path outcome, Path configuration) {
        return reduction(
                context.runId(), reduction.step(), reduction.attempt(), outcome, configuration);
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
