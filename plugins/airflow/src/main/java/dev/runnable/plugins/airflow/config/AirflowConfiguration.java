package dev.runnable.plugins.airflow.config;

import static java.util.Objects.requireNonNull;

import dev.runnable.settings.Inline;
import dev.runnable.settings.Setting;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/// What the executor can be told. What Airflow is told of the DAG stands beside the rest.
public record AirflowConfiguration(
        @Setting(
                        description =
                                "The folder that all workers see at this path. Run logs, the catalog"
                                        + " and what a DAG file brings along are below it.",
                        pattern = AirflowConfiguration.WHOLE,
                        expected = AirflowConfiguration.PATH,
                        examples = "/mnt/runnable")
                String sharedFolder,
        @Setting(
                        description = "Starts this program on workers, word by word.",
                        otherwise = "`runnable` of the workers' path",
                        examples = "[/opt/runnable/bin/runnable]")
                List<String> command,
        @Setting(
                        description = "Where steps run on workers, with your code in it.",
                        otherwise = "the shared folder",
                        pattern = AirflowConfiguration.WHOLE,
                        expected = AirflowConfiguration.PATH,
                        examples = "/srv/project")
                Optional<String> workingDirectory,
        @Inline DagOptions dag,
        @Setting(
                        description =
                                "How Airflow treats the tasks of steps that name no override.",
                        key = "defaults")
                TaskOptions usual,
        @Setting(
                        description =
                                "How it treats others, by the name that their steps say in"
                                        + " `overrides: {airflow: NAME}`. What is not said is as in"
                                        + " `defaults`.")
                SequencedMap<String, TaskOptions> overrides,
        @Setting(
                        description =
                                "The largest `max_iterations` of a loop, because Airflow gets each"
                                        + " iteration written down.",
                        key = "max_loop_iterations",
                        defaultValue = "100",
                        minimum = "1")
                int mostIterations,
        @Setting(
                        description =
                                "How long a process may take to end in order when Airflow stops its"
                                        + " task.",
                        key = "kill_grace",
                        defaultValue = "30s")
                Duration grace,
        @Setting(
                        description = "From which level on the processes on workers log.",
                        otherwise = "the usual one",
                        pattern =
                                "DEBUG|INFO|WARNING|ERROR|FATAL|CRITICAL"
                                        + "|debug|info|warning|error|fatal|critical",
                        expected = "DEBUG, INFO, WARNING, ERROR or FATAL",
                        examples = "DEBUG")
                Optional<String> logLevel,
        @Setting(
                        description = "Whether the pipeline's parameters are params of the DAG.",
                        defaultValue = "true")
                boolean exposeParameters,
        @Setting(
                        description = "The file that is written.",
                        otherwise = "the id of the DAG and `.py`",
                        examples = "dags/pipeline.py")
                Optional<String> outputFile) {
    static final String WHOLE = "/[\\s\\S]*";
    static final String PATH = "an absolute path as workers see it, such as '/mnt/runnable'";

    public AirflowConfiguration {
        sharedFolder = withoutEnd(sharedFolder);
        command = command.isEmpty() ? List.of("runnable") : List.copyOf(command);
        workingDirectory = workingDirectory.map(AirflowConfiguration::withoutEnd);
        requireNonNull(dag, "dag");
        requireNonNull(usual, "usual");
        overrides = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(overrides));
        requireNonNull(grace, "grace");
        logLevel = logLevel.map(it -> it.toUpperCase(Locale.ROOT));
        requireNonNull(outputFile, "outputFile");
    }

    private static String withoutEnd(String folder) {
        return folder.length() > 1 ? folder.replaceFirst("/+$", "") : folder;
    }

    /// Where steps run.
    public String projectFolder() {
        return workingDirectory.orElse(sharedFolder);
    }

    /// Of a step that says the name of this override, or says none.
    public TaskOptions of(Optional<String> override) {
        return override.map(name -> requireNonNull(overrides.get(name), name).over(usual))
                .orElse(usual);
    }
}
