package dev.runnable.spec;

import dev.runnable.graph.Edge;
import dev.runnable.graph.Node;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.yaml.Located;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Wires a dependency graph: `needs`.
final class DependencyWiring {
    private final List<StepSpec> steps;
    private final StepNames names;
    private final SpecContext context;
    private final References references;
    private final List<Edge> edges;
    private boolean sound = true;

    DependencyWiring(List<StepSpec> steps, StepNames names, SpecContext context) {
        this.steps = steps;
        this.names = names;
        this.context = context;
        this.references = new References(names.size());
        this.edges = new ArrayList<>(steps.size());
    }

    Optional<List<Edge>> edges() {
        for (StepSpec step : steps) {
            Reporter reporter = context.inStep(step.name()).reporter();
            Set<String> seen = new HashSet<>();
            for (StepSpec.Need need : step.needs()) {
                wire(step, need, seen, reporter);
            }
        }
        boolean acyclic = new CycleSearch(references, names, context.reporter()).isAcyclic();
        return sound && acyclic ? Optional.of(edges) : Optional.empty();
    }

    private void wire(StepSpec step, StepSpec.Need need, Set<String> seen, Reporter reporter) {
        Located.Scalar target = need.step();
        if (!names.check("needs", target, step.name(), reporter) || isEnd(target, reporter)) {
            sound = false;
            return;
        }
        if (!seen.add(target.text())) {
            reporter.warning(
                    ProblemCode.DUPLICATE_VALUE,
                    target.location(),
                    "'needs' names " + Excerpt.quote(target.text()) + " twice",
                    "Remove one of them; the first one counts.");
            return;
        }
        int from = names.index(target.text()).orElseThrow();
        references.add(from, names.index(step.name()).orElseThrow(), target.location());
        edges.add(
                new Edge(
                        target.text(),
                        step.name(),
                        need.runOnSkip() ? Edge.Trigger.SUCCESS_OR_SKIP : Edge.Trigger.SUCCESS));
    }

    private static boolean isEnd(Located.Scalar target, Reporter reporter) {
        boolean end = Node.isEnd(target.text());
        if (end) {
            reporter.error(
                    ProblemCode.BAD_VALUE,
                    target.location(),
                    "'needs' names '" + target.text() + "', after which nothing runs",
                    "Name a step that runs.");
        }
        return end;
    }
}
