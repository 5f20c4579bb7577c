package dev.runnable.spi;

import dev.runnable.problem.Problem;
import java.util.List;
import java.util.Set;

/// Makes an executor from its configuration, the section `pipeline-executor`.
public interface ExecutorProvider extends ServiceProvider<GenericPipelineExecutor> {
    /// What it does that others do not.
    default Set<Capability> capabilities() {
        return Set.of();
    }

    /// Tells what this machine lacks for any pipeline to be run by it: an engine, a cluster. What
    /// only some pipelines need is a warning. Must not change anything and must not block for more
    /// than a few seconds.
    ///
    /// @param settings as for [#create]; none when another executor is chosen, so that mistakes in
    ///   them do not matter here
    /// @return empty when it can
    default List<Problem> checkMachine(Settings settings, RunContext context) {
        return List.of();
    }
}
