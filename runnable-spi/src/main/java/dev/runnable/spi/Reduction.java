package dev.runnable.spi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.StepPath;
import dev.runnable.reduce.Reducer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// The end of one try of a map: its values, to be reduced by a user's own function.
///
/// @param step the map
/// @param attempt the try of the map, 1-based
/// @param values for each name what the items left under it, in the order of the items; an item
///   that left nothing is left out, one that left null is not
/// @param stored the names whose values are objects, as in [Parameter.Stored]
/// @param environment variables that tell the reducer where it is, as for a task
/// @param output where its console output goes, live
/// @param objects where values that are objects are
public record Reduction(
        StepPath step,
        int attempt,
        Reducer.Custom reducer,
        SequencedMap<String, List<JsonNode>> values,
        Set<String> stored,
        Map<String, String> environment,
        TaskOutput output,
        ObjectFiles objects) {
    public Reduction {
        requireNonNull(step, "step");
        requireNonNull(reducer, "reducer");
        SequencedMap<String, List<JsonNode>> copy = LinkedHashMap.newLinkedHashMap(values.size());
        values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        values = Collections.unmodifiableSequencedMap(copy);
        stored = Set.copyOf(stored);
        environment = Map.copyOf(environment);
        requireNonNull(output, "output");
        requireNonNull(objects, "objects");
    }

    /// Leaves out the values.
    @Override
    public String toString() {
        return "Reduction[" + step + " #" + attempt + " " + reducer.text() + "]";
    }
}
