package dev.runnable.store;

import dev.runnable.graph.StepPath;
import dev.runnable.spi.ExecutionLogs;
import java.nio.file.Path;

/// Console output in files: `<catalog_location>/<run_id>/<step>-<attempt>.execution.log`. A silent
/// attempt leaves none.
public final class FileExecutionLogs implements ExecutionLogs {
    /// What the names of the files end in.
    public static final String SUFFIX = ".execution.log";

    private final Path folder;

    /// @param catalogLocation the folder that has one folder for each run
    public FileExecutionLogs(Path catalogLocation, String runId) {
        if (!RunIds.isSafe(runId)) {
            throw new IllegalArgumentException("not a file name: " + runId);
        }
        this.folder = catalogLocation.resolve(runId);
    }

    @Override
    public Log open(StepPath step, int attempt) {
        return new LineFile(folder.resolve(step.fileName() + "-" + attempt + SUFFIX));
    }
}
