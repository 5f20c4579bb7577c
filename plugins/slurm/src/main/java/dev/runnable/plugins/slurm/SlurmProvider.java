package dev.runnable.plugins.slurm;

import dev.runnable.plugins.slurm.cluster.Programs;
import dev.runnable.plugins.slurm.cluster.Slurm;
import dev.runnable.problem.Problem;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.Capability;
import dev.runnable.spi.Configured;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.GenericPipelineExecutor;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes the executor that runs steps as jobs of a Slurm cluster.
public final class SlurmProvider
        implements ExecutorProvider, Configured<GenericPipelineExecutor, SlurmConfiguration> {
    @Override
    public String type() {
        return SlurmExecutor.TYPE;
    }

    @Override
    public Class<SlurmConfiguration> configuration() {
        return SlurmConfiguration.class;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PARALLEL, Capability.PROCESSES);
    }

    @Override
    public List<Problem> checkMachine(Settings settings, RunContext context) {
        return settings.bind(configuration())
                .map(configuration ->
                        new ClusterCheck(
                                        configuration,
                                        slurm(configuration, context),
                                        SourceLocation.of(SlurmExecutor.TYPE))
                                .check(List.of()))
                .orElse(List.of());
    }

    /// What the cluster refuses later is told where the configuration stands.
    @Override
    public Optional<GenericPipelineExecutor> make(Settings settings, ServiceContext context) {
        return settings.bind(configuration())
                .map(configuration -> new SlurmExecutor(configuration, settings.location()));
    }

    @Override
    public GenericPipelineExecutor create(
            SlurmConfiguration configuration, ServiceContext context) {
        return new SlurmExecutor(configuration, SourceLocation.of(SlurmExecutor.TYPE));
    }

    static Slurm slurm(SlurmConfiguration configuration, RunContext context) {
        return new Slurm(new Programs(context.environment(), configuration.programs()));
    }
}
