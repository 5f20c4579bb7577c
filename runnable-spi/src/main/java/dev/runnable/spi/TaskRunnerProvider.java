package dev.runnable.spi;

/// Makes the runner of one command type. Found by [java.util.ServiceLoader].
public interface TaskRunnerProvider {
    /// The `command_type` of its tasks.
    String type();

    /// A runner for one run. Must be cheap: processes are started by the first task.
    ///
    /// @param concurrency how many tasks run at once at most
    TaskRunner open(RunContext context, int concurrency);
}
