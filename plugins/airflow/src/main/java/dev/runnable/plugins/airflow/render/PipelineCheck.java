package dev.runnable.plugins.airflow.render;

import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.graph.RetryPolicy;
import dev.runnable.plugins.airflow.config.AirflowConfiguration;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What Airflow, or this configuration, cannot do of a pipeline. Every problem names its step;
/// whoever knows the pipeline's file puts them at their lines.
public final class PipelineCheck {
    private final AirflowConfiguration configuration;
    private final String executor;
    private final Pipeline pipeline;
    private final List<Problem> problems = new ArrayList<>();

    private PipelineCheck(AirflowConfiguration configuration, String executor, Pipeline pipeline) {
        this.configuration = configuration;
        this.executor = executor;
        this.pipeline = pipeline;
    }

    /// All of them.
    ///
    /// @param executor its type, by which steps name their overrides
    public static List<Problem> check(
            AirflowConfiguration configuration, String executor, Pipeline pipeline) {
        PipelineCheck check = new PipelineCheck(configuration, executor, pipeline);
        check.check("", pipeline.graph(), Optional.empty());
        check.checkSize();
        return List.copyOf(check.problems);
    }

    /// @param map the map around the graph
    private void check(String prefix, Graph graph, Optional<String> map) {
        graph.nodes()
                .forEach((name, node) -> {
                    String path = prefix + name;
                    check(path, node, map);
                    Optional<String> around =
                            node instanceof Node.Map ? map.or(() -> Optional.of(path)) : map;
                    for (Map.Entry<String, Graph> branch : Graph.branchesOf(node).entrySet()) {
                        check(path + "." + branch.getKey() + ".", branch.getValue(), around);
                    }
                });
    }

    private void check(String path, Node node, Optional<String> around) {
        Optional.ofNullable(node.options().overrides().get(executor))
                .filter(name -> !configuration.overrides().containsKey(name))
                .ifPresent(name -> tellUnknownOverride(path, name));
        switch (node) {
            case Node.Task _, Node.Stub _ -> checkJitter(path, node.options().retry());
            case Node.Map map -> {
                checkComposite(path, map);
                checkMap(path, map, around);
            }
            case Node.Loop loop -> {
                checkComposite(path, loop);
                checkLoop(path, loop);
            }
            case Node.Dag dag -> {
                checkComposite(path, dag);
                checkFile(path, dag);
            }
            case Node.Parallel _, Node.Conditional _ -> checkComposite(path, node);
            case Node.Success _, Node.Fail _ -> {}
        }
    }

    private void tellUnknownOverride(String path, String name) {
        Set<String> known = configuration.overrides().keySet();
        String all = known.isEmpty() ? "" : "It has " + String.join(", ", known) + ".";
        tell(
                error(
                        ProblemCode.UNKNOWN_OVERRIDE,
                        "the configuration has no override " + Excerpt.quote(name)),
                path,
                Suggestion.didYouMean(name, known)
                        .orElse(all.isEmpty() ? "Add it to 'overrides' of the executor." : all));
    }

    private void checkJitter(String path, RetryPolicy retry) {
        if (retry.maxAttempts() > 1 && retry.jitter() > 0 && retry.factor() == 1) {
            tell(
                    warning("Airflow waits the same time before each try; 'jitter' has no effect"),
                    path,
                    "Leave out 'jitter', or give a 'factor' above 1: then Airflow varies waits.");
        }
    }

    private void checkComposite(String path, Node node) {
        String type = "a step of type '" + node.type() + "'";
        if (node.options().timeout().isPresent()) {
            tell(
                    error(ProblemCode.NOT_ON_PLATFORM, "Airflow has no timeout for " + type),
                    path,
                    "Give its steps a timeout, or the executor a 'dagrun_timeout'.");
        }
        RetryPolicy retry = node.options().retry();
        if (retry.maxAttempts() > 1 && retry.initial().isPositive()) {
            tell(
                    warning("Airflow tries " + type + " again without a wait"),
                    path,
                    "Leave out its 'backoff', or give its steps 'max_attempts'.");
        }
    }

    private void checkMap(String path, Node.Map map, Optional<String> around) {
        around.ifPresent(outer ->
                tell(
                        error(
                                ProblemCode.NOT_ON_PLATFORM,
                                "Airflow cannot map inside of the map " + Excerpt.quote(outer)),
                        path,
                        "Map over all pairs in one list, or run the inner map in one task."));
        if (map.maxConcurrency().isPresent() && steps(map.branch()) > 1) {
            tell(
                    warning(
                            "Airflow limits how many instances of each step run at once, not how"
                                    + " many items: more than %d items may be under way"
                                            .formatted(map.maxConcurrency().getAsInt())),
                    path,
                    "Name a pool by 'overrides' to limit all of its steps together.");
        }
    }

    private static long steps(Graph graph) {
        return graph.allNodes().stream().filter(node -> !node.isEnd()).count();
    }

    private void checkLoop(String path, Node.Loop loop) {
        if (loop.maxIterations() > configuration.mostIterations()) {
            tell(
                    error(
                            ProblemCode.NOT_ON_PLATFORM,
                            "Airflow has no loops, so each of %d iterations becomes tasks of the"
                                            .formatted(loop.maxIterations())
                                    + " DAG, and at most %d are wanted"
                                            .formatted(configuration.mostIterations())),
                    path,
                    "Lower 'max_iterations', or raise 'max_loop_iterations' of the executor.");
        }
    }

    /// Iterations and tries are written one by one, those of inner steps in each of outer ones.
    private void checkSize() {
        Map<String, Long> sizes = new LinkedHashMap<>();
        pipeline.graph().nodes().forEach((name, node) -> sizes.put(name, Copies.of(node)));
        long all = sizes.values().stream().reduce(0L, Copies::sum);
        if (all > Copies.MOST) {
            String largest =
                    Collections.max(sizes.entrySet(), Map.Entry.comparingByValue()).getKey();
            tell(
                    error(
                            ProblemCode.NOT_ON_PLATFORM,
                            "with every iteration and try written, the DAG has %d steps; at most %d"
                                            .formatted(all, Copies.MOST)
                                    + " are sensible, and most are here"),
                    largest,
                    "Lower 'max_iterations' or 'max_attempts', or split the pipeline.");
        }
    }

    /// What goes along in the DAG file stands in one folder.
    private void checkFile(String path, Node.Dag dag) {
        dag.file()
                .filter(file -> Path.of(file).isAbsolute())
                .ifPresent(file ->
                        tell(
                                error(
                                        ProblemCode.NOT_ON_PLATFORM,
                                        "workers cannot see the file " + Excerpt.quote(file)),
                                path,
                                "Name it by its way from the pipeline file."));
    }

    private Problem error(ProblemCode code, String message) {
        return Problem.error(code, SourceLocation.of(pipeline.source()), message);
    }

    private Problem warning(String message) {
        return Problem.warning(
                ProblemCode.NOT_ON_PLATFORM, SourceLocation.of(pipeline.source()), message);
    }

    private void tell(Problem problem, String path, String hint) {
        problems.add(problem.inStep(path).withHint(hint));
    }
}
