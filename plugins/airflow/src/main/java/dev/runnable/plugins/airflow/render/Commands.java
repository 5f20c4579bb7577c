package dev.runnable.plugins.airflow.render;

import dev.runnable.plugins.airflow.config.AirflowConfiguration;
import dev.runnable.reentry.PlatformCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The command lines of processes. What names the step is left open in them.
final class Commands {
    /// Which no word of a command is.
    private static final String STEP = "\0";

    private final List<String> program;
    private final PlatformCommands arguments;

    /// @param source the pipeline file as its user calls it
    Commands(AirflowConfiguration configuration, RunFiles files, String source, String tag) {
        this.program = configuration.command();
        this.arguments =
                new PlatformCommands(
                        files.pipelineFile(),
                        source,
                        files.configurationFile(),
                        files.parametersFile(),
                        tag,
                        configuration.logLevel());
    }

    /// As a list of Python, with `None` for the step.
    String python(Work work) {
        List<String> words = new ArrayList<>(program);
        words.addAll(arguments(work));
        return words.stream()
                .map(word -> word.equals(STEP) ? "None" : Python.text(word))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private List<String> arguments(Work work) {
        return switch (work) {
            case STEP -> arguments.step(STEP);
            case BEGIN -> arguments.begin(STEP);
            case END -> arguments.end(STEP);
            case NEXT -> arguments.next(STEP);
            case CLOSE -> arguments.close();
        };
    }
}
