package dev.runnable.spec;

import dev.runnable.graph.Edge;
import dev.runnable.graph.Node;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spec.References.Reference;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Wires a chain: `start_at`, `next` and `on_failure`.
final class ChainWiring {
    private final List<StepSpec> steps;
    private final StepNames names;
    private final Fields graph;
    private final SpecContext context;
    private final References references;
    private final List<Edge> edges;
    private boolean sound = true;

    ChainWiring(List<StepSpec> steps, StepNames names, Fields graph, SpecContext context) {
        this.steps = steps;
        this.names = names;
        this.graph = graph;
        this.context = context;
        this.references = new References(names.size());
        this.edges = new ArrayList<>(2 * steps.size());
    }

    Optional<List<Edge>> edges() {
        Optional<Integer> start = start();
        for (StepSpec step : steps) {
            if (!step.isEnd()) {
                wire(step);
            }
        }
        boolean acyclic = new CycleSearch(references, names, context.reporter()).isAcyclic();
        if (!sound || !acyclic || start.isEmpty()) {
            return Optional.empty();
        }
        warnOfUnreachable(start.get());
        return Optional.of(edges);
    }

    private Optional<Integer> start() {
        Optional<Located.Scalar> startAt = graph.name("start_at");
        if (!graph.has("start_at")) {
            String first = steps.isEmpty() ? Node.Success.NAME : steps.getFirst().name();
            graph.missing("start_at", "Add 'start_at: " + first + "'.");
            return Optional.empty();
        }
        Optional<Integer> start = startAt.map(Located.Scalar::text).flatMap(names::index);
        if (startAt.isPresent() && start.isEmpty()) {
            names.tellUnknown("start_at", startAt.get(), context.reporter());
        }
        return start;
    }

    private void wire(StepSpec step) {
        Reporter reporter = context.inStep(step.name()).reporter();
        if (step.next().isEmpty()) {
            tellMissingNext(step, reporter);
        } else {
            connect(step, "next", step.next().get(), Edge.Trigger.SUCCESS, reporter);
        }
        if (step.onFailure().isPresent()) {
            connect(step, "on_failure", step.onFailure().get(), Edge.Trigger.FAILURE, reporter);
        } else {
            edges.add(new Edge(step.name(), Node.Fail.NAME, Edge.Trigger.FAILURE));
        }
    }

    private void tellMissingNext(StepSpec step, Reporter reporter) {
        sound = false;
        if (!step.saysNext()
                && step.body() instanceof Located.Mapping body
                && !Fields.of(body, reporter).tellMisspelt(List.of("next"))) {
            reporter.error(
                    ProblemCode.MISSING_PROPERTY,
                    step.key().location(),
                    "'next' is missing",
                    "Add 'next: success' if it is the last step, or else the name of the step that"
                            + " follows.");
        }
    }

    private void connect(
            StepSpec step,
            String key,
            Located.Scalar target,
            Edge.Trigger trigger,
            Reporter reporter) {
        if (!names.check(key, target, step.name(), reporter)) {
            sound = false;
            return;
        }
        int from = names.index(step.name()).orElseThrow();
        references.add(from, names.index(target.text()).orElseThrow(), target.location());
        edges.add(new Edge(step.name(), target.text(), trigger));
    }

    private void warnOfUnreachable(int start) {
        BitSet reached = reachedFrom(start);
        for (int i = 0; i < steps.size(); i++) {
            StepSpec step = steps.get(i);
            if (!reached.get(i) && !step.isEnd()) {
                SourceLocation place = step.key().location();
                Problem warning =
                        Problem.warning(
                                        ProblemCode.UNREACHABLE_STEP,
                                        place,
                                        "no other step leads to it, so it never runs")
                                .withHint("Name it in a 'next' or 'on_failure', or remove it.");
                context.reporter().problems().add(warning.inStep(context.prefix() + step.name()));
            }
        }
    }

    private BitSet reachedFrom(int start) {
        BitSet reached = new BitSet(names.size());
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(start));
        reached.set(start);
        for (Integer step = open.poll(); step != null; step = open.poll()) {
            for (Reference reference : references.after(step)) {
                if (!reached.get(reference.to())) {
                    reached.set(reference.to());
                    open.add(reference.to());
                }
            }
        }
        return reached;
    }
}
