package dev.runnable.emulator;

import dev.runnable.local.LocalConfiguration;
import dev.runnable.local.LocalExecutorProvider;
import dev.runnable.problem.Problem;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.Capability;
import dev.runnable.spi.Configured;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.GenericPipelineExecutor;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Makes the executor that runs every step in a process of its own. Its settings are those of the
/// local executor.
public final class EmulatorProvider
        implements ExecutorProvider, Configured<GenericPipelineExecutor, LocalConfiguration> {
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
    public Class<LocalConfiguration> configuration() {
        return local.configuration();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PARALLEL, Capability.PROCESSES);
    }

    @Override
    public List<Problem> checkMachine(Settings settings, RunContext context) {
        List<Problem> problems = new ArrayList<>(local.checkMachine(settings, context));
        Emulator.noCommandLine(context, SourceLocation.of(Emulator.TYPE)).ifPresent(problems::add);
        return problems;
    }

    @Override
    public GenericPipelineExecutor create(
            LocalConfiguration configuration, ServiceContext context) {
        return new Emulator(local.create(configuration, context));
    }
}
