package dev.runnable.testkit.conformance;

import dev.runnable.spi.Rendering;
import java.nio.file.Path;
import java.util.Map;

/// Runs the documents of an executor that writes some, on its platform or on what stands in for it.
@FunctionalInterface
public interface PlatformRunner {
    /// Runs a document to its end, whether it succeeds or not. Several are run at the same time.
    ///
    /// @throws Exception when it could not be run at all, or when a step could not be started: a
    ///   pipeline that fails is no exception
    Kept run(Job job) throws Exception;

    /// @param project the folder of the pipeline, with the files that it names: where steps run
    /// @param scratch a folder for the run's own, empty
    /// @param environment of the process that starts the run, secrets included
    /// @param secrets by their names, as the platform's steps are to find them in their environment
    record Job(
            Rendering rendering,
            String runId,
            Path project,
            Path scratch,
            Map<String, String> environment,
            Map<String, String> secrets) {
        public Job {
            environment = Map.copyOf(environment);
            secrets = Map.copyOf(secrets);
        }
    }

    /// Where the run has left what it leaves, in the form of the usual stores.
    record Kept(Path runLogs, Path catalog) {}
}
