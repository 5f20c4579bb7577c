package dev.runnable.argo;

import dev.runnable.argo.cluster.Cluster;
import dev.runnable.argo.cluster.ClusterAccess;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.spi.Platform;
import dev.runnable.spi.PlatformContext;
import dev.runnable.spi.RenderRequest;
import dev.runnable.spi.Rendering;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.SubmittingExecutor;
import java.util.List;

/// Renders pipelines as Argo Workflows.
final class ArgoExecutor implements SubmittingExecutor {
    static final String TYPE = "argo";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public List<Problem> check(Pipeline pipeline, RunContext context) {
        return List.of();
    }

    @Override
    public Rendering render(RenderRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Platform connect(PlatformContext context) {
        return Cluster.connect(ClusterAccess.USUAL, context);
    }
}
