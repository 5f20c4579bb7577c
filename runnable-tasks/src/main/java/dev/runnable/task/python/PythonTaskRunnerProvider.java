package dev.runnable.task.python;

import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskRunner;
import dev.runnable.spi.TaskRunnerProvider;

/// Runs the tasks whose `command_type` is `python`.
public final class PythonTaskRunnerProvider implements TaskRunnerProvider {
    @Override
    public String type() {
        return "python";
    }

    @Override
    public TaskRunner open(RunContext context, int concurrency) {
        return new PythonTaskRunner(context);
    }
}
