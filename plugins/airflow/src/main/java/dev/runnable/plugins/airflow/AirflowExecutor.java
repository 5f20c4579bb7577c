package dev.runnable.plugins.airflow;

import dev.runnable.graph.Pipeline;
import dev.runnable.plugins.airflow.config.AirflowConfiguration;
import dev.runnable.plugins.airflow.render.DagFile;
import dev.runnable.plugins.airflow.render.PipelineCheck;
import dev.runnable.plugins.airflow.render.StoreCheck;
import dev.runnable.problem.Problem;
import dev.runnable.spi.RenderRequest;
import dev.runnable.spi.Rendering;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TranspilingExecutor;
import java.util.ArrayList;
import java.util.List;

/// Renders pipelines as DAG files of Airflow.
final class AirflowExecutor implements TranspilingExecutor {
    static final String TYPE = "airflow";

    private final AirflowConfiguration configuration;

    AirflowExecutor(AirflowConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public List<Problem> check(Pipeline pipeline, RunContext context) {
        List<Problem> problems =
                new ArrayList<>(PipelineCheck.check(configuration, TYPE, pipeline));
        context.selfStart()
                .ifPresent(self -> problems.addAll(StoreCheck.check(self.frozen(), pipeline)));
        return problems;
    }

    @Override
    public Rendering render(RenderRequest request) {
        return new DagFile(configuration, TYPE).render(request);
    }
}
