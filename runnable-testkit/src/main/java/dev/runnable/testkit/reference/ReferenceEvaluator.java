package dev.runnable.testkit.reference;

import static java.util.Objects.requireNonNull;

import dev.runnable.event.StepState;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.OnError;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Evaluates a graph by recursion, with a script in place of an executor: what a run must come to,
/// whatever the timing.
///
/// Retries come at once, there are no timeouts, and only reducers that are pure. Where `fail_fast`
/// is said, the steps are taken one after the other in the order in which they become ready, which
/// is what an engine with a limit of one does with tasks.
public final class ReferenceEvaluator {
    private final Script script;
    private final Earlier earlier;
    private final Recorder recorder;

    private ReferenceEvaluator(Script script, Earlier earlier) {
        this.script = script;
        this.earlier = earlier;
        this.recorder = new Recorder(earlier);
    }

    /// A run from its beginning to its end.
    public static Expected evaluate(Graph graph, Map<String, Parameter> parameters, Script script) {
        return new ReferenceEvaluator(script, Earlier.NOTHING).run(graph, parameters, true);
    }

    /// The rest of a run that had come so far. The result holds only what runs now.
    public static Expected resume(
            Graph graph, Map<String, Parameter> parameters, Script script, Earlier earlier) {
        return new ReferenceEvaluator(script, earlier).run(graph, parameters, false);
    }

    private Expected run(Graph graph, Map<String, Parameter> parameters, boolean fresh) {
        Walk.End end = new Walk(this, graph, Optional.empty(), fresh).go(View.initial(parameters));
        return recorder.result(end.status(), end.view().own());
    }

    /// How a step ended.
    ///
    /// @param ran whether anything of it ran now
    record StepEnd(StepState state, Map<String, Parameter> outputs, boolean ran) {}

    /// Comes to a step.
    ///
    /// @param fresh whether something before it ran now
    StepEnd step(StepPath path, Node node, View view, boolean fresh) {
        Optional<Earlier.End> kept = fresh ? Optional.empty() : earlier.kept(path);
        if (kept.isPresent()) {
            return new StepEnd(kept.get().state(), kept.get().outputs(), false);
        }
        if (node.options().skipIf().filter(it -> Questions.holds(it, view)).isPresent()) {
            return leaveOut(path, fresh);
        }
        boolean freshBranches = fresh;
        for (int left = node.options().retry().maxAttempts(); left > 0; left--) {
            int number = recorder.nextAttempt(path);
            Composite.Result result = attempt(path, node, number, view, freshBranches);
            boolean succeeded = result.outputs().isPresent();
            Map<String, Parameter> outputs = result.outputs().orElse(Map.of());
            StepState state = succeeded ? StepState.SUCCESS : StepState.FAILED;
            recorder.attempt(path, node, number, state, outputs, view);
            if (succeeded) {
                recorder.step(path, state, result.warns());
                return new StepEnd(state, outputs, true);
            }
            freshBranches = true;
        }
        return giveUp(path, node.options().onError().orElse(OnError.FAIL));
    }

    StepEnd leaveOut(StepPath path, boolean fresh) {
        recorder.step(path, StepState.SKIPPED, true);
        return new StepEnd(StepState.SKIPPED, Map.of(), fresh);
    }

    private StepEnd giveUp(StepPath path, OnError onError) {
        Map<String, Parameter> defaults = new LinkedHashMap<>();
        StepState state = StepState.FAILED;
        switch (onError.action()) {
            case FAIL -> {}
            case SKIP -> state = StepState.SKIPPED;
            case CONTINUE -> {
                state = StepState.SUCCESS;
                onError.defaultOutput()
                        .forEach((name, value) -> defaults.put(name, new Parameter.Json(value)));
            }
        }
        recorder.step(path, state, true);
        return new StepEnd(state, defaults, true);
    }

    private Composite.Result attempt(
            StepPath path, Node node, int number, View view, boolean fresh) {
        Composite composite = new Composite(this, path, view, fresh);
        return switch (node) {
            case Node.Stub _, Node.Success _, Node.Fail _ -> Composite.Result.of(Map.of());
            case Node.Task task ->
                    switch (script.outcome(path, task, number)) {
                        case AttemptOutcome.Succeeded(var outputs) -> Composite.Result.of(outputs);
                        case AttemptOutcome.Failed _ -> Composite.Result.FAILED;
                    };
            case Node.Parallel parallel -> composite.parallel(parallel);
            case Node.Map map -> composite.map(map);
            case Node.Conditional conditional -> composite.conditional(conditional);
            case Node.Loop loop -> composite.loop(loop);
            case Node.Dag dag -> composite.dag(dag);
        };
    }

    /// How a branch ended.
    ///
    /// @param written empty when it failed
    record BranchEnd(Optional<Map<String, Parameter>> written, boolean ran) {}

    /// Comes to a branch. One that has succeeded before is not entered again.
    BranchEnd branch(BranchPath place, Graph graph, View view, boolean fresh) {
        if (!fresh && earlier.succeeded(place)) {
            View end = new Walk(this, graph, Optional.of(place), false).again(view);
            return new BranchEnd(Optional.of(end.own()), false);
        }
        Walk.End end = new Walk(this, graph, Optional.of(place), fresh).go(view);
        recorder.branch(place, end.status(), end.view().own());
        boolean succeeded = end.status() == StepState.SUCCESS;
        return new BranchEnd(
                succeeded ? Optional.of(end.view().own()) : Optional.empty(), end.ran());
    }

    /// How a step of a branch that succeeded before ended then.
    Earlier.End endBefore(StepPath path) {
        return requireNonNull(earlier.end(path).orElse(null), path::text);
    }
}
