package dev.runnable.sdk;

import dev.runnable.definition.CallSite;
import dev.runnable.graph.Node;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Suggestion;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Finds mistakes of order and name in the steps of one graph.
final class GraphCheck {
    private final Branch graph;
    private final SequencedMap<String, Draft> steps = new LinkedHashMap<>();
    private final Set<String> named = new HashSet<>();

    GraphCheck(Branch graph) {
        this.graph = graph;
    }

    void run() {
        if (graph.steps().isEmpty()) {
            throw new Mistake(graph.site(), Optional.empty())
                    .of(ProblemCode.EMPTY_COLLECTION, "there are no steps", "Add at least one.");
        }
        graph.steps().forEach(this::add);
        steps.values().forEach(graph.isChain() ? this::checkInChain : this::checkInGraph);
        if (graph.isChain()) {
            checkReached(graph.steps());
        }
    }

    static void refuseFailFast(boolean chain, Mistake mistake) {
        if (chain) {
            throw mistake.of(
                    ProblemCode.MIXED_WIRING,
                    "failFast() is for dependency graphs, and this is a chain, which ends at its"
                            + " first failure anyway",
                    "Leave it out, or use graph(...) and needs(...).");
        }
    }

    private void add(Step step) {
        Draft draft = StepBase.draft(step);
        if (steps.putIfAbsent(draft.name(), draft) != null) {
            throw at(draft.site(), draft)
                    .of(
                            ProblemCode.DUPLICATE_KEY,
                            "there is another step of this name",
                            "Rename one of them.");
        }
        ((StepBase<?>) step).complete();
        if (draft.fields().containsKey("retry") && !draft.fields().containsKey("max_attempts")) {
            throw at(draft.site(), draft)
                    .of(
                            ProblemCode.MISSING_PROPERTY,
                            "there is a backoff, but only one attempt",
                            "Add .attempts(3), for instance.");
        }
        draft.failure().ifPresent(failure -> failure.path().forEach(this::add));
    }

    private static Mistake at(CallSite site, Draft draft) {
        return new Mistake(site, Optional.of(draft.name()));
    }

    private void checkInChain(Draft step) {
        if (!step.needs().isEmpty()) {
            CallSite site = step.needs().firstEntry().getValue().site();
            throw mixed(at(site, step), "needs()");
        }
        if (step.fields().containsKey("skip_if") || step.fields().containsKey("on_error")) {
            boolean skips = step.fields().containsKey("skip_if");
            throw mixed(at(step.site(), step), skips ? "skipIf()" : "onError...()");
        }
        step.next().ifPresent(target -> checkTarget("then", target, step));
        step.failure()
                .flatMap(Draft.Failure::target)
                .ifPresent(target -> checkTarget("onFailure", target, step));
    }

    private static PipelineException mixed(Mistake mistake, String method) {
        return mistake.of(
                ProblemCode.MIXED_WIRING,
                method + " is for dependency graphs, and this is a chain",
                "List the steps in Pipeline.graph(...) or Branch.graph(...), or leave it out.");
    }

    private void checkTarget(String method, Draft.Target target, Draft from) {
        named.add(target.name());
        if (!Node.isEnd(target.name())) {
            checkName(method, target.name(), from, target.site());
        }
    }

    private void checkName(String method, String name, Draft from, CallSite site) {
        if (name.equals(from.name())) {
            throw at(site, from)
                    .of(
                            ProblemCode.SELF_REFERENCE,
                            method + "() names the step itself",
                            "Name another step; use a loop step to repeat something.");
        }
        if (!steps.containsKey(name)) {
            throw at(site, from)
                    .of(
                            ProblemCode.UNKNOWN_STEP,
                            "%s() names the step %s, which is not in this graph"
                                    .formatted(method, Excerpt.quote(name)),
                            Suggestion.didYouMean(name, steps.keySet())
                                    .orElse(
                                            "Name one of "
                                                    + String.join(", ", steps.keySet())
                                                    + "."));
        }
    }

    private void checkInGraph(Draft step) {
        if (step.failure().isPresent() || step.next().isPresent()) {
            CallSite site =
                    step.failure()
                            .map(Draft.Failure::site)
                            .or(() -> step.next().map(Draft.Target::site))
                            .orElse(step.site());
            throw at(site, step)
                    .of(
                            ProblemCode.MIXED_WIRING,
                            (step.failure().isPresent() ? "onFailure()" : "then...()")
                                    + " is for chains, and this is a dependency graph",
                            "Use needs(), onErrorSkip() or onErrorContinue(), or list the steps in"
                                    + " Pipeline.of(...) or Branch.of(...).");
        }
        for (Map.Entry<String, Draft.Need> need : step.needs().entrySet()) {
            checkName("needs", need.getKey(), step, need.getValue().site());
        }
    }

    /// What comes below a step that goes elsewhere has to be named by another one.
    private void checkReached(List<Step> path) {
        for (int i = 0; i < path.size(); i++) {
            Draft step = StepBase.draft(path.get(i));
            step.failure().ifPresent(failure -> checkReached(failure.path()));
            if (i + 1 < path.size() && step.next().isPresent()) {
                Draft below = StepBase.draft(path.get(i + 1));
                if (!named.contains(below.name())) {
                    throw at(step.next().get().site(), step)
                            .of(
                                    ProblemCode.UNREACHABLE_STEP,
                                    "it goes on to '%s', so that '%s' below it never runs"
                                            .formatted(step.next().get().name(), below.name()),
                                    "Remove the one or the other, or name '%s' in an onFailure()."
                                            .formatted(below.name()));
                }
            }
        }
    }
}
