package dev.runnable.argo;

import dev.runnable.argo.cluster.Cluster;
import dev.runnable.argo.cluster.ClusterAccess;
import dev.runnable.argo.config.ArgoConfiguration;
import dev.runnable.argo.config.Submission;
import dev.runnable.argo.render.PipelineCheck;
import dev.runnable.argo.render.StoreCheck;
import dev.runnable.argo.render.WorkflowDocument;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.spi.Platform;
import dev.runnable.spi.PlatformContext;
import dev.runnable.spi.RenderRequest;
import dev.runnable.spi.Rendering;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.SubmittingExecutor;
import java.util.ArrayList;
import java.util.List;

/// Renders pipelines as Argo Workflows, and runs them on Kubernetes.
public final class ArgoExecutor implements SubmittingExecutor {
    static final String TYPE = "argo";

    private final ArgoConfiguration configuration;

    ArgoExecutor(ArgoConfiguration configuration) {
        this.configuration = configuration;
    }

    /// What the user has configured, for those who submit what is rendered.
    public ArgoConfiguration configuration() {
        return configuration;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public List<Problem> check(Pipeline pipeline, RunContext context) {
        List<Problem> problems = new ArrayList<>(PipelineCheck.check(configuration, pipeline));
        context.selfStart()
                .ifPresent(self -> problems.addAll(StoreCheck.check(self.frozen(), pipeline)));
        return problems;
    }

    @Override
    public Rendering render(RenderRequest request) {
        return new WorkflowDocument(configuration).render(request);
    }

    @Override
    public Platform connect(PlatformContext context) {
        Submission where = configuration.submission();
        return Cluster.connect(
                new ClusterAccess(where.namespace(), where.kubeconfig(), where.context()), context);
    }
}
