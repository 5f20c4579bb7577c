package dev.runnable.argo;

import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.spi.RenderRequest;
import dev.runnable.spi.Rendering;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TranspilingExecutor;
import java.util.List;

/// Renders pipelines as Argo Workflows.
final class ArgoExecutor implements TranspilingExecutor {
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
}
