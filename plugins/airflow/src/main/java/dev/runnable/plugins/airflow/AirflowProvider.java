package dev.runnable.plugins.airflow;

import dev.runnable.plugins.airflow.config.AirflowConfiguration;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.Capability;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.GenericPipelineExecutor;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import java.util.Set;

/// Makes the executor that renders DAG files of Airflow. Nothing of Airflow is needed here.
public final class AirflowProvider implements ExecutorProvider {
    @Override
    public String type() {
        return AirflowExecutor.TYPE;
    }

    @Override
    public SettingsShape settings() {
        return SettingsShape.ofKeys(AirflowConfiguration.KEYS);
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PARALLEL, Capability.PROCESSES, Capability.PLATFORM);
    }

    @Override
    public GenericPipelineExecutor create(Settings settings, ServiceContext context) {
        return new AirflowExecutor(AirflowConfiguration.read(settings));
    }
}
