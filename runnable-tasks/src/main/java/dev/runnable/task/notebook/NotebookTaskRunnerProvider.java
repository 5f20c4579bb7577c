package dev.runnable.task.notebook;

import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskRunner;
import dev.runnable.spi.TaskRunnerProvider;

/// Runs the tasks whose `command_type` is `notebook`.
public final class NotebookTaskRunnerProvider implements TaskRunnerProvider {
    @Override
    public String type() {
        return "notebook";
    }

    @Override
    public TaskRunner open(RunContext context, int concurrency) {
        return new NotebookTaskRunner(context);
    }
}
