package dev.runnable.local;

import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.Settings;
import dev.runnable.task.TaskRunners;
import java.util.List;

/// Makes the executor that runs steps on this machine.
public final class LocalExecutorProvider implements ExecutorProvider {
    private static final String ENABLE_PARALLEL = "enable_parallel";
    private static final String MAX_PARALLEL = "max_parallel";

    private final int processors;

    /// Asks the machine how many tasks it can run at once.
    public LocalExecutorProvider() {
        this(Runtime.getRuntime().availableProcessors());
    }

    public LocalExecutorProvider(int processors) {
        this.processors = processors;
    }

    @Override
    public String type() {
        return LocalExecutor.TYPE;
    }

    /// `object_serialisation` and `overrides` are accepted as other executors' configurations have
    /// them; they change nothing here.
    @Override
    public List<String> settings() {
        return List.of(ENABLE_PARALLEL, MAX_PARALLEL, "object_serialisation", "overrides");
    }

    @Override
    public LocalExecutor create(Settings settings) {
        boolean parallel = settings.flag(ENABLE_PARALLEL).orElse(false);
        int most = settings.number(MAX_PARALLEL, 1).orElse(processors);
        settings.flag("object_serialisation");
        return new LocalExecutor(parallel ? most : 1, TaskRunners.installed());
    }
}
