package dev.runnable.plugins.airflow.config;

import static java.util.Objects.requireNonNull;

import dev.runnable.spi.Settings;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The executor's configuration, read and checked.
///
/// @param dag what Airflow is told of the DAG
/// @param command that starts this program on workers: a name on their path, or a path
/// @param sharedFolder that all workers see at this path: run logs, catalog and what a DAG file
///   brings along are below it
/// @param workingDirectory where steps run on workers, with the user's code in it
/// @param usual of steps that say nothing
/// @param overrides by the name that a step says, each whole
/// @param mostIterations of a loop, because Airflow gets each iteration drawn
/// @param grace that a process gets to end in order when Airflow stops its task
/// @param logLevel of the processes on workers
/// @param exposeParameters whether the parameters of the pipeline are params of the DAG
/// @param outputFile where the document is written; empty: the name of the DAG and `.py`
public record AirflowConfiguration(
        DagOptions dag,
        List<String> command,
        String sharedFolder,
        String workingDirectory,
        TaskOptions usual,
        SequencedMap<String, TaskOptions> overrides,
        int mostIterations,
        Duration grace,
        Optional<String> logLevel,
        boolean exposeParameters,
        Optional<String> outputFile) {
    /// All keys that a configuration may have.
    public static final List<String> KEYS = AirflowConfigurationReader.KEYS;

    public AirflowConfiguration {
        requireNonNull(dag, "dag");
        command = List.copyOf(command);
        requireNonNull(sharedFolder, "sharedFolder");
        requireNonNull(workingDirectory, "workingDirectory");
        requireNonNull(usual, "usual");
        overrides = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(overrides));
        requireNonNull(grace, "grace");
        requireNonNull(logLevel, "logLevel");
        requireNonNull(outputFile, "outputFile");
    }

    /// Reads it; mistakes are told by `settings`.
    public static AirflowConfiguration read(Settings settings) {
        return new AirflowConfigurationReader(settings).read();
    }

    /// Of a step that says the name of this override, or says none.
    public TaskOptions of(Optional<String> override) {
        return override.map(name -> requireNonNull(overrides.get(name), name)).orElse(usual);
    }
}
