package dev.runnable.container;

import dev.runnable.container.docker.Docker;
import dev.runnable.container.docker.EngineException;
import dev.runnable.event.CodeIdentity;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TraversingExecutor;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs every try of a step in a container of its own, on a Docker engine that shares this
/// machine's files.
public final class ContainerExecutor implements TraversingExecutor {
    static final String TYPE = "local-container";

    private final ContainerConfiguration configuration;
    private final Supplier<TraversingExecutor> local;

    /// As the last check has found them.
    private final AtomicReference<List<CodeIdentity>> images = new AtomicReference<>(List.of());

    /// @param local for steps that are to run without a container
    ContainerExecutor(ContainerConfiguration configuration, Supplier<TraversingExecutor> local) {
        this.configuration = configuration;
        this.local = once(local);
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
        ContainerCheck check = new ContainerCheck(configuration, pipeline, context, local);
        List<Problem> problems = check.check();
        images.set(check.identities());
        return problems;
    }

    @Override
    public List<CodeIdentity> codeIdentities() {
        return images.get();
    }

    @Override
    public Session open(RunContext context) {
        return new ContainerSession(configuration, context, () -> docker(context), local);
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
