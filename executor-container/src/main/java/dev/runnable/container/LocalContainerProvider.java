package dev.runnable.container;

import dev.runnable.problem.Problem;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.Capability;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.GenericPipelineExecutor;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import dev.runnable.spi.TraversingExecutor;
import java.util.List;
import java.util.Set;

/// Makes the executor that runs every step in a container. Nothing of the client library is loaded
/// before there is something to run.
public final class LocalContainerProvider implements ExecutorProvider {
    private final int processors;

    /// Asks the machine how many tasks it can run at once.
    public LocalContainerProvider() {
        this(Runtime.getRuntime().availableProcessors());
    }

    public LocalContainerProvider(int processors) {
        this.processors = processors;
    }

    @Override
    public String type() {
        return ContainerExecutor.TYPE;
    }

    @Override
    public SettingsShape settings() {
        return ContainerShape.whole();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PARALLEL, Capability.PROCESSES, Capability.CONTAINERS);
    }

    @Override
    public List<Problem> checkMachine(Settings settings, RunContext context) {
        ContainerConfiguration configuration = ContainerConfiguration.read(settings, processors);
        return new EngineCheck(configuration, context).check(List.of());
    }

    @Override
    public GenericPipelineExecutor create(Settings settings, ServiceContext context) {
        ContainerConfiguration configuration = ContainerConfiguration.read(settings, processors);
        return new ContainerExecutor(configuration, () -> local(settings, context));
    }

    /// The executor of steps that need no container, with as many at once.
    private static TraversingExecutor local(Settings settings, ServiceContext context) {
        return context.extensions(ExecutorProvider.class).stream()
                .filter(provider -> provider.type().equals("local"))
                .map(provider -> (TraversingExecutor) provider.create(settings, context))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no local executor"));
    }
}
