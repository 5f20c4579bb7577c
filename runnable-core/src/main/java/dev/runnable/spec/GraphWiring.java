package dev.runnable.spec;

import dev.runnable.graph.Edge;
import dev.runnable.problem.ProblemCode;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds out in which of the two ways a graph is wired, and has it wired that way.
///
/// A graph is a chain when it says `start_at` or `next` anywhere, else a dependency graph. Where
/// keys of both are found, those that are fewer are told as the mistake.
final class GraphWiring {
    private final List<StepSpec> steps;
    private final Optional<Located.Entry> startAt;
    private final Optional<Located.Entry> failFast;
    private final Fields graph;
    private final SpecContext context;
    private final List<Located.Entry> chainKeys = new ArrayList<>();
    private final List<Located.Entry> dependencyKeys = new ArrayList<>();

    GraphWiring(
            List<StepSpec> steps,
            Optional<Located.Entry> startAt,
            Optional<Located.Entry> failFast,
            Fields graph,
            SpecContext context) {
        this.steps = steps;
        this.startAt = startAt;
        this.failFast = failFast;
        this.graph = graph;
        this.context = context;
        startAt.ifPresent(chainKeys::add);
        failFast.ifPresent(dependencyKeys::add);
        for (StepSpec step : steps) {
            chainKeys.addAll(step.chainKeys());
            dependencyKeys.addAll(step.dependencyKeys());
        }
    }

    /// The first step of a chain, where it is known.
    Optional<String> firstStep() {
        return startAt.map(Located.Entry::value)
                .filter(Located.Scalar.class::isInstance)
                .map(value -> ((Located.Scalar) value).text());
    }

    /// All edges; empty when something is wrong with them.
    Optional<List<Edge>> edges() {
        boolean mixed = !chainKeys.isEmpty() && !dependencyKeys.isEmpty();
        boolean chain = mixed ? chainKeys.size() >= dependencyKeys.size() : !chainKeys.isEmpty();
        StepNames names = new StepNames(steps);
        Optional<List<Edge>> edges =
                chain
                        ? new ChainWiring(steps, names, graph, context).edges()
                        : new DependencyWiring(steps, names, context).edges();
        if (mixed) {
            tellMixed(chain);
            return Optional.empty();
        }
        return edges;
    }

    private void tellMixed(boolean chain) {
        String other = chain ? place(chainKeys.getFirst()) : place(dependencyKeys.getFirst());
        for (StepSpec step : steps) {
            List<Located.Entry> keys = chain ? step.dependencyKeys() : step.chainKeys();
            for (Located.Entry key : keys) {
                tellMixed(chain, key, other, context.inStep(step.name()));
            }
        }
        (chain ? failFast : startAt).ifPresent(key -> tellMixed(chain, key, other, context));
    }

    private static String place(Located.Entry entry) {
        return "'%s' in line %d".formatted(entry.key().text(), entry.key().location().line());
    }

    private static void tellMixed(
            boolean chain, Located.Entry key, String other, SpecContext context) {
        context.reporter()
                .error(
                        ProblemCode.MIXED_WIRING,
                        key.key().location(),
                        "'%s' belongs to a %s, but %s makes this graph a %s"
                                .formatted(
                                        key.key().text(),
                                        chain ? "dependency graph" : "chain",
                                        other,
                                        chain ? "chain" : "dependency graph"),
                        chain
                                ? "Order the steps with 'next' only, or with 'needs' only and"
                                        + " without 'start_at'."
                                : "Order the steps with 'needs' only, or with 'start_at' and 'next'"
                                        + " only.");
    }
}
