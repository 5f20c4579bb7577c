package dev.runnable.testkit.reference;

import static java.util.Objects.requireNonNull;

import dev.runnable.event.StepState;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Parameter;
import dev.runnable.testkit.reference.Expected.Attempt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes down what happens.
final class Recorder {
    private final Map<StepPath, List<Attempt>> attempts = new LinkedHashMap<>();
    private final Map<StepPath, StepState> states = new HashMap<>();
    private final Map<StepPath, Boolean> messages = new HashMap<>();
    private final Map<BranchPath, Expected.Branch> branches = new LinkedHashMap<>();
    private final Earlier earlier;

    Recorder(Earlier earlier) {
        this.earlier = earlier;
    }

    int nextAttempt(StepPath step) {
        List<Attempt> known = attempts.getOrDefault(step, List.of());
        return 1 + (known.isEmpty() ? earlier.attempts(step) : known.getLast().number());
    }

    void attempt(
            StepPath step,
            Node node,
            int number,
            StepState status,
            Map<String, Parameter> outputs,
            View view) {
        attempts.computeIfAbsent(step, _ -> new ArrayList<>())
                .add(
                        new Attempt(
                                number,
                                node instanceof Node.Task,
                                status,
                                outputs,
                                view.visible(),
                                view.variables(),
                                view.recorded()));
    }

    void step(StepPath step, StepState state, boolean hasMessage) {
        states.put(step, state);
        messages.put(step, hasMessage);
    }

    void branch(BranchPath branch, StepState status, Map<String, Parameter> written) {
        branches.put(branch, new Expected.Branch(status, written));
    }

    Expected result(StepState status, Map<String, Parameter> parameters) {
        Map<StepPath, Expected.Step> steps = new LinkedHashMap<>();
        states.forEach((path, state) ->
                steps.put(
                        path,
                        new Expected.Step(
                                state,
                                requireNonNull(messages.get(path)),
                                attempts.getOrDefault(path, List.of()))));
        return new Expected(status, parameters, steps, branches);
    }
}
