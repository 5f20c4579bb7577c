package dev.runnable.plugins.airflow.render;

import dev.runnable.plugins.airflow.config.AirflowConfiguration;
import dev.runnable.reentry.ReentryCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The command lines of processes. What names the step is left open in them.
final class Commands {
    /// Which no word of a command is.
    private static final String STEP = "\0";

    private static final List<String> PLACES = List.of("--output", "places");

    private final AirflowConfiguration configuration;
    private final RunFiles files;
    private final String source;
    private final String tag;

    /// @param source the pipeline file as its user calls it
    Commands(AirflowConfiguration configuration, RunFiles files, String source, String tag) {
        this.configuration = configuration;
        this.files = files;
        this.source = source;
        this.tag = tag;
    }

    /// As a list of Python, with `None` for the step.
    String python(Work work) {
        return words(work).stream()
                .map(word -> word.equals(STEP) ? "None" : Python.text(word))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private List<String> words(Work work) {
        List<String> words = new ArrayList<>(configuration.command());
        String file = files.pipelineFile();
        String run = ReentryCommand.FROM_ENVIRONMENT;
        words.addAll(
                switch (work) {
                    case STEP -> List.of(ReentryCommand.EXECUTE_SINGLE_NODE, run, file, STEP);
                    case BEGIN -> List.of(ReentryCommand.FAN, run, STEP, file, ReentryCommand.OUT);
                    case END, NEXT ->
                            List.of(ReentryCommand.FAN, run, STEP, file, ReentryCommand.IN);
                    case CLOSE -> List.of(ReentryCommand.CLOSE_RUN, run, file);
                });
        words.addAll(List.of(ReentryCommand.SOURCE, source));
        words.addAll(List.of(ReentryCommand.CONFIG, files.configurationFile()));
        files.parametersFile().ifPresent(it -> words.addAll(List.of("--parameters", it)));
        if (!tag.isEmpty()) {
            words.addAll(List.of("--tag", tag));
        }
        configuration.logLevel().ifPresent(it -> words.addAll(List.of("--log-level", it)));
        if (work.tells()) {
            words.addAll(PLACES);
        }
        return words;
    }
}
