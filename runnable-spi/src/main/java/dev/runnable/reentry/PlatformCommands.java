package dev.runnable.reentry;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The arguments of the processes that a platform starts for the parts of a run, as its documents
/// have them. Such a process joins the run's log, creates the run where it is the first of it, and
/// decides from the log what it has to do. Which run it is, the environment tells: see
/// [ReentryCommand#FROM_ENVIRONMENT].
///
/// Exit codes: 0 when the part went well or is left out, 1 when it failed (a step with tries left
/// is tried again by the same command), 130 when it was stopped, others when it could not be tried.
///
/// @param file the pipeline file as processes see it
/// @param source the same as its user calls it: beside it stands what steps name by its place
/// @param configuration the file of [dev.runnable.spi.RenderRequest#configuration], as processes
///   see it
/// @param parameters the file of initial parameters, as processes see it; empty where there are
///   none
/// @param tag of the run, may be empty
/// @param logLevel empty: the usual one
public record PlatformCommands(
        String file,
        String source,
        String configuration,
        Optional<String> parameters,
        String tag,
        Optional<String> logLevel) {
    /// To be appended, with the name of a file that also gets what the process tells.
    public static final String OUTPUT_FILE = "--output-file";

    private static final List<String> PLACES = List.of("--output", "places");

    public PlatformCommands {
        requireNonNull(file, "file");
        requireNonNull(source, "source");
        requireNonNull(configuration, "configuration");
        requireNonNull(parameters, "parameters");
        requireNonNull(tag, "tag");
        requireNonNull(logLevel, "logLevel");
    }

    /// Runs a step without branches.
    ///
    /// @param step as [StepArgument] encodes it, or what the platform puts in its place
    public List<String> step(String step) {
        return words(
                ReentryCommand.EXECUTE_SINGLE_NODE, ReentryCommand.FROM_ENVIRONMENT, file, step);
    }

    /// Begins a step with branches, and tells what is to run. Of a map: a JSON list with a text for
    /// each item, to which the names of its steps are appended after a dot. Of a conditional: the
    /// number of its branch from 0, or -1. Of a loop: such a text for its first iteration, or
    /// nothing. Of others: `true`, or `false` when the step is left out.
    public List<String> begin(String step) {
        return telling(fan(step, ReentryCommand.OUT));
    }

    /// Ends a step with branches, but for loops. What is open in its branches has failed.
    public List<String> end(String step) {
        return fan(step, ReentryCommand.IN);
    }

    /// Ends an iteration of a loop, and begins and tells the next one. Where there is none, it ends
    /// the loop and tells nothing.
    public List<String> next(String step) {
        return telling(fan(step, ReentryCommand.IN));
    }

    /// Ends the run, after everything else; its exit code is what came of the run.
    public List<String> close() {
        return words(ReentryCommand.CLOSE_RUN, ReentryCommand.FROM_ENVIRONMENT, file);
    }

    private List<String> fan(String step, String direction) {
        return words(ReentryCommand.FAN, ReentryCommand.FROM_ENVIRONMENT, step, file, direction);
    }

    private List<String> words(String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(ReentryCommand.SOURCE, source, ReentryCommand.CONFIG, configuration));
        parameters.ifPresent(it -> words.addAll(List.of("--parameters", it)));
        if (!tag.isEmpty()) {
            words.addAll(List.of("--tag", tag));
        }
        logLevel.ifPresent(it -> words.addAll(List.of("--log-level", it)));
        return words;
    }

    private static List<String> telling(List<String> words) {
        words.addAll(PLACES);
        return words;
    }
}
