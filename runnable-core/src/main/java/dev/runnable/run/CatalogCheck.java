package dev.runnable.run;

import dev.runnable.catalog.Producers;
import dev.runnable.data.FilePattern;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Tells before a run what of its steps' `catalog` and `sandbox` cannot be.
final class CatalogCheck {
    private CatalogCheck() {}

    /// Where files are kept: what steps get has to be put by somebody.
    static List<Problem> ofFiles(Pipeline pipeline) {
        SourceLocation place = SourceLocation.of(pipeline.source());
        Producers producers = new Producers(pipeline.graph());
        return ofTasks(
                pipeline,
                spec ->
                        spec.get().stream()
                                .filter(it -> !producers.hasAnyOf(FilePattern.of(it)))
                                .map(it -> nobodyPuts(it, producers, place))
                                .toList());
    }

    /// Where nothing is kept.
    ///
    /// @param catalog its type
    static List<Problem> withoutFiles(Pipeline pipeline, String catalog) {
        Problem noSandbox =
                Problem.error(
                                ProblemCode.NOT_SUPPORTED,
                                SourceLocation.of(pipeline.source()),
                                "the catalog '%s' keeps nothing that could get into a sandbox"
                                        .formatted(catalog))
                        .withHint("Choose the catalog 'file-system', or leave out 'sandbox'.");
        return ofTasks(
                pipeline, spec -> spec.sandbox().orElse(false) ? List.of(noSandbox) : List.of());
    }

    private static List<Problem> ofTasks(
            Pipeline pipeline, Function<CatalogSpec, List<Problem>> check) {
        List<Problem> problems = new ArrayList<>();
        pipeline.graph()
                .visit((path, node) -> {
                    if (node instanceof Node.Task task) {
                        check.apply(task.catalog()).stream()
                                .map(problem -> problem.inStep(path))
                                .forEach(problems::add);
                    }
                });
        return problems;
    }

    private static Problem nobodyPuts(String pattern, Producers producers, SourceLocation place) {
        return Problem.error(
                        ProblemCode.NO_SUCH_DATA,
                        place,
                        "it gets '" + pattern + "', which no step puts")
                .withHint(
                        Suggestion.didYouMean(pattern, producers.patterns())
                                .orElse(
                                        "A step before it needs 'catalog: {put: ["
                                                + pattern
                                                + "]}'; files that no step makes are in the working directory anyway."));
    }
}
