package dev.runnable.task.shell;

import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskRunner;
import dev.runnable.spi.TaskRunnerProvider;

/// Runs `command_type: shell`.
public final class ShellTaskRunnerProvider implements TaskRunnerProvider {
    static final String TYPE = "shell";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public TaskRunner open(RunContext context, int concurrency) {
        return new ShellTaskRunner(context);
    }
}
