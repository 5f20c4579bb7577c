package dev.runnable.cli;

import dev.runnable.reentry.IterVariable;
import dev.runnable.reentry.ReentryCommand;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of commands that run a part of a run.
final class PartOptions {
    @Mixin private RunOptions run = new RunOptions();

    @Option(
            names = "--tag",
            paramLabel = "TEXT",
            description = "Free text kept with a run that is created here.")
    private String tag = "";

    @Option(
            names = ReentryCommand.SOURCE,
            paramLabel = "NAME",
            description = {
                "With a run that is created here: the pipeline file as its user calls it, where FILE"
                        + " is a copy. What steps find beside it is looked for there."
            })
    private @Nullable String source;

    @Option(
            names = {"-m", "--mode"},
            paramLabel = "yaml|python",
            description = "What FILE is. Only YAML can be read here.")
    private Mode mode = Mode.yaml;

    @Option(
            names = "--iter-variable",
            paramLabel = "JSON",
            description = {
                "The items and indices that the step stands in, where STEP has placeholders for"
                        + " them, like",
                "{\"map_variable\": {\"x\": {\"value\": 1}}, \"loop_variable\": [{\"value\": 0}]}."
            })
    private @Nullable String iteration;

    @Option(
            names = ReentryCommand.ATTEMPT,
            paramLabel = "NUMBER",
            description = "With --outcome: the attempt that is under way.")
    private @Nullable Integer attempt;

    @Option(
            names = ReentryCommand.OUTCOME,
            paramLabel = "FILE",
            description = {
                "For a process that keeps the run log itself: nothing is recorded, and this file"
                        + " gets the outcome of the attempt."
            })
    private @Nullable Path outcome;

    @Option(
            names = ReentryCommand.WORKING_DIRECTORY,
            paramLabel = "FOLDER",
            description = {
                "With --outcome: the run's working directory, when this process was started in a"
                        + " private folder of its step."
            })
    private @Nullable Path workingDirectory;

    /// What language a pipeline is written in.
    enum Mode {
        yaml,
        python
    }

    RunOptions run() {
        return run;
    }

    String tag() {
        return tag;
    }

    Optional<String> source() {
        return Optional.ofNullable(source);
    }

    Mode mode() {
        return mode;
    }

    Optional<IterVariable> iteration() {
        return Optional.ofNullable(iteration).map(IterVariable::parse);
    }

    /// The attempt that a host has started.
    Optional<Hosted> hosted() {
        return attempt == null || outcome == null
                ? Optional.empty()
                : Optional.of(new Hosted(attempt, outcome.toAbsolutePath()));
    }

    /// The run's working directory, when this process was started elsewhere.
    Optional<Path> workingDirectory() {
        return Optional.ofNullable(workingDirectory).map(Path::toAbsolutePath);
    }

    /// Whether only one of the two that belong together is given.
    boolean isHalfHosted() {
        return (attempt == null) != (outcome == null);
    }

    /// @param number of the attempt
    /// @param outcome the file that gets the outcome, in a folder for this process alone
    record Hosted(int number, Path outcome) {
        Path folder() {
            return Optional.ofNullable(outcome.getParent()).orElse(outcome);
        }
    }
}
