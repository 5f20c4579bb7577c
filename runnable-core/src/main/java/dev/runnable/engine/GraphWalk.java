package dev.runnable.engine;

import dev.runnable.event.History;
import dev.runnable.event.Progress;
import dev.runnable.event.StepState;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Follows the way through one graph as far as the steps on it have ended, in whichever process:
/// what is ready there, and what led to it, is decided by the same traversal as in one process.
final class GraphWalk {
    private final GraphRun run;
    private final Progress progress;
    private final Map<String, Decision> reached = new HashMap<>();
    private final SequencedMap<String, Decision.Run> ready = new LinkedHashMap<>();
    private final SequencedMap<String, Decision.Skip> skips = new LinkedHashMap<>();
    private Optional<StepState> end = Optional.empty();

    /// @param place empty for the pipeline's own graph
    GraphWalk(Graph graph, Optional<BranchPath> place, Progress progress) {
        this.progress = progress;
        StepPath any =
                place.map(branch -> branch.child(Node.Success.NAME))
                        .orElseGet(() -> StepPath.root(Node.Success.NAME));
        this.run = GraphRun.shared(graph, place, progress.scopeAfter(any, List.of()));
        follow(run.traversal().start());
    }

    GraphRun run() {
        return run;
    }

    /// What was decided of a step; empty when the way does not, or not yet, lead to it.
    Optional<Decision> reached(String step) {
        return Optional.ofNullable(reached.get(step));
    }

    /// Steps that may run or do so already, in the order in which they became ready.
    List<Decision.Run> ready() {
        return List.copyOf(ready.values());
    }

    boolean hasSkips() {
        return !skips.isEmpty();
    }

    /// Takes the steps that are to be left out and have not been told yet.
    List<Decision.Skip> takeSkips() {
        List<Decision.Skip> taken = List.copyOf(skips.values());
        skips.clear();
        return taken;
    }

    /// How the graph ended; empty while it goes on.
    Optional<StepState> end() {
        return end;
    }

    /// Goes on after a step that was ready and has ended since.
    void ended(Decision.Run decision) {
        ready.remove(decision.node().name());
        follow(List.of(decision));
    }

    /// The step as the engine knows it, with the tries that it has had.
    StepRun step(Decision.Run decision) {
        StepPath path = run.path(decision.node().name());
        StepRun step = new StepRun(run, decision, path, progress.attempts(path));
        return progress.underWay(path)
                .map(Progress.UnderWay::tries)
                .map(step::triedBefore)
                .orElse(step);
    }

    /// Failures come last: what was decided before a failure was known stays decided.
    private void follow(List<Decision> decisions) {
        ArrayDeque<Decision> open = new ArrayDeque<>(decisions);
        ArrayDeque<Decision.Run> failed = new ArrayDeque<>();
        while (!open.isEmpty() || !failed.isEmpty()) {
            if (open.isEmpty()) {
                open.addAll(settled(failed.remove(), StepState.FAILED));
                continue;
            }
            switch (open.remove()) {
                case Decision.Run decision -> {
                    reached.put(decision.node().name(), decision);
                    switch (stateOf(decision.node())) {
                        case SUCCESS -> open.addAll(settled(decision, StepState.SUCCESS));
                        case SKIPPED -> open.addAll(settled(decision, StepState.SKIPPED));
                        case FAILED, CANCELLED -> failed.add(decision);
                        case PENDING, RUNNING -> ready.put(decision.node().name(), decision);
                    }
                }
                case Decision.Skip decision -> skipped(decision);
                case Decision.End(StepState status) -> end = Optional.of(status);
            }
        }
    }

    /// What succeeded before its graph was begun anew still counts, unless what led to it was run
    /// again since.
    private StepState stateOf(Node node) {
        StepPath path = run.path(node.name());
        return progress.ended(path)
                .map(Progress.Ended::state)
                .or(() ->
                        node.isEnd()
                                ? Optional.empty()
                                : progress.kept(path).map(History.Kept::state))
                .orElse(StepState.PENDING);
    }

    private List<Decision> settled(Decision.Run decision, StepState state) {
        String name = decision.node().name();
        StepPath path = run.path(name);
        if (state == StepState.FAILED) {
            String why = progress.ended(path).map(Progress.Ended::message).orElse("");
            run.failed(step(decision), why);
        }
        run.leave(name, progress.scopeAfter(path, List.of(name)));
        return run.traversal().settled(name, state);
    }

    private void skipped(Decision.Skip decision) {
        String name = decision.node().name();
        reached.put(name, decision);
        run.leave(name, run.scopeAfter(decision.after()));
        if (stateOf(decision.node()) == StepState.PENDING) {
            skips.put(name, decision);
        }
    }
}
