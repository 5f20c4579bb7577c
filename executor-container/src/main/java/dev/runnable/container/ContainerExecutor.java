package dev.runnable.container;

import dev.runnable.container.docker.Docker;
import dev.runnable.container.docker.EngineException;
import dev.runnable.event.CodeIdentity;
import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.StepPlan;
import dev.runnable.spi.TraversingExecutor;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs the tries of steps in containers on a Docker engine.
public final class ContainerExecutor implements TraversingExecutor {
    static final String TYPE = "local-container";

    private final ContainerConfiguration configuration;
    private final Supplier<TraversingExecutor> local;

    /// As the last preparation has left it.
    private final AtomicReference<Prepared> prepared;

    /// @param local for steps that are to run without a container
    ContainerExecutor(ContainerConfiguration configuration, Supplier<TraversingExecutor> local) {
        this.configuration = configuration;
        this.local = once(local);
        this.prepared = new AtomicReference<>(Prepared.nothing(configuration));
    }

    /// What it finds out when it checks serves it when it runs.
    private static Supplier<TraversingExecutor> once(Supplier<TraversingExecutor> made) {
        AtomicReference<@Nullable TraversingExecutor> known = new AtomicReference<>();
        return () -> known.updateAndGet(it -> it == null ? made.get() : it);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean leavesProcess() {
        return true;
    }

    @Override
    public int concurrency() {
        return configuration.concurrency();
    }

    @Override
    public List<Problem> check(Pipeline pipeline, RunContext context) {
        return new ContainerCheck(configuration, pipeline, context, local).check();
    }

    @Override
    public List<Problem> prepare(Pipeline pipeline, RunContext context, Consumer<String> progress)
            throws InterruptedException {
        EnginePreparation preparation = new EnginePreparation(configuration, context, progress);
        prepared.set(
                preparation.prepare(
                        ContainersUsed.by(pipeline, configuration),
                        ContainersUsed.byParts(pipeline, configuration)));
        return preparation.problems();
    }

    @Override
    public StepPlan plan(String path, Node.Task task, RunContext context) {
        return new ContainerPlan(configuration, local).of(path, task, context);
    }

    @Override
    public List<CodeIdentity> codeIdentities() {
        return prepared.get().images();
    }

    @Override
    public Session open(RunContext context) {
        return new ContainerSession(
                configuration, prepared.get(), context, () -> docker(context), local);
    }

    /// What cannot be had here has been told by the check.
    private Docker docker(RunContext context) {
        try {
            return Docker.at(Endpoints.of(configuration.dockerHost(), context.environment()));
        } catch (Endpoints.BadEndpoint | EngineException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
