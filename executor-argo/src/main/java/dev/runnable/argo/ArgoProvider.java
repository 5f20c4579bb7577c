package dev.runnable.argo;

import dev.runnable.argo.config.ArgoConfiguration;
import dev.runnable.spi.ExecutorProvider;
import dev.runnable.spi.GenericPipelineExecutor;
import dev.runnable.spi.Settings;
import java.util.List;

/// Makes the executor that renders Argo Workflows. Nothing of the Kubernetes client is loaded
/// before a workflow is submitted.
public final class ArgoProvider implements ExecutorProvider {
    @Override
    public String type() {
        return ArgoExecutor.TYPE;
    }

    @Override
    public List<String> settings() {
        return ArgoConfiguration.KEYS;
    }

    @Override
    public GenericPipelineExecutor create(Settings settings) {
        return new ArgoExecutor(ArgoConfiguration.read(settings));
    }
}
