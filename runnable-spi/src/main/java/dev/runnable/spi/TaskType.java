package dev.runnable.spi;

/// A kind of task that pipelines may use by its name in `command_type`: what such a task may say,
/// and how it is run. Named in `META-INF/services/dev.runnable.spi.TaskType`; see
/// [java.util.ServiceLoader].
///
/// Whatever executor is chosen runs its tasks by the same runner: the local one in its process,
/// others in a process, container or pod of the step, which has to have the plugin too. The engine
/// does what all tasks have in common: files of the catalog, retries, timeouts, the run log.
///
/// Implementations need a public constructor without arguments, which must be cheap and must not
/// fail. Must be thread-safe.
public interface TaskType extends CommandType, TaskRunnerProvider {
    @Override
    String type();
}
