package dev.runnable.testkit.reference;

import dev.runnable.event.RunEvent;
import dev.runnable.event.StepState;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.graph.StepPath.Segment;
import dev.runnable.parameter.Parameter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What earlier parts of a run have left that counts when it goes on: how each step ended, unless
/// something that it comes after has begun anew since. Looks through everything at every event.
public final class Earlier {
    /// Nothing.
    public static final Earlier NOTHING = new Earlier(List.of());

    /// @param wasLeftOut skipped without an attempt
    record End(StepState state, Map<String, Parameter> outputs, boolean wasLeftOut) {}

    private final Map<StepPath, End> ends = new HashMap<>();
    private final Map<StepPath, Integer> attempts = new HashMap<>();
    private final Map<StepPath, List<String>> after = new HashMap<>();
    private final Map<StepPath, Map<String, Parameter>> outputs = new HashMap<>();
    private final Set<StepPath> tried = new HashSet<>();

    /// @param events of all parts until now, in their order
    public Earlier(List<RunEvent> events) {
        events.forEach(this::apply);
    }

    int attempts(StepPath step) {
        return attempts.getOrDefault(step, 0);
    }

    /// How a step ended, in whatever way.
    Optional<End> end(StepPath step) {
        return Optional.ofNullable(ends.get(step));
    }

    /// How a step ended that need not run again: well, or with a failure that counts as a skip.
    Optional<End> kept(StepPath step) {
        return end(step)
                .filter(end ->
                        end.state() == StepState.SUCCESS
                                || (end.state() == StepState.SKIPPED && !end.wasLeftOut()));
    }

    boolean succeeded(BranchPath branch) {
        return ends.containsKey(branch.child(Node.Success.NAME));
    }

    private void apply(RunEvent event) {
        switch (event) {
            case RunEvent.RunStarted _, RunEvent.RunFinished _ -> {}
            case RunEvent.StepStarted e -> {
                forgetAfter(e.step());
                ends.remove(e.step());
                tried.remove(e.step());
                after.put(e.step(), e.after());
            }
            case RunEvent.StepSkipped e -> {
                after.put(e.step(), e.after());
                ends.put(e.step(), new End(StepState.SKIPPED, Map.of(), true));
            }
            case RunEvent.AttemptStarted e -> {
                attempts.put(e.step(), e.number());
                outputs.remove(e.step());
                if (!tried.add(e.step())) {
                    forget(path -> isInside(path, e.step()));
                }
            }
            case RunEvent.AttemptFinished e -> {
                if (e.status() == StepState.SUCCESS) {
                    outputs.put(e.step(), e.outputs());
                }
            }
            case RunEvent.StepFinished e ->
                    ends.put(
                            e.step(),
                            new End(
                                    e.status(),
                                    outputs.getOrDefault(e.step(), e.defaults()),
                                    false));
            case RunEvent.BranchStarted(var _, BranchPath branch, var _) ->
                    forget(path -> isInLaterIteration(path, branch));
        }
    }

    private void forget(Predicate<StepPath> which) {
        ends.keySet().removeIf(which);
    }

    /// Forgets what came after a step, and what came after that.
    private void forgetAfter(StepPath step) {
        List<StepPath> next =
                after.entrySet().stream()
                        .filter(it -> it.getKey().branch().equals(step.branch()))
                        .filter(it -> it.getValue().contains(step.name()))
                        .map(Map.Entry::getKey)
                        .toList();
        for (StepPath path : next) {
            if (after.remove(path) != null) {
                ends.remove(path);
                forget(inner -> isInside(inner, path));
                forgetAfter(path);
            }
        }
    }

    private static boolean isInside(StepPath path, StepPath composite) {
        Optional<BranchPath> around = path.branch();
        while (around.isPresent() && !around.get().step().equals(composite)) {
            around = around.get().step().branch();
        }
        return around.isPresent();
    }

    private static boolean isInLaterIteration(StepPath path, BranchPath iteration) {
        Optional<BranchPath> around = path.branch();
        while (around.isPresent() && !around.get().step().equals(iteration.step())) {
            around = around.get().step().branch();
        }
        return around.isPresent()
                && around.get().segment() instanceof Segment.Iteration(int index)
                && iteration.segment() instanceof Segment.Iteration(int started)
                && index > started;
    }
}
