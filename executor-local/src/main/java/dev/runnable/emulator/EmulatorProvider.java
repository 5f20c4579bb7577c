package dev.runnable.emulator;

import dev.runnable.local.LocalExecutorProvider;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.GenericPipelineExecutor;
import dev.runnable.spi.Settings;
import java.util.List;

/// Makes the executor that runs every step in a process of its own. Its settings are those of the
/// local executor.
public final class EmulatorProvider implements ExecutorProvider {
    private final LocalExecutorProvider local;

    public EmulatorProvider() {
        this(new LocalExecutorProvider());
    }

    public EmulatorProvider(LocalExecutorProvider local) {
        this.local = local;
    }

    @Override
    public String type() {
        return Emulator.TYPE;
    }

    @Override
    public List<String> settings() {
        return local.settings();
    }

    @Override
    public GenericPipelineExecutor create(Settings settings) {
        return new Emulator(local.create(settings));
    }
}
