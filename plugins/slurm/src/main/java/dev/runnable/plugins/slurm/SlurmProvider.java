package dev.runnable.plugins.slurm;

import dev.runnable.plugins.slurm.cluster.Programs;
import dev.runnable.plugins.slurm.cluster.Slurm;
import dev.runnable.problem.Problem;
import dev.runnable.problem.SourceLocation;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.Capability;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.GenericPipelineExecutor;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import java.util.List;
import java.util.Set;

/// Makes the executor that runs steps as jobs of a Slurm cluster.
public final class SlurmProvider implements ExecutorProvider {
    @Override
    public String type() {
        return SlurmExecutor.TYPE;
    }

    @Override
    public SettingsShape settings() {
        return SettingsShape.ofKeys(SlurmSettings.KEYS);
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PARALLEL, Capability.PROCESSES);
    }

    @Override
    public List<Problem> checkMachine(Settings settings, RunContext context) {
        SlurmConfiguration configuration = SlurmSettings.read(settings);
        return new ClusterCheck(
                        configuration,
                        slurm(configuration, context),
                        SourceLocation.of(SlurmExecutor.TYPE))
                .check(List.of());
    }

    @Override
    public GenericPipelineExecutor create(Settings settings, ServiceContext context) {
        return new SlurmExecutor(SlurmSettings.read(settings), settings.location());
    }

    static Slurm slurm(SlurmConfiguration configuration, RunContext context) {
        return new Slurm(new Programs(context.environment(), configuration.programs()));
    }
}
