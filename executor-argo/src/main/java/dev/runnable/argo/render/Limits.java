package dev.runnable.argo.render;

import dev.runnable.argo.config.ArgoConfiguration;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.reentry.PlatformCommands;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Whether Argo accepts as many tasks and templates as a pipeline needs: 200 each, in a DAG and in
/// a workflow.
final class Limits {
    /// A task that begins a step and one that ends it.
    private static final int FANS = 2;

    /// The template that ends the run.
    private static final int OTHERS = 1;

    private final Pipeline pipeline;
    private final List<Problem> problems = new ArrayList<>();

    private Limits(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /// @param configuration that has all overrides of the pipeline
    static List<Problem> check(ArgoConfiguration configuration, Pipeline pipeline) {
        Limits limits = new Limits(pipeline);
        limits.checkGraph(pipeline.graph(), Optional.empty());
        pipeline.graph().visit(limits::checkBranches);
        if (limits.problems.isEmpty()) {
            limits.checkTemplates(configuration);
        }
        return limits.problems;
    }

    private void checkBranches(String path, Node node) {
        for (Graph branch : Graph.branchesOf(node).values()) {
            checkGraph(branch, Optional.of(path));
        }
        int branches = Graph.branchesOf(node).size();
        if (branches > Grouping.MOST - FANS) {
            tell(
                    Optional.of(path),
                    "%d branches are more than the %d tasks that Argo accepts in a DAG"
                            .formatted(branches, Grouping.MOST),
                    "Use a map, whose branches are few tasks whatever their number.");
        }
    }

    private void checkGraph(Graph graph, Optional<String> path) {
        Flow flow = Flow.of(graph);
        int left = Grouping.of(flow, Grouping.MOST - 1).flow().steps().size();
        if (left >= Grouping.MOST) {
            tell(
                    path,
                    ("its %d steps depend on each other in too many ways for Argo, which accepts %d"
                                    + " tasks in a DAG; grouped, there are %d left")
                            .formatted(flow.steps().size(), Grouping.MOST, left),
                    "Put steps that belong together into steps of type 'dag'.");
        }
    }

    private void checkTemplates(ArgoConfiguration configuration) {
        Templates templates = new Templates();
        PlatformCommands commands =
                new PlatformCommands("", "", "", Optional.empty(), "", Optional.empty());
        PodTemplates pods =
                new PodTemplates(configuration, commands, new LinkedHashMap<>(), templates);
        new Graphs(configuration, templates, pods)
                .renderRoot(pipeline.graph(), WorkflowSpec.ENTRYPOINT);
        int users = configuration.workflow().spec().path("templates").size();
        int number = templates.all().size() + users + OTHERS;
        if (number > Grouping.MOST) {
            tell(
                    Optional.empty(),
                    "the pipeline needs %d templates, and Argo accepts %d in a workflow"
                            .formatted(number, Grouping.MOST),
                    "Every branch and every nested pipeline is one: use maps for branches that are"
                            + " alike, or split the pipeline.");
        }
    }

    private void tell(Optional<String> path, String message, String hint) {
        Problem problem =
                Problem.error(
                                ProblemCode.DOCUMENT_TOO_LARGE,
                                SourceLocation.of(pipeline.source()),
                                message)
                        .withHint(hint);
        problems.add(path.map(problem::inStep).orElse(problem));
    }
}
