package dev.runnable.cli;

import dev.runnable.event.StepState;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import dev.runnable.reentry.OutcomeFile;
import dev.runnable.reentry.ReentryCommand;
import dev.runnable.run.RunListener;
import dev.runnable.run.RunLogProblem;
import dev.runnable.spi.AttemptOutcome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the commands that run a part of a run have in common.
final class PartRun {
    private static final int CANCELLED = 130;

    private final World world;
    private final PartOptions options;

    PartRun(World world, PartOptions options) {
        this.world = world;
        this.options = options;
    }

    PartPreparation.Ready prepare(String runId, Optional<String> file, String step) {
        if (options.isHalfHosted()) {
            throw usage("--attempt and --outcome belong together");
        }
        RunListener shown =
                options.hosted().isPresent()
                        ? new RawOutput(world.terminal())
                        : RunConsole.on(world.terminal());
        return new PartPreparation(world, options)
                .prepare(named(runId), file, step, List.of(shown));
    }

    /// The run that a word of the command line names.
    private String named(String word) {
        if (!word.equals(ReentryCommand.FROM_ENVIRONMENT)) {
            return word;
        }
        return Stream.of(
                        ReentryCommand.RETRY_RUN_ID,
                        ReentryCommand.RUN_ID,
                        ReentryCommand.DEFAULT_RUN_ID)
                .flatMap(name -> world.variable(name).stream())
                .findFirst()
                .orElseThrow(() ->
                        usage(
                                "'-' in place of a run id needs the variable "
                                        + ReentryCommand.RUN_ID
                                        + " or "
                                        + ReentryCommand.DEFAULT_RUN_ID));
    }

    static int exitCode(StepState state) {
        return switch (state) {
            case SUCCESS, SKIPPED, RUNNING -> 0;
            case CANCELLED -> CANCELLED;
            case FAILED, PENDING -> 1;
        };
    }

    /// Tells a host what came of the attempt.
    ///
    /// @param outcome empty when it was stopped
    static int tell(Optional<AttemptOutcome> outcome, PartOptions.Hosted hosted) {
        if (outcome.isEmpty()) {
            return CANCELLED;
        }
        try {
            OutcomeFile.write(hosted.outcome(), outcome.get());
        } catch (IOException e) {
            throw RunLogProblem.of(e);
        }
        return outcome.get() instanceof AttemptOutcome.Succeeded ? 0 : 1;
    }

    static ProblemException wrongType(String message, String hint) {
        return new ProblemException(
                Problem.error(ProblemCode.WRONG_STEP_TYPE, SourceLocation.of("STEP"), message)
                        .withHint(hint));
    }

    static ProblemException usage(String message) {
        return new ProblemException(
                Problem.error(ProblemCode.BAD_OPTION, SourceLocation.of("command line"), message));
    }
}
