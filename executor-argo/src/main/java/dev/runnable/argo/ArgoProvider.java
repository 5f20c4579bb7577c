package dev.runnable.argo;

import dev.runnable.argo.config.ArgoConfiguration;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemException;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.Capability;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.GenericPipelineExecutor;
import dev.runnable.spi.Platform;
import dev.runnable.spi.PlatformContext;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Makes the executor that renders Argo Workflows. Nothing of the Kubernetes client is loaded
/// before a workflow is submitted.
public final class ArgoProvider implements ExecutorProvider {
    @Override
    public String type() {
        return ArgoExecutor.TYPE;
    }

    @Override
    public SettingsShape settings() {
        return ArgoConfiguration.shape();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PARALLEL, Capability.PROCESSES, Capability.PLATFORM);
    }

    /// Documents are written without a cluster: that there is none is a warning.
    @Override
    public List<Problem> checkMachine(Settings settings, RunContext context) {
        PlatformContext user =
                new PlatformContext(
                        context.environment(), context.workingDirectory(), new Random(0));
        try (Platform cluster = new ArgoExecutor(ArgoConfiguration.read(settings)).connect(user)) {
            cluster.list();
            return List.of();
        } catch (ProblemException e) {
            return e.problems().stream().map(Problem::asWarning).toList();
        }
    }

    @Override
    public GenericPipelineExecutor create(Settings settings, ServiceContext context) {
        return new ArgoExecutor(ArgoConfiguration.read(settings));
    }
}
