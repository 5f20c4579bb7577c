package dev.runnable.plugins.airflow;

import dev.runnable.plugins.airflow.config.AirflowConfiguration;
import dev.runnable.spi.Capability;
import dev.runnable.spi.Configured;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.GenericPipelineExecutor;
import dev.runnable.spi.ServiceContext;
import java.util.Set;

/// Makes the executor that renders DAG files of Airflow. Nothing of Airflow is needed here.
public final class AirflowProvider
        implements ExecutorProvider, Configured<GenericPipelineExecutor, AirflowConfiguration> {
    @Override
    public String type() {
        return AirflowExecutor.TYPE;
    }

    @Override
    public Class<AirflowConfiguration> configuration() {
        return AirflowConfiguration.class;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PARALLEL, Capability.PROCESSES, Capability.PLATFORM);
    }

    @Override
    public GenericPipelineExecutor create(
            AirflowConfiguration configuration, ServiceContext context) {
        return new AirflowExecutor(configuration);
    }
}
