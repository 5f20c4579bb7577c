package dev.runnable.mocked;

import dev.runnable.settings.SettingsShape;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spi.Capability;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.GenericPipelineExecutor;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import dev.runnable.spi.TaskType;
import dev.runnable.task.TaskRunners;
import java.util.Set;

/// Makes the executor that simulates.
public final class MockedExecutorProvider implements ExecutorProvider {
    private static final String PATCHES = "patches";
    private static final String ENABLE_PARALLEL = "enable_parallel";
    private static final String MAX_PARALLEL = "max_parallel";
    private static final String RUN = "from";
    private static final String FAILURES = "failures";

    private final int processors;

    /// Asks the machine how many tasks other executors would run at once on it.
    public MockedExecutorProvider() {
        this(Runtime.getRuntime().availableProcessors());
    }

    MockedExecutorProvider(int processors) {
        this.processors = processors;
    }

    @Override
    public String type() {
        return MockedExecutor.TYPE;
    }

    @Override
    public SettingsShape settings() {
        return MockedShape.whole();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PARALLEL, Capability.SIMULATION);
    }

    @Override
    public GenericPipelineExecutor create(Settings settings, ServiceContext context) {
        boolean parallel = settings.flag(ENABLE_PARALLEL).orElse(false);
        int most = settings.number(MAX_PARALLEL, 1).orElse(processors);
        boolean failures = settings.flag(FAILURES).orElse(false);
        if (settings.has(FAILURES) && !settings.has(RUN)) {
            settings.reject(
                    FAILURES,
                    "'failures' is about a recorded run, and there is none",
                    "Name a run in 'from', or let steps fail by 'patches: {STEP: {fail: true}}'.");
        }
        CommandTypes types = CommandTypes.and(() -> context.extensions(TaskType.class));
        return new MockedExecutor(
                parallel ? most : 1,
                new Patches(new PatchReader(types).readAll(settings.sections(PATCHES))),
                settings.scalar(RUN),
                failures,
                TaskRunners.of(context),
                types);
    }
}
