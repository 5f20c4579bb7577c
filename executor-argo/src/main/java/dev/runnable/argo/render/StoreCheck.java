package dev.runnable.argo.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/// Whether pods can share what they write.
public final class StoreCheck {
    private StoreCheck() {}

    /// @param configuration as a run freezes it: every section with its type
    public static List<Problem> check(JsonNode configuration, Pipeline pipeline) {
        List<Problem> problems = new ArrayList<>();
        if (type(configuration, "run-log-store").equals("buffered")) {
            problems.add(
                    problem(
                            "run-log-store",
                            "pods cannot share the run log store 'buffered', which keeps run logs"
                                    + " in memory",
                            "Choose 'chunked-fs' or 'file-system'."));
        }
        if (type(configuration, "catalog").equals("do-nothing")) {
            pipeline.graph()
                    .visit((path, node) -> {
                        if (node instanceof Node.Task task && !task.catalog().isEmpty()) {
                            problems.add(
                                    problem(
                                                    pipeline.source(),
                                                    "pods share files by the catalog, and the catalog"
                                                            + " 'do-nothing' keeps none",
                                                    "Choose the catalog 'file-system'.")
                                            .inStep(path));
                        }
                    });
        }
        return problems;
    }

    private static String type(JsonNode configuration, String section) {
        return configuration.path(section).path("type").asText();
    }

    private static Problem problem(String place, String message, String hint) {
        return Problem.error(ProblemCode.STORE_NOT_SHARED, SourceLocation.of(place), message)
                .withHint(hint);
    }
}
