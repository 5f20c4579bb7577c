package dev.runnable.task.java;

import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskRunner;
import dev.runnable.spi.TaskRunnerProvider;

/// Runs `command_type: java`.
public final class JavaTaskRunnerProvider implements TaskRunnerProvider {
    @Override
    public String type() {
        return "java";
    }

    @Override
    public TaskRunner open(RunContext context, int concurrency) {
        return new JavaTaskRunner(context);
    }
}
