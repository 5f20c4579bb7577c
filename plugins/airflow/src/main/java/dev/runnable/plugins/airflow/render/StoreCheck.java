package dev.runnable.plugins.airflow.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/// Whether workers can share what they write.
public final class StoreCheck {
    private StoreCheck() {}

    /// @param configuration as a run freezes it: every section with its type
    public static List<Problem> check(JsonNode configuration, Pipeline pipeline) {
        List<Problem> problems = new ArrayList<>();
        if (configuration.at("/run-log-store/type").asText().equals("buffered")) {
            problems.add(
                    problem("run-log-store", "workers cannot share run logs that are in memory")
                            .withHint("Choose the run log store 'chunked-fs' or 'file-system'."));
        }
        if (configuration.at("/catalog/type").asText().equals("do-nothing")) {
            pipeline.graph()
                    .visit((path, node) -> {
                        if (node instanceof Node.Task task && !task.catalog().isEmpty()) {
                            problems.add(withoutCatalog(pipeline).inStep(path));
                        }
                    });
        }
        return problems;
    }

    private static Problem withoutCatalog(Pipeline pipeline) {
        return problem(
                        pipeline.source(),
                        "workers share files by the catalog, and this one keeps nothing")
                .withHint("Choose the catalog 'file-system'.");
    }

    private static Problem problem(String place, String message) {
        return Problem.error(ProblemCode.STORE_NOT_SHARED, SourceLocation.of(place), message);
    }
}
