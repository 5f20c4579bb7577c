package dev.runnable.testkit.reference;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.event.StepState;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a run comes to.
///
/// @param parameters of the pipeline's graph at its end
/// @param steps all that were visited; of those visited more than once, the last state and all
///   attempts
/// @param branches all that were entered, as they were left the last time
public record Expected(
        StepState status,
        Map<String, Parameter> parameters,
        Map<StepPath, Step> steps,
        Map<BranchPath, Branch> branches) {
    public Expected {
        requireNonNull(status, "status");
        parameters = copy(parameters);
        steps = copy(steps);
        branches = copy(branches);
    }

    /// @param hasMessage whether there is something to say of its end
    public record Step(StepState state, boolean hasMessage, List<Attempt> attempts) {
        public Step {
            requireNonNull(state, "state");
            attempts = List.copyOf(attempts);
        }
    }

    /// @param ofTask whether a task was tried, which an executor sees
    /// @param seen all parameters that it sees, without the variables
    /// @param recorded what the run log has as its inputs
    public record Attempt(
            int number,
            boolean ofTask,
            StepState status,
            Map<String, Parameter> outputs,
            Map<String, Parameter> seen,
            Map<String, JsonNode> variables,
            Map<String, Parameter> recorded) {
        public Attempt {
            requireNonNull(status, "status");
            outputs = copy(outputs);
            seen = copy(seen);
            variables = copy(variables);
            recorded = copy(recorded);
        }
    }

    /// @param status SUCCESS or FAILED
    /// @param parameters what was written in it
    public record Branch(StepState status, Map<String, Parameter> parameters) {
        public Branch {
            requireNonNull(status, "status");
            parameters = copy(parameters);
        }
    }

    private static <K, V> Map<K, V> copy(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
