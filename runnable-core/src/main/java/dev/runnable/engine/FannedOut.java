package dev.runnable.engine;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.event.StepState;
import dev.runnable.graph.BranchPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What has begun in a composite step.
///
/// @param state RUNNING; or how the step ended at once: SKIPPED, or what it came to because its
///   parameters do not fit
/// @param branches that are to run; of a loop one, or none when no iteration is left
public record FannedOut(StepState state, List<Branch> branches) {
    public FannedOut {
        requireNonNull(state, "state");
        branches = List.copyOf(branches);
    }

    static FannedOut over(StepState state) {
        return new FannedOut(state, List.of());
    }

    /// Whether its branches are to run.
    boolean isUnderWay() {
        return state == StepState.RUNNING;
    }

    /// @param variables the item or the index, by name
    public record Branch(BranchPath place, SequencedMap<String, JsonNode> variables) {
        public Branch {
            requireNonNull(place, "place");
            variables = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(variables));
        }
    }
}
